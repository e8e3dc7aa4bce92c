import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { oneAtATime } from './one-at-a-time.ts';
import { startPostgres } from './start-postgres.ts';

function passwordIn(home: string): string {
  const file = path.join(home, 'password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

function homeOf(uid: number): string {
  const home = path.join(os.tmpdir(), `lapak-test-pg-${uid}`);
  fs.mkdirSync(home, { recursive: true });
  if (fs.statSync(home).uid !== uid) throw new Error(`${home} belongs to somebody else. Remove it, then start again.`);
  fs.chmodSync(home, 0o711); // as root the server runs as another account: it must come through
  return home;
}

/** Databases of runs that were killed would fill the disk. The folder's age is the only birthday PostgreSQL keeps. */
async function dropForgotten(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database d
       where not datistemplate and datname <> 'postgres'
         and not exists (select from pg_stat_activity a where a.datid = d.oid)
         and (pg_stat_file('base/' || d.oid || '/PG_VERSION', true)).modification < now() - interval '12 hours'`,
    );
    for (const { name } of rows)
      // eslint-disable-next-line no-restricted-syntax -- a name cannot be a parameter; it is quoted
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`).catch(() => undefined);
  } finally {
    await client.end();
  }
}

async function inUse(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query(
    `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  await client.end();
  return (rowCount ?? 0) > 0;
}

/**
 * The one throw-away server all tests of this account share, started when it is not running; it stays up for the next
 * run. Safe to call from many processes at once. Nothing in it survives a power cut, and nothing there is real.
 * @returns adminUrl: a superuser's way in, to make and drop databases; stopUnlessUsed: ends the server when this call
 * started it and no other run works on it.
 */
export async function testServer(): Promise<{ adminUrl: string; stopUnlessUsed(): Promise<void> }> {
  const home = homeOf(process.getuid?.() ?? 0);
  const password = await oneAtATime(home, async () => passwordIn(home));
  const { url, adopted, stop } = await startPostgres({
    dataDir: path.join(home, 'data'),
    user: 'lapak',
    password,
    throwAway: true,
    settings: { max_connections: 300 },
  });
  if (!adopted) await dropForgotten(url);
  const stopUnlessUsed = async (): Promise<void> => {
    if (!adopted && !(await inUse(url))) await stop();
  };
  return { adminUrl: url, stopUnlessUsed };
}
