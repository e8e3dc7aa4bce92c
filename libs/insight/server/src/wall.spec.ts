import { AreasModule, importAreas, loadRegencyProfile } from '@lapak/areas-server';
import { newId, PlatformModule, Topics } from '@lapak/platform';
import { statementsDuring, TestClock, testConfig, testDatabase } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandWall } from './command-wall.js';
import { InsightModule } from './insight.module.js';

const db = testDatabase([]);
const clock = new TestClock();
let app: INestApplicationContext;
beforeAll(async () => {
  const config = testConfig();
  const platform = PlatformModule.on({ db, config, subscriptions: {}, topics: new Topics(config.databaseUrl), clock });
  await importAreas(db, loadRegencyProfile('buleleng'));
  app = await NestFactory.createApplicationContext(
    { module: class {}, imports: [platform, AreasModule, InsightModule] },
    { logger: ['error'] },
  );
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  await importAreas(db, loadRegencyProfile('buleleng'));
  clock.forward({ minutes: 1 }); // past what the wall remembers
});

const account = async (): Promise<string> => {
  const id = newId();
  const phone = `+62812${parseInt(id.slice(-8), 16).toString().padStart(10, '0')}`;
  await db.query(
    `insert into account (id, full_name, phone, password_hash, created_at) values ($1::uuid, 'Ani', $2, '-', now())`,
    [id, phone],
  );
  return id;
};
const shop = async (desa = '51.08.06.1023', approvedAt = '2026-10-01T00:00:00Z'): Promise<string> => {
  const id = newId();
  await db.query(
    `insert into shop (id, slug, name, tagline, story, state, desa_code, kecamatan_code, phone, registered_at, approved_at)
     values ($1::uuid, 'toko-' || right($1::uuid::text, 8), 'Toko ' || right($1::uuid::text, 8), '{}', '{}', 'approved', $2::text, left($2::text, 8), '+6281000', $3, $3)`,
    [id, desa, approvedAt],
  );
  return id;
};
const order = async (
  shopId: string,
  at: string,
  over: { total?: number; state?: string; outside?: boolean } = {},
): Promise<void> => {
  const { total = 50_000, state = 'completed', outside = false } = over;
  const [purchase, id] = [newId(), newId()];
  await db.query(
    `insert into purchase (id, code, contact_name, contact_phone, payment_method, items_total, delivery_total, total, locale, placed_at)
     values ($1::uuid, right($1::uuid::text, 12), 'Ani', '+62812', 'cod', $2, 0, $2, 'id', $3)`,
    [purchase, total, at],
  );
  await db.query(
    `insert into shop_order (id, purchase_id, seq, code, shop_id, state, items_total, delivery_fee, total, fee_basis_points, fee, delivery_method, delivery_code, delivery_label, outside, placed_at)
     values ($1::uuid, $2, 1, right($1::uuid::text, 12), $3, $4, $5, 0, $5, 0, 0, 'pickup', 'pickup', '{}', $6, $7)`,
    [id, purchase, shopId, state, total, outside, at],
  );
};
const decided = async (submitted: string, promised: string, at: string): Promise<void> => {
  await db.query(
    `insert into service_case (id, code, kind, subject_id, subject_name, desa_code, applicant_id, phone_last4, state, opened_at, submitted_at, promised_at, decided_at)
     values ($1::uuid, right($1::uuid::text, 12), 'verification', $1::uuid, 'Toko', '51.08.06.1023', $2, '1234', 'approved', $3, $3, $4, $5)`,
    [newId(), await account(), submitted, promised, at],
  );
};

test("an order of 00.30 WITA belongs to the regency's day, not to Greenwich's", async () => {
  clock.set('2026-11-23T20:00:00Z'); // Tuesday 24 November, 04.00 WITA
  const id = await shop();
  await order(id, '2026-11-23T16:30:00Z'); // 00.30 WITA of the 24th
  await order(id, '2026-11-23T15:30:00Z'); // 23.30 WITA of the 23rd
  const wall = await app.get(CommandWall).run();
  expect(wall.ordersToday).toBe(1);
  expect(wall.byDay.slice(-2).map(({ day, orders }) => [day, orders])).toEqual([
    ['2026-11-23', 1],
    ['2026-11-24', 1],
  ]);
  expect(wall.byDay).toHaveLength(30);
});

test('what was not paid, expired, was cancelled or refused is no sale', async () => {
  clock.set('2026-11-24T06:00:00Z');
  const id = await shop();
  for (const state of ['awaiting_payment', 'expired', 'cancelled', 'refused_at_door', 'awaiting_seller', 'shipped'])
    await order(id, '2026-11-24T05:00:00Z', { state });
  expect(await app.get(CommandWall).run()).toMatchObject({ ordersToday: 2, valueToday: 100_000 });
});

test('this month is held against the same days of last month, as far as they have come', async () => {
  clock.set('2026-11-10T06:00:00Z');
  const id = await shop();
  await order(id, '2026-11-05T05:00:00Z', { total: 150_000 });
  await order(id, '2026-10-05T05:00:00Z', { total: 100_000 });
  await order(id, '2026-10-25T05:00:00Z', { total: 900_000 }); // after the tenth: not yet to be compared
  expect(await app.get(CommandWall).run()).toMatchObject({ valueThisMonth: 150_000, valueChange: 50 });
});

test('nothing to compare with is said as nothing, and an empty market has figures', async () => {
  clock.set('2026-11-24T08:00:00Z');
  const wall = await app.get(CommandWall).run();
  expect(wall).toMatchObject({
    ordersToday: 0,
    valueChange: null,
    outsideShare: 0,
    verificationOnTime: 100,
    verificationMedianHours: null,
  });
  expect(wall.byKecamatan).toHaveLength(9);
});

test('each kecamatan has the sales of its own shops, and the share sold elsewhere is of completed ones', async () => {
  clock.set('2026-11-24T09:00:00Z');
  await order(await shop('51.08.06.1023'), '2026-11-20T05:00:00Z', { total: 30_000, outside: true });
  await order(await shop('51.08.07.2001'), '2026-11-21T05:00:00Z', { total: 90_000 });
  await order(await shop('51.08.07.2001'), '2026-11-22T05:00:00Z', { total: 500_000, state: 'shipped', outside: true });
  const wall = await app.get(CommandWall).run();
  expect(wall.outsideShare).toBe(25);
  const figures = Object.fromEntries(
    wall.byKecamatan.map(({ code, value, orders, shops }) => [code, [value, orders, shops]]),
  );
  expect(figures['51.08.06']).toEqual([30_000, 1, 1]);
  expect(figures['51.08.07']).toEqual([590_000, 2, 2]);
});

test('verifications are on time by their own promise; the median is of hours', async () => {
  clock.set('2026-11-24T10:00:00Z');
  await decided('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-20T06:00:00Z');
  await decided('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-20T10:00:00Z');
  await decided('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z');
  await decided('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z', '2026-09-09T00:00:00Z'); // long ago
  expect(await app.get(CommandWall).run()).toMatchObject({ verificationOnTime: 67, verificationMedianHours: 10 });
});

test('a hundred screens cost one statement, and two seconds later another', async () => {
  clock.set('2026-11-24T11:00:00Z');
  const wall = app.get(CommandWall);
  const ask = () => statementsDuring(() => Promise.all(Array.from({ length: 100 }, () => wall.run())));
  expect((await ask()).map(({ name }) => name)).toEqual(['insight_wall']);
  clock.forward({ seconds: 2 });
  expect(await ask()).toHaveLength(1);
});
