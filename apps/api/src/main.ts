import 'reflect-metadata';
import { ConfigError, createLog, readConfig } from '@lapak/platform';
import { connect } from './connect.js';
import { entities } from './entities.js';
import { createServer } from './server.js';
import { untilStopped } from './until-stopped.js';

/** The HTTP door. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('api', { level: config.logLevel, production: config.production });
  const db = await connect(config, log, { applicationName: 'lapak-api', poolSize: 10, entities });
  const server = await createServer({ config, db, log });
  await server.app.listen(config.port, config.production ? '0.0.0.0' : (process.env['HOST'] ?? '127.0.0.1'));
  log.info({ port: config.port }, 'listening');
  untilStopped(log, async () => {
    await server.close();
    await db.destroy();
  });
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
