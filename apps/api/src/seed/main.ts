import { type Config, ConfigError, createLog, readConfig } from '@lapak/platform';
import { connect } from '../connect.js';
import { readDemo } from './demo-data.js';
import { once } from './once.js';
import { writeSignIns } from './sign-ins.js';

/** Makes the demo regency, once. A start that finds it there is done at once, without loading the product. */
const main = async (): Promise<void> => {
  // The story's mails stay in the development mailbox: its people have no other.
  const config: Config = { ...readConfig(), smtpUrl: null };
  const demo = config.demo ? readDemo(config.regency) : null;
  if (!demo) return console.log('Lapak: no demo here (NODE_ENV=production, LAPAK_DEMO=0, or a regency without one).');
  const log = createLog('seed', { level: 'warn', production: config.production });
  const db = await connect(config, log, { applicationName: 'lapak-seed-once', poolSize: 1, entities: [] });
  await once(db, config.regency, async () => (await import('./tell.js')).tellStory(config, log, demo));
  await db.destroy();
  writeSignIns(config.home, demo);
};

process.on('disconnect', () => process.exit(1)); // the start that wants it is gone; the next begins anew
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  },
);
