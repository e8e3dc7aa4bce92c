import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf } from './process-table.ts';
import { Refusal } from './refusal.ts';

interface Noted {
  pid: number;
  birth: string;
}

/** What a running launcher writes down about itself in `launcher.json`, for the next one. */
interface Running extends Noted {
  url: string;
  stopping: boolean;
  children: (Noted & { name: string })[];
}

const file = (home: string): string => path.join(home, 'launcher.json');

const note = (pid: number): Noted => ({ pid, birth: birthOf(pid) ?? '' });

// The number alone may belong to another program by now.
const lives = ({ pid, birth }: Noted): boolean => birth !== '' && birthOf(pid) === birth;

function read(home: string): Running | undefined {
  try {
    return JSON.parse(fs.readFileSync(file(home), 'utf8')) as Running;
  } catch {
    return undefined; // never started, or killed while writing
  }
}

/** The launcher that runs on this data folder at this moment. */
export function runningLauncher(home: string): { pid: number; url: string; stopping: boolean } | undefined {
  const found = read(home);
  return found && found.pid !== process.pid && lives(found) ? found : undefined;
}

async function ends(one: Noted, ms: number): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await sleep(50)) if (!lives(one)) return true;
  return !lives(one);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended meanwhile
  }
}

/** Children end by themselves when their launcher is killed. One that does not is stopped here. */
async function stopOrphan(child: Noted & { name: string }): Promise<void> {
  if (await ends(child, 3_000)) return;
  console.log(`Lapak: stopping the ${child.name} (process ${child.pid}) that a killed start left behind.`);
  signal(child.pid, 'SIGTERM');
  if (await ends(child, 6_000)) return;
  signal(child.pid, 'SIGKILL');
  await ends(child, 2_000);
}

/**
 * Makes sure this is the only launcher on the data folder: waits for one that is stopping, clears away what a killed
 * one left.
 * @throws Refusal when another one is running and stays.
 */
export async function takeOver(home: string): Promise<void> {
  const found = read(home);
  if (!found) return;
  const runs = (): boolean => lives(found);
  for (let tries = 0; tries < 20 && runs() && !read(home)?.stopping; tries += 1) await sleep(100); // it may just notice
  if (runs() && read(home)?.stopping) {
    console.log('Lapak: waiting for the one that is just stopping.');
    await ends(found, 20_000);
  }
  if (runs())
    throw new Refusal(
      `Lapak already runs from this data folder: ${found.url} (process ${found.pid}). Stop it with Ctrl-C there or ` +
        `"kill ${found.pid}", or start a second one with its own data: LAPAK_HOME=$HOME/lapak-2 PORT=3001 npm start`,
    );
  await Promise.all((read(home)?.children ?? []).map(stopOrphan));
}

/** Notes this launcher and its children, so that the next start can clear up after a kill -9. */
export function writeDown(home: string, now: { url: string; stopping: boolean; children: Map<string, number> }): void {
  const children = [...now.children].map(([name, pid]) => ({ name, ...note(pid) }));
  const running: Running = { ...note(process.pid), url: now.url, stopping: now.stopping, children };
  fs.writeFileSync(`${file(home)}.new`, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file(home)}.new`, file(home));
}

export const forget = (home: string): void => fs.rmSync(file(home), { force: true });
