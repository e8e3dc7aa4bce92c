import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { give, type Identity } from './unprivileged.ts';

export interface ClusterOptions {
  dataDir: string;
  user: string;
  password: string;
  /** Data that may be lost: nothing waits for the disk. */
  throwAway?: boolean | undefined;
}

/** @returns true when a cluster of version `major` lies there. */
function isThere({ dataDir, throwAway }: ClusterOptions, major: string): boolean {
  const file = path.join(dataDir, 'PG_VERSION');
  if (!fs.existsSync(file)) return false;
  const found = fs.readFileSync(file, 'utf8').trim();
  if (found === major) return true;
  if (throwAway) {
    fs.rmSync(dataDir, { recursive: true });
    return false;
  }
  throw new Error(
    `${dataDir} was made by PostgreSQL ${found}, this is PostgreSQL ${major}. ` +
      'Move the data over with a dump of the old server, or set the folder aside to begin afresh.',
  );
}

/**
 * Makes `dataDir` when it is not there: UTF-8, ICU locale `und` (sorting does not depend on the machine's LANG),
 * checksums on. Built beside its place and renamed, so a killed start leaves no half-made cluster.
 */
export function createCluster(options: ClusterOptions, binaries: Binaries, who: Identity): void {
  const { dataDir, user, password, throwAway } = options;
  if (isThere(options, binaries.major)) return;
  const draft = `${dataDir}.new`;
  const secret = `${dataDir}.pw`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  give(draft, who);
  fs.rmSync(secret, { force: true });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  give(secret, who);
  const encoding = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
  const safety = throwAway ? ['--no-sync', '--no-data-checksums'] : ['--data-checksums'];
  const account = [`--username=${user}`, `--pwfile=${secret}`, '--auth=scram-sha-256'];
  try {
    execFileSync(path.join(binaries.bin, 'initdb'), [`--pgdata=${draft}`, ...account, ...encoding, ...safety], {
      ...who,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    const said = (cause as { stderr?: Buffer }).stderr?.toString().trim();
    throw new Error(`PostgreSQL could not make its data folder ${dataDir}: ${said || String(cause)}`, { cause });
  } finally {
    fs.rmSync(secret, { force: true });
  }
  fs.renameSync(draft, dataDir);
}
