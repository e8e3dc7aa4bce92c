import type { Clock } from '@lapak/kernel';
import pg from 'pg';
import { type DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Config } from '../config.js';
import { createDataSource } from '../data-source.js';
import type { RequestContext, Viewer } from '../request-context.js';
import { alone, exists, TEMPLATE, testUrl } from './server.js';

export { testUrl } from './server.js';

/** The name of this worker's own database. */
export const testDatabaseName = (): string => `lapak_test_${process.env['TEST_RUN']}_${process.env['JEST_WORKER_ID']}`;

const EMPTIED = `
  select string_agg(format('delete from %I.%I', schemaname, tablename), ';') as deletes from pg_tables
  where (schemaname = 'public' and tablename <> 'migration') or (schemaname = 'graphile_worker' and tablename in ('_private_jobs', '_private_job_queues'))`;

/** Empties every table (DELETE with triggers off: a few ms, where TRUNCATE takes a hundred). */
export const emptied = async (db: DataSource): Promise<void> => {
  const [{ deletes }] = (await db.query(EMPTIED)) as [{ deletes: string }];
  await db.query(`set session_replication_role = replica; ${deletes}; set session_replication_role = default`);
};

/**
 * A real PostgreSQL database of this Jest worker's own, cloned from the migrated template by the first file to ask,
 * and emptied before each test (`keep: true`: only before the first, for suites that build one story).
 */
export function testDatabase(
  entities: readonly EntityTarget<ObjectLiteral>[],
  options: { keep?: boolean; poolSize?: number } = {},
): DataSource {
  const name = testDatabaseName();
  const db = createDataSource({
    url: testUrl(name),
    entities,
    poolSize: options.poolSize ?? 10,
    statementTimeout: 20_000,
  });

  beforeAll(async () => {
    await alone(async (root) => {
      if (!(await exists(root, name))) await root.query(`create database ${name} template ${TEMPLATE}`);
    });
    await db.initialize();
    await emptied(db);
  }, 60_000);
  if (!options.keep) beforeEach(() => emptied(db));
  afterAll(() => db.destroy());
  return db;
}

type Query = typeof pg.Client.prototype.query;

/** Every SQL statement that `work` sent from this process, in order, by text. BEGIN and COMMIT count. */
export async function statementsDuring(
  work: () => PromiseLike<unknown>,
): Promise<{ text: string; name: string | undefined }[]> {
  const sent: { text: string; name: string | undefined }[] = [];
  const original: Query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const config = args[0] as string | { text?: string; name?: string };
    sent.push(
      typeof config === 'string' ? { text: config, name: undefined } : { text: config.text ?? '', name: config.name },
    );
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as Query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}

/** A clock that stands still until it is set or moved. */
export class TestClock implements Clock {
  constructor(private at = new Date('2026-11-24T02:00:00Z')) {}
  now(): Date {
    return new Date(this.at);
  }
  set(at: string | Date): void {
    this.at = new Date(at);
  }
  forward(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.at = new Date(this.at.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}

/** A configuration for tests: no keys, no mail, files in a folder of the worker's own. */
export const testConfig = (over: Partial<Config> = {}): Config => ({
  production: false,
  demo: true,
  port: 0,
  home: `/tmp/lapak-test-home-${testDatabaseName()}`,
  databaseUrl: testUrl(testDatabaseName()),
  databaseReplicaUrls: [],
  publicUrl: 'http://localhost:3000',
  merchantUrl: 'http://localhost:3000/lapakku',
  staffUrl: 'http://localhost:3000/kabupaten',
  regency: 'buleleng',
  stripe: null,
  smtpUrl: null,
  s3: null,
  mailFrom: 'Lapak <lapak@localhost>',
  secret: 'only for tests, never for anything real',
  logLevel: 'silent',
  ...over,
});

/** A request context as a resolver gets it. */
export const testContext = (over: Partial<RequestContext> = {}): RequestContext => {
  const jar = new Map<string, string>();
  return {
    requestId: 'test',
    app: 'storefront',
    locale: 'id',
    ip: '127.0.0.1',
    userAgent: 'test',
    viewer: null,
    cookies: {
      get: (name) => jar.get(name),
      set: (name, value) => void jar.set(name, value),
      clear: (name) => void jar.delete(name),
    },
    ...over,
  };
};

export const testViewer = (over: Partial<Viewer> & Pick<Viewer, 'accountId'>): Viewer => ({
  sessionId: '01980000-0000-7000-8000-00000000beef' as Viewer['sessionId'],
  duties: [],
  secondFactor: false,
  ...over,
});
