import fs from 'node:fs';
import path from 'node:path';
import { canEnter, identityFor } from './unprivileged.ts';

/**
 * Where the cluster of a data folder `home` can lie. PostgreSQL never runs as root: started by root with `home` below
 * a private folder (mode 0700), the server's account could not enter it, so the cluster goes outside.
 * @param id names the folder outside; the caller remembers it.
 * @returns an absolute folder, and `outside` when it is not in `home`.
 */
export function reachableDataDir(home: string, id: string): { dataDir: string; outside: boolean } {
  const within = path.join(home, 'postgres');
  if (canEnter(identityFor(within), home)) return { dataDir: within, outside: false };
  for (const base of ['/var/lib', '/var/tmp']) {
    const folder = path.join(base, `lapak-${id}`);
    try {
      fs.mkdirSync(folder, { mode: 0o711 });
      fs.chmodSync(folder, 0o711); // whatever the umask
      return { dataDir: path.join(folder, 'postgres'), outside: true };
    } catch {
      continue;
    }
  }
  throw new Error(
    `PostgreSQL cannot run as root, and no other account can enter ${home}. ` +
      'Give a folder it can: LAPAK_HOME=/srv/lapak npm start',
  );
}
