import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { reachableDataDir } from '@lapak/postgres';
import { Refusal } from './refusal.ts';
import { inRoot } from './workspace.ts';

/** Random letters that are safe in a URL, a key and a file name. */
export const randomWord = (bytes: number): string => randomBytes(bytes).toString('hex');

/**
 * The data folder (LAPAK_HOME, default `.local` in the checkout), made when it is not there.
 * @throws Refusal when it cannot be written.
 */
export function openHome(): string {
  const home = path.resolve(process.env['LAPAK_HOME'] || inRoot('.local'));
  try {
    const fresh = fs.mkdirSync(home, { recursive: true, mode: 0o711 }) !== undefined;
    const ours = fresh || fs.readdirSync(home).length === 0 || fs.existsSync(path.join(home, 'postgres.json'));
    // Started by root, PostgreSQL runs as another account: it must come through. What is secret is 0600 by itself.
    const mode = fs.statSync(home).mode;
    if (ours && process.getuid?.() === 0 && (mode & 0o001) === 0) fs.chmodSync(home, (mode & 0o777) | 0o011);
    fs.mkdirSync(path.join(home, 'logs'), { recursive: true, mode: 0o700 });
    fs.accessSync(home, fs.constants.W_OK);
  } catch (cause) {
    throw new Refusal(
      `LAPAK_HOME: the data folder ${home} cannot be written (${(cause as Error).message}). ` +
        'Give another one: LAPAK_HOME=$HOME/lapak npm start',
    );
  }
  return fs.realpathSync(home);
}

/** What `file` in the data folder remembers, made by `invent` the first time. Readable by its owner only. */
export function remember<T extends object>(home: string, file: string, invent: () => T): T {
  const full = path.join(home, file);
  if (!fs.existsSync(full)) {
    fs.writeFileSync(`${full}.new`, `${JSON.stringify(invent(), null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(`${full}.new`, full);
  }
  try {
    return JSON.parse(fs.readFileSync(full, 'utf8')) as T;
  } catch (cause) {
    throw new Refusal(`${full} cannot be read (${(cause as Error).message}). Bring it back from a backup.`);
  }
}

export interface ClusterPlace {
  dataDir: string;
  password: string;
}

/** Where this home's PostgreSQL data lies, and its password; decided once. */
export function clusterOf(home: string): ClusterPlace {
  if (!fs.existsSync(path.join(home, 'postgres.json')) && fs.existsSync(path.join(home, 'postgres')))
    throw new Refusal(
      `${home}/postgres holds a database, but the password that belongs to it (${home}/postgres.json) is gone. ` +
        'Bring the file back, or set the folder aside to begin afresh.',
    );
  const remembered = remember(home, 'postgres.json', () => {
    const { dataDir, outside } = reachableDataDir(home, randomWord(4));
    return { password: randomWord(16), ...(outside && { outside: dataDir }) };
  });
  const { password, outside } = remembered as { password: string; outside?: string };
  if (outside) console.log(`Lapak: ${home} is private to root, so the database lies in ${outside}.`);
  return { dataDir: outside ?? path.join(home, 'postgres'), password };
}
