import type { LocalDate, Rupiah } from '@lapak/kernel';
import { rupiah } from '@lapak/kernel';
import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral, type ValueTransformer } from 'typeorm';
import { withReplicas } from './replicas.js';
import { SnakeCase } from './snake-case.js';

// int8 comes as text by default. Counts and rupiah are safe integers by constraint; anything larger is a bug and throws.
pg.types.setTypeParser(20, (text) => {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw new RangeError(`int8 past 2^53: ${text}`);
  return n;
});
// A calendar day is text (LocalDate), not an instant at somebody's midnight.
pg.types.setTypeParser(1082, (text) => text as LocalDate);

/** For `bigint` columns that hold whole rupiah. */
export const rupiahColumn: ValueTransformer = {
  to: (n: Rupiah | null | undefined) => n,
  from: (n: string | number | null) => (n === null ? null : rupiah(Number(n))),
};

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Longest statement in ms; 5 s unless told. */
  readonly statementTimeout?: number;
  readonly onPoolError?: (error: Error) => void;
  /** Streaming replicas, for statements that may read from one. */
  readonly replicaUrls?: readonly string[];
}

const settingsOf = ({ statementTimeout = 5_000 }: DatabaseOptions): pg.PoolConfig => ({
  statement_timeout: statementTimeout,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 5_000,
  connectionTimeoutMillis: 3_000,
  idleTimeoutMillis: 60_000,
});

/** The product's connection settings, the same in the API, the worker, scripts and tests. Not yet connected. */
export const createDataSource = (options: DatabaseOptions): DataSource => {
  const { applicationName = 'lapak', poolSize = 10 } = options;
  const db = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities] as never[],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    applicationName,
    poolSize,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: settingsOf(options),
  });
  return withReplicas(db, options.replicaUrls ?? [], {
    ...settingsOf(options),
    application_name: applicationName,
    max: poolSize,
  });
};

/** The pg pool under a data source: named statements, LISTEN and the job queue go through it. */
export const poolOf = (db: DataSource): pg.Pool => (db.driver as unknown as { master: pg.Pool }).master;
