import 'reflect-metadata';
import { checkInvariants, INVARIANTS } from '@lapak/payments-server';
import { ConfigError, createLog, readConfig } from '@lapak/platform';
import { connect } from './connect.js';

/** `npm run invariants`: checks the books and the stock; exit code 1 when something is broken. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('invariants', { level: 'warn', production: config.production });
  const db = await connect(config, log, {
    applicationName: 'lapak-invariants',
    poolSize: 1,
    entities: [],
    statementTimeout: 120_000,
  });
  const broken = await checkInvariants(db);
  await db.destroy();
  for (const { id, says } of INVARIANTS) {
    const found = broken.find((one) => one.id === id);
    console.log(
      `${found ? 'BROKEN' : 'holds '} ${id.padEnd(6)} ${says}${found ? `\n         ${found.what.join(', ')}` : ''}`,
    );
  }
  process.exit(broken.length > 0 ? 1 : 0);
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
