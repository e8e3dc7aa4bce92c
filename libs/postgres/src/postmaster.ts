import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server writes about itself into `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** 'starting', 'stopping', 'ready' or 'standby'; empty while it has not said. */
  status: string;
}

const file = (dataDir: string): string => path.join(dataDir, 'postmaster.pid');

/** In a container nobody may bury the dead: an ended process keeps its number. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** @returns true when a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** After a crash the number in the file may belong to any program by now; its command line tells. */
function runsOn(pid: number, dataDir: string): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDir);
  } catch {
    return isAlive(pid);
  }
}

/** The server that runs on `dataDir`, or undefined. A file left behind by a dead server is removed. */
export function findPostmaster(dataDir: string): Postmaster | undefined {
  if (!fs.existsSync(file(dataDir))) return undefined;
  const lines = fs.readFileSync(file(dataDir), 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (pid > 0 && isAlive(pid) && runsOn(pid, dataDir))
    return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
  fs.rmSync(file(dataDir), { force: true });
  return undefined;
}

/** Resolves when the process is gone, true; or after `ms` milliseconds, false. */
export async function gone(pid: number, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/**
 * Fast shutdown (open sessions are cut off); after `patience` milliseconds immediate shutdown, which the next start
 * recovers from.
 */
export async function stopPostmaster(pid: number, patience: number): Promise<void> {
  const steps = [['SIGINT', patience] as const, ['SIGQUIT', 2_000] as const, ['SIGKILL', 1_000] as const];
  for (const [signal, wait] of steps) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await gone(pid, wait)) return;
  }
}
