import { parseArgs } from 'node:util';
import { CountProducts, fillCatalogue, RefreshSearchWords } from '@lapak/catalog-server';
import { CountShops } from '@lapak/merchants-server';
import { ConfigError, createLog, readConfig, systemClock, Transactor } from '@lapak/platform';
import { connect } from './connect.js';

const HOW = 'npm run db:fill -- --shops 2000 --products 20000 [--seed 1]';

/** Something the person at the terminal can put right. */
class Wrong extends Error {}

const readSize = (): { shops: number; products: number; seed: number } => {
  const { values } = parseArgs({
    options: {
      shops: { type: 'string', default: '2000' },
      products: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const whole = (name: 'shops' | 'products' | 'seed', max: number): number => {
    const n = Number(values[name]);
    if (Number.isInteger(n) && n >= 1 && n <= max) return n;
    throw new Wrong(`--${name}: "${values[name]}" is not a whole number from 1 to ${max}. Example: ${HOW}`);
  };
  return { shops: whole('shops', 100_000), products: whole('products', 1_000_000), seed: whole('seed', 2 ** 31 - 1) };
};

/** `npm run db:fill`: a large deterministic catalogue for measuring. Never in production. */
const main = async (): Promise<void> => {
  const config = readConfig();
  if (config.production) throw new Wrong('NODE_ENV=production: a live market is not filled with sample goods.');
  const size = readSize();
  const log = createLog('fill', { level: 'warn', production: false });
  const db = await connect(config, log, {
    applicationName: 'lapak-fill',
    poolSize: 2,
    entities: [],
    statementTimeout: 0,
  });
  const began = performance.now();
  const onProgress = (done: number): void => console.log(`  ${done} of ${size.products} products`);
  await fillCatalogue(db, { ...size, onProgress }, systemClock.now());
  const transactor = new Transactor(db);
  await new CountShops(transactor).run(systemClock.now());
  await new CountProducts(db).run();
  await new RefreshSearchWords(transactor).run();
  await db.destroy();
  console.log(
    `Lapak: ${size.shops} shops, ${size.products} products, ${Math.round((performance.now() - began) / 1000)} s.`,
  );
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof Wrong ? error.message : error);
  process.exit(1);
});
