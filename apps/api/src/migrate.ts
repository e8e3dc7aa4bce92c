import { ConfigError, createLog, readConfig } from '@lapak/platform';
import { migrate } from '@lapak/platform/migrations';

/** Brings the database to this version; says what it did. Safe to run again. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('migrate', { level: config.logLevel, production: config.production });
  const done = await migrate(config.databaseUrl);
  log.info({ done }, done.length > 0 ? 'migrated' : 'nothing to migrate');
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
