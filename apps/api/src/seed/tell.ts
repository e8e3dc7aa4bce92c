import 'reflect-metadata';
import { CountProducts, RefreshSearchWords } from '@lapak/catalog-server';
import { CountShops } from '@lapak/merchants-server';
import { type Config, type Log, systemClock, Topics } from '@lapak/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { connect } from '../connect.js';
import { entities } from '../entities.js';
import { subscriptions } from '../subscriptions.js';
import { tasksOf } from '../tasks.js';
import { seedCuration } from './curation.js';
import type { DemoData } from './demo-data.js';
import { seedOrders } from './orders.js';
import { seedPeople } from './people.js';
import { seedProducts } from './products.js';
import { SeedClock } from './seed-clock.js';
import { seedShops } from './shops.js';
import { type Teller, the } from './teller.js';

const chapters = async (teller: Teller): Promise<void> => {
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

/** Tells the whole story of the demo through the use cases, on a clock of its own. */
export const tellStory = async (config: Config, log: Log, demo: DemoData): Promise<void> => {
  console.log('Lapak: menyiapkan kabupaten contoh ... / preparing the demo regency ...');
  const settings = { applicationName: 'lapak-seed', poolSize: 4, statementTimeout: 60_000, entities };
  const db = await connect(config, log, settings);
  const now = systemClock.now();
  const clock = new SeedClock(now);
  const topics = new Topics(config.databaseUrl); // not started: nobody listens yet
  const app = await NestFactory.createApplicationContext(AppModule.on({ db, config, topics, clock }), {
    logger: false,
    abortOnError: false,
  });
  await chapters({ app, clock, demo, now, subscriptions, tasks: tasksOf(app, log) });
  await app.close();
  await db.destroy();
};
