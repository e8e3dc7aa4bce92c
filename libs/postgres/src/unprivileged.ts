import fs from 'node:fs';
import path from 'node:path';

/** Who the server runs as. Empty: whoever runs this process. */
export interface Identity {
  uid?: number;
  gid?: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root, and initdb wants a uid that has a name: so a real account of this machine. */
function someoneElse(): Identity {
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0);
  const chosen =
    accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody') ?? accounts[0];
  if (!chosen) throw new Error('PostgreSQL cannot run as root, and /etc/passwd names no other account to run it as.');
  return { uid: chosen.uid, gid: chosen.gid };
}

/**
 * The account a server on `dataDir` runs as. As root that is the owner of the folder when it is there already
 * (an ordinary user may have made it), else `postgres` or `nobody`.
 */
export function identityFor(dataDir: string): Identity {
  if (!isRoot()) return {};
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : someoneElse();
}

function may(who: Identity, file: string, bit: 1 | 4): boolean {
  const stat = fs.statSync(file);
  if (stat.uid === who.uid) return (stat.mode & (bit << 6)) !== 0;
  if (stat.gid === who.gid) return (stat.mode & (bit << 3)) !== 0;
  return (stat.mode & bit) !== 0;
}

/** @returns true when `who` can enter `dir` and every folder above it. */
export function canEnter(who: Identity, dir: string): boolean {
  if (who.uid === undefined) return true;
  for (let folder = path.resolve(dir); ; folder = path.dirname(folder)) {
    if (!may(who, folder, 1)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** @returns true when `who` can read and run the program at `file`. */
export const canRun = (who: Identity, file: string): boolean =>
  who.uid === undefined || (canEnter(who, path.dirname(file)) && may(who, file, 1) && may(who, file, 4));

/** Gives `file` to the account the server runs as. */
export function give(file: string, who: Identity): void {
  if (who.uid !== undefined && who.gid !== undefined) fs.chownSync(file, who.uid, who.gid);
}
