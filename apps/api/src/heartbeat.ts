import { type Log, statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';

const beat = statement(
  'worker_beat',
  `insert into worker_heartbeat (name, at) values ('worker', clock_timestamp()) on conflict (name) do update set at = excluded.at`,
);
const EVERY_MS = 15_000;

/** Says that a worker is alive, in the database's own time; GET /ready looks at it. @returns what stops it. */
export const startHeartbeat = async (db: DataSource, log: Log): Promise<() => void> => {
  await beat.run(db);
  const timer = setInterval(() => {
    beat.run(db).catch((error: unknown) => log.warn({ err: error }, 'the heartbeat missed'));
  }, EVERY_MS);
  return () => clearInterval(timer);
};
