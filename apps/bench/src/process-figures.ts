import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

const fieldsOf = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** CPU time (user and system) that a process has used so far, in ms. The kernel counts in steps of 10 ms. */
export const cpuOf = (pid: number): number => {
  const fields = fieldsOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
};

/** Resident memory in MB. */
export const memoryOf = (pid: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
};

/** CPU time of a process and of everything it started that still runs, in ms: a PostgreSQL server is many processes. */
export const cpuOfFamily = (pid: number): number => {
  let total = cpuOf(pid);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (Number(fieldsOf(Number(name))[1]) === pid) total += cpuOf(Number(name));
    } catch {
      // ended between the list and the look
    }
  }
  return total;
};
