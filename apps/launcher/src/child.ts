import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags } from './node-flags.ts';
import { Refusal } from './refusal.ts';
import { inRoot, root } from './workspace.ts';

export interface Child {
  name: string;
  pid: number;
  /** How it ended, in words ('ended with code 0'); pending while it runs. */
  ended: Promise<string>;
  /** Asks it to end, waits `patience` milliseconds, then ends it. */
  stop(patience: number): Promise<void>;
}

const LOG_LIMIT = 50_000_000;

/** Keeps a log from filling the disk: its content moves to `.1` and it begins anew. The child appends, and never notices. */
function trim(log: string): void {
  if ((fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0) < LOG_LIMIT) return;
  fs.copyFileSync(log, `${log}.1`);
  fs.truncateSync(log);
}

const howItEnded = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });

/** The last lines of a log, for the terminal. */
export const tail = (log: string, lines = 20): string =>
  fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';

function startProcess(program: string, env: NodeJS.ProcessEnv, out: number | 'inherit'): ChildProcess {
  if (!fs.existsSync(inRoot(program)))
    throw new Refusal(`${program} is not there. Run "npm run build" and look at its messages.`);
  return spawn(process.execPath, [...nodeFlags(program), inRoot(program)], {
    cwd: root,
    env,
    detached: true, // Ctrl-C in the terminal is for the launcher, which stops its children in order
    stdio: ['ignore', out, out, 'ipc'], // when we are killed the channel closes: 'disconnect' tells the child to end
  });
}

/** Starts a built program of the workspace, its output in `log`, or on the terminal without one. */
export function startChild(name: string, program: string, env: NodeJS.ProcessEnv, log?: string): Child {
  if (log) trim(log);
  const out = log ? fs.openSync(log, 'a', 0o600) : undefined;
  const child = startProcess(program, env, out ?? 'inherit');
  if (out !== undefined) fs.closeSync(out);
  const ended = howItEnded(child);
  const trimming = setInterval(() => log && trim(log), 60_000).unref();
  void ended.then(() => clearInterval(trimming));
  const stop = async (patience: number): Promise<void> => {
    child.kill('SIGTERM');
    const late = Symbol('late');
    const outcome = await Promise.race([ended, sleep(patience, late, { ref: false })]);
    if (outcome !== late) return;
    console.log(`Lapak: the ${name} does not end by itself; ending it.`);
    child.kill('SIGKILL');
    await ended;
  };
  return { name, pid: child.pid ?? 0, ended, stop };
}

/**
 * Runs a built program to its end with its output on the terminal.
 * @returns its exit code, 1 when a signal ended it.
 */
export function runToEnd(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (!fs.existsSync(inRoot(program)))
    throw new Refusal(`${program} is not there. Run "npm run build" and look at its messages.`);
  return new Promise((resolve, reject) => {
    const conditions = program.endsWith('.ts') ? ['--conditions=@lapak/source'] : [];
    const child = spawn(process.execPath, [...conditions, inRoot(program), ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    const forward = (): boolean => child.kill('SIGTERM');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
    process.on('disconnect', forward);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
      process.off('disconnect', forward);
      resolve(code ?? 1);
    });
  });
}
