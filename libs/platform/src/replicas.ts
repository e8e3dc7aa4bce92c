import pg from 'pg';
import type { DataSource } from 'typeorm';

/** A replica further behind than this many seconds is left alone until it has caught up. */
const FURTHEST_BEHIND = 10;
const LOOK_EVERY_MS = 5_000;

// An idle primary sends nothing: then the last replayed change may be old and nothing is missing all the same.
const BEHIND = `select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
  else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end::float as seconds`;

interface Replica {
  readonly pool: pg.Pool;
  fit: boolean;
}

/** SQLSTATE classes of a statement's own fault; anything else is the server's or the line's, and another may answer. */
const isOwnFault = (error: unknown): boolean =>
  /^(0A|2[0-9]|3[BDF]|4[24]|57014)/.test(String((error as { code?: string }).code));

/** Read-only copies of the database, asked in turn, for reads that may be some seconds old. */
export class Replicas {
  private readonly all: Replica[];
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  constructor(urls: readonly string[], settings: pg.PoolConfig) {
    this.all = urls.map((connectionString) => {
      const pool = new pg.Pool({ ...settings, connectionString });
      pool.on('error', () => undefined); // pg replaces a broken connection
      return { pool, fit: false };
    });
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Looks at each: whether it answers, and how far it is behind. */
  async look(): Promise<void> {
    await Promise.all(
      this.all.map(async (replica) => {
        const seen = await replica.pool.query<{ seconds: number | null }>(BEHIND).catch(() => null);
        replica.fit = (seen?.rows[0]?.seconds ?? Infinity) <= FURTHEST_BEHIND;
      }),
    );
  }

  /** @returns null when no replica could answer: then the primary is asked. */
  async query<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<Row> | null> {
    for (let i = 0; i < this.all.length; i++) {
      const replica = this.all[this.turn++ % this.all.length]!;
      if (!replica.fit) continue;
      try {
        return await replica.pool.query<Row>(config);
      } catch (error) {
        if (isOwnFault(error)) throw error;
        replica.fit = false; // until the next look
      }
    }
    return null;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.all.map(({ pool }) => pool.end()));
  }
}

const held = new WeakMap<DataSource, Replicas>();
export const replicasOf = (db: DataSource): Replicas | undefined => held.get(db);

/** Gives a data source its replicas; they end with it. */
export const withReplicas = (db: DataSource, urls: readonly string[], settings: pg.PoolConfig): DataSource => {
  if (urls.length === 0) return db;
  const replicas = new Replicas(urls, settings);
  held.set(db, replicas);
  const initialize = db.initialize.bind(db);
  const destroy = db.destroy.bind(db);
  db.initialize = async () => {
    await replicas.look();
    return initialize();
  };
  db.destroy = async () => {
    await replicas.end();
    await destroy();
  };
  return db;
};
