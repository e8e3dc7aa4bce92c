// `npm run invariants`: what must always be true of the data, checked.
import { asCommand } from '../refusal.ts';
import { runProgram } from '../run-program.ts';

await asCommand(() => runProgram('apps/api/dist/invariants.js'));
