import 'reflect-metadata';
import { CountProducts, RefreshSearchWords } from '@lapak/catalog-server';
import { CountShops } from '@lapak/merchants-server';
import { type Config, ConfigError, createLog, type Log, readConfig, systemClock, Topics } from '@lapak/platform';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { connect } from '../connect.js';
import { entities } from '../entities.js';
import { subscriptions } from '../subscriptions.js';
import { tasksOf } from '../tasks.js';
import { seedCuration } from './curation.js';
import { type DemoData, readDemo } from './demo-data.js';
import { beginSeed, endSeed } from './once.js';
import { seedOrders } from './orders.js';
import { seedPeople } from './people.js';
import { seedProducts } from './products.js';
import { SeedClock } from './seed-clock.js';
import { seedShops } from './shops.js';
import { writeSignIns } from './sign-ins.js';
import { type Teller, the } from './teller.js';

const tell = async (teller: Teller): Promise<void> => {
  const began = performance.now();
  const chapter = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    console.log(`  ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return result;
  };
  const accounts = await chapter('orang / people', () => seedPeople(teller));
  const shops = await chapter('toko / shops', () => seedShops(teller, accounts));
  const products = await chapter('produk / products', () => seedProducts(teller, shops));
  await chapter('kurasi / curation', () => seedCuration(teller, accounts.get('kurator')!, shops, products));
  await chapter('pesanan / orders', () => seedOrders(teller, accounts, shops, products));
  teller.clock.set(teller.now);
  await the(teller, CountShops).run(teller.now);
  await the(teller, CountProducts).run();
  await the(teller, RefreshSearchWords).run();
};

const seed = async (config: Config, db: DataSource, log: Log, demo: DemoData): Promise<void> => {
  const now = systemClock.now();
  const clock = new SeedClock(now);
  const topics = new Topics(config.databaseUrl); // not started: nobody listens yet
  const app = await NestFactory.createApplicationContext(AppModule.on({ db, config, topics, clock }), {
    logger: false,
    abortOnError: false,
  });
  await tell({ app, clock, demo, now, subscriptions, tasks: tasksOf(app, log) });
  await app.close();
};

/** Makes the demo regency once, through the use cases. What a killed start left half done is begun anew. */
const main = async (): Promise<void> => {
  // The story's mails stay in the development mailbox: its people have no other.
  const config: Config = { ...readConfig(), smtpUrl: null };
  const demo = config.demo ? readDemo(config.regency) : null;
  if (!demo) return console.log('Lapak: no demo here (NODE_ENV=production, LAPAK_DEMO=0, or a regency without one).');
  const log = createLog('seed', { level: 'warn', production: config.production });
  const db = await connect(config, log, {
    applicationName: 'lapak-seed',
    poolSize: 4,
    statementTimeout: 60_000,
    entities,
  });
  if (await beginSeed(db, config.regency)) {
    console.log('Lapak: menyiapkan kabupaten contoh ... / preparing the demo regency ...');
    await seed(config, db, log, demo);
    await endSeed(db, config.regency);
  }
  await db.destroy();
  writeSignIns(config.home, demo);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  },
);
