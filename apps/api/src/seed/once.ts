import { statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';

const state = statement<{ begun: boolean; done: boolean; people: boolean }>(
  'seed_state',
  `select exists (select from demo_seed where regency = $1) as begun,
     exists (select from demo_seed where regency = $1 and done_at is not null) as done,
     exists (select from account) as people`,
);
const begin = statement(
  'seed_begin',
  `insert into demo_seed (regency, started_at) values ($1, now()) on conflict (regency) do update set started_at = now()`,
);
const end = statement('seed_end', `update demo_seed set done_at = now() where regency = $1`);

/** What an import brings, and what says how far we are; all else is the story's. */
const KEPT = ['migration', 'demo_seed', 'province', 'outside_regency', 'kecamatan', 'desa', 'holiday', 'category'];
const others = statement<{ names: string }>(
  'seed_tables',
  `select string_agg(quote_ident(tablename), ', ') as names from pg_tables
   where schemaname = 'public' and tablename <> all($1) and tablename not like 'courier%'`,
);

/** Empties what an interrupted telling left, jobs included. */
const empty = async (db: DataSource): Promise<void> => {
  const { names } = (await others.row(db, [KEPT]))!;
  await db.query('truncate ' + names);
  await db.query('delete from graphile_worker._private_jobs');
};

/** Whether the demo is to be made now: not when it is there, and never into a market that people already use. */
export const beginSeed = async (db: DataSource, regency: string): Promise<boolean> => {
  const { begun, done, people } = (await state.row(db, [regency]))!;
  if (done || (people && !begun)) return false;
  if (begun) await empty(db);
  await begin.run(db, [regency]);
  return true;
};

export const endSeed = async (db: DataSource, regency: string): Promise<void> => {
  await end.run(db, [regency]);
};
