import 'reflect-metadata';
import { ConfigError, createLog, readConfig, startWorker, systemClock, Topics, Transactor } from '@lapak/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { connect } from './connect.js';
import { entities } from './entities.js';
import { subscriptions } from './subscriptions.js';
import { CRONTAB, tasksOf } from './tasks.js';
import { untilStopped } from './until-stopped.js';

/** The timer door: the same modules, no requests. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('worker', { level: config.logLevel, production: config.production });
  const db = await connect(config, log, {
    applicationName: 'lapak-worker',
    poolSize: 8,
    statementTimeout: 60_000,
    entities,
  });
  const app = await NestFactory.createApplicationContext(
    AppModule.on({ db, config, topics: new Topics(config.databaseUrl), clock: systemClock }),
    {
      logger: false,
      abortOnError: false,
    },
  );
  const worker = await startWorker({
    db,
    subscriptions,
    crontab: CRONTAB,
    concurrency: 4,
    transactor: app.get(Transactor, { strict: false }),
    tasks: tasksOf(app, log),
    onError: (task, error) => log.error({ err: error, task }, 'a job failed and will be tried again'),
  });
  log.info('working');
  untilStopped(log, async () => {
    await worker.stop();
    await app.close();
    await db.destroy();
  });
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
