import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Connection address of `database` on the test server. */
export const testUrl = (database: string): string => {
  const url = new URL(process.env['TEST_PG_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
};

const migrationFiles = globSync(join(import.meta.dirname ?? __dirname, '../migrations/*.ts')).sort();
const hash = createHash('sha256');
for (const file of migrationFiles) hash.update(readFileSync(file));

/** Migrated, never connected to, and named by what made it: changing a migration makes another. */
export const TEMPLATE = `lapak_template_${hash.digest('hex').slice(0, 12)}`;

/** Runs `work` on the server; one at a time over all test processes, since Nx may run several Jests at once. */
export async function alone<T>(work: (root: pg.Client) => Promise<T>): Promise<T> {
  const root = new pg.Client(testUrl('postgres'));
  await root.connect();
  try {
    await root.query(`select pg_advisory_lock(hashtext('lapak tests'))`);
    return await work(root);
  } finally {
    await root.end(); // the lock goes with the session
  }
}

export const exists = async (root: pg.Client, database: string): Promise<boolean> =>
  (await root.query('select from pg_database where datname = $1', [database])).rowCount === 1;
