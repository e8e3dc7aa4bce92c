import { runMigrations as runQueueMigrations } from 'graphile-worker';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from '../data-source.js';
import { AreasAndAccounts1764028800001 } from './001-areas-and-accounts.js';
import { CasesAndMerchants1764028800002 } from './002-cases-and-merchants.js';
import { Catalog1764028800003 } from './003-catalog.js';
import { Orders1764028800004 } from './004-orders.js';
import { Payments1764028800005 } from './005-payments.js';
import { CurationAndNotices1764028800006 } from './006-curation-and-notices.js';
import { Money1764028800007 } from './007-money.js';

/** In order. A migration that is on main is never changed: the next one corrects it. */
export const migrations = [
  AreasAndAccounts1764028800001,
  CasesAndMerchants1764028800002,
  Catalog1764028800003,
  Orders1764028800004,
  Payments1764028800005,
  CurationAndNotices1764028800006,
  Money1764028800007,
];

/** Brings the database to this version: the job queue's tables first, then ours. Fails loudly; safe to run twice. */
export const migrate = async (url: string): Promise<string[]> => {
  const db = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
  });
  await db.initialize();
  try {
    const pool: pg.Pool = poolOf(db);
    // a connection that breaks fails its statement; the queue wants somebody to hear it as well
    pool.on('connect', (client) => client.on('error', () => undefined));
    await pool.query(`select pg_advisory_lock(hashtext('lapak migrate'))`);
    await runQueueMigrations({ pgPool: pool });
    return (await db.runMigrations()).map((migration) => migration.name);
  } finally {
    await db.destroy();
  }
};

/** How many migrations this version has that the database does not. */
export const pendingMigrations = async (db: DataSource): Promise<number> => {
  const rows: { name: string }[] = await db.query(`select name from migration`);
  const done = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !done.has(migration.name)).length;
};
