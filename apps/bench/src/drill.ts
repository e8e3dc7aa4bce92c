// `npm run drill -- kill-api [rounds]`: the product is hurt on purpose, and its books are looked at.
import { killApi } from './kill-api.ts';

const [name, rounds = '20'] = process.argv.slice(2);
const drills: Record<string, (rounds: number) => Promise<boolean>> = { 'kill-api': killApi };
const drill = drills[name ?? ''];
if (drill) process.exitCode = (await drill(Number(rounds))) ? 0 : 1;
else {
  console.error(`npm run drill -- ${Object.keys(drills).join(' | ')} [rounds]`);
  process.exitCode = 2;
}
