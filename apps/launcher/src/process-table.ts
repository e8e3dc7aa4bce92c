import fs from 'node:fs';

const read = (file: string): string | undefined => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** The command line of a running process, words apart by a blank; undefined when there is none (or only its remains). */
export function commandOf(pid: number): string | undefined {
  const line = read(`/proc/${pid}/cmdline`);
  return line ? line.replaceAll('\0', ' ').trim() : undefined;
}

/** When a process began, in the kernel's ticks: with its number it names one process for good. Undefined: none runs. */
export function birthOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold blanks and brackets
  const [state] = fields ?? [];
  return fields === undefined || state === 'Z' || state === 'X' ? undefined : fields[19];
}

function socketsListeningOn(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => (read(file) ?? '').split('\n').slice(1));
  const columns = rows.map((row) => row.trim().split(/\s+/));
  const LISTEN = '0A';
  return new Set(columns.filter((c) => c[3] === LISTEN && c[1]?.endsWith(`:${wanted}`)).map((c) => `socket:[${c[9]}]`));
}

function holdsOneOf(pid: string, sockets: Set<string>): boolean {
  try {
    return fs.readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(fs.readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false; // ended meanwhile, or another account's
  }
}

/** Who listens on a TCP port, as far as this account may know. */
export function holderOf(port: number): { pid: number; command: string } | undefined {
  const sockets = socketsListeningOn(port);
  if (sockets.size === 0) return undefined;
  const pid = fs.readdirSync('/proc').find((name) => /^\d+$/.test(name) && holdsOneOf(name, sockets));
  return pid ? { pid: Number(pid), command: commandOf(Number(pid)) ?? 'a program that just ended' } : undefined;
}
