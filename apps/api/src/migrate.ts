import { importAreas, loadRegencyProfile, RegencyProfileError } from '@lapak/areas-server';
import { importCategories } from '@lapak/catalog-server';
import { ConfigError, createLog, readConfig } from '@lapak/platform';
import { migrate } from '@lapak/platform/migrations';
import { connect } from './connect.js';

/** Brings the database to this version and to what the regency's profile says; says what it did. Safe to run again. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('migrate', { level: config.logLevel, production: config.production });
  const profile = loadRegencyProfile(config.regency);
  const done = await migrate(config.databaseUrl);
  if (done.length > 0) console.log(`Lapak: the database has ${done.length} migrations more.`);
  const db = await connect(config, log, {
    applicationName: 'lapak-migrate',
    poolSize: 2,
    entities: [],
    statementTimeout: 60_000,
  });
  await importAreas(db, profile);
  await importCategories(db, profile);
  await db.destroy();
};

main().catch((error: unknown) => {
  const mine = error instanceof ConfigError || error instanceof RegencyProfileError;
  console.error(mine ? error.message : error);
  process.exit(1);
});
