import { poolOf } from '@lapak/platform';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

const STATE = `select exists (select from demo_seed where regency = $1) as begun,
  exists (select from demo_seed where regency = $1 and done_at is not null) as done,
  exists (select from account) as people`;
const BEGIN = `insert into demo_seed (regency, started_at) values ($1, now())
  on conflict (regency) do update set started_at = now()`;
const END = `update demo_seed set done_at = now() where regency = $1`;

/** What an import brings, and what says how far we are; all else is the story's. */
const KEPT = ['migration', 'demo_seed', 'province', 'outside_regency', 'kecamatan', 'desa', 'holiday', 'category'];
const OTHERS = `select quote_ident(tablename) as name from pg_tables
  where schemaname = 'public' and tablename <> all($1) and tablename not like 'courier%'`;

/** Empties what an interrupted telling left, jobs included. The ledger forbids it to everybody else, so it is told first. */
const empty = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(OTHERS, [KEPT]);
  const names = rows.map(({ name }) => name);
  await client.query('begin');
  for (const name of names) await client.query('alter table ' + name + ' disable trigger user');
  await client.query('truncate ' + names.join(', '));
  for (const name of names) await client.query('alter table ' + name + ' enable trigger user');
  await client.query('delete from graphile_worker._private_jobs');
  await client.query('commit');
};

/**
 * Runs `tell` once in the life of a database: not when the demo is there, never into a market that people already use,
 * and anew when an earlier telling was interrupted.
 * @throws Error when another process is telling it at this moment
 */
export const once = async (db: DataSource, regency: string, tell: () => Promise<void>): Promise<void> => {
  const client = await poolOf(db).connect();
  try {
    const lock = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(hashtext('lapak demo')) as mine`);
    if (!lock.rows[0]!.mine) throw new Error('another start is preparing the demo in this database; wait for it.');
    const { rows } = await client.query<{ begun: boolean; done: boolean; people: boolean }>(STATE, [regency]);
    const { begun, done, people } = rows[0]!;
    if (done || (people && !begun)) return;
    if (begun) await empty(client);
    await client.query(BEGIN, [regency]);
    await tell();
    await client.query(END, [regency]);
  } finally {
    client.release(true); // the lock goes with the connection
  }
};
