import { CaseQueue, casesEntities } from '@lapak/cases-server';
import { isProblem } from '@lapak/kernel';
import { someBasics } from '@lapak/merchants-domain/testing';
import { newId } from '@lapak/platform';
import { statementsDuring, testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import {
  CountShops,
  FillRequirement,
  merchantsEntities,
  OpenShop,
  SaveShopBasics,
  SaveShopSettings,
  shopById,
  shopForStaffById,
  Shops,
  ShopsForStaff,
  SubmitApplication,
} from './index.js';
import { anyShop, myShop } from './my-shop-rows.js';
import { ShopToday } from './shop-today.js';
import { done, givenAccount, givenShop, kindOf, merchantsOn } from './testing.js';
import { Verifications } from './verifications.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const { the, aSentShop, application } = merchantsOn(db);
const id = { locale: 'id' } as const;
const ctx = testContext();

test('a shop that is still arranging its NIB may sell for six months', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics()));
  done(await the(FillRequirement).run(owner, { shopId, key: 'nib', attested: true }));
  expect(await anyShop.row(db, [shopId])).toMatchObject({
    legalStatus: 'in_process',
    nib: null,
    legalisationDeadline: '2026-09-16',
  });
  expect((await application(shopId)).requirements.find((r) => r.key === 'nib')).toMatchObject({
    status: 'filled',
    attested: true,
  });
});

test('somebody else’s shop answers like one that does not exist', async () => {
  const { shopId } = await givenShop(db, { state: 'draft' });
  const stranger = await givenAccount(db);
  const asked = testContext({ app: 'merchant', viewer: testViewer({ accountId: stranger }) });
  for (const shop of [shopId, '01980000-0000-7000-8000-000000000bad', 'not an id', '']) {
    expect(kindOf(await the(SaveShopBasics).run(stranger, shop, someBasics()))).toBe('NotFound');
    expect(kindOf(await the(SaveShopSettings).run(stranger, shop, { codEnabled: false }))).toBe('NotFound');
    expect(kindOf(await the(FillRequirement).run(stranger, { shopId: shop, key: 'terms', attested: true }))).toBe(
      'NotFound',
    );
    expect(kindOf(await the(SubmitApplication).run(stranger, shop))).toBe('NotFound');
    await expect(the(Shops).requireMember(asked, shop)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  }
  expect(await myShop.row(db, [shopId, stranger])).toBeNull();
});

test('a name is given out once, with others to choose from', async () => {
  const owners = await Promise.all(Array.from({ length: 6 }, () => givenAccount(db)));
  const outcomes = await Promise.all(owners.map((owner) => the(OpenShop).run(owner, someBasics({ name: 'Kopi Ani' }))));
  expect(outcomes.map(kindOf).filter((kind) => kind === 'done')).toHaveLength(1);
  expect(outcomes.find(isProblem)).toMatchObject({
    kind: 'NameTaken',
    suggestions: ['Kopi Ani Lemukih', 'Kopi Ani Sawan', 'Kopi Ani Asli Lemukih'],
  });
  done(await the(OpenShop).run(owners[0]!, someBasics({ name: 'Kopi, Ani!' })));
  expect(
    (await db.query('select slug from shop order by registered_at, slug')).map((r: { slug: string }) => r.slug),
  ).toEqual(['kopi-ani', 'kopi-ani-lemukih']);
});

test('the office sees shops that resemble each other', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db)];
  await givenShop(db, { name: 'Dapur Bu Rai', nib: '9999051080238', phone: '+6281000000077' as never });
  await givenShop(db, { name: 'Kopi Anik', nib: null, phone: '+6281000000078' as never });
  await givenShop(db, { name: 'Tenun Sidatapa', nib: null, phone: '+6281000000042' as never });
  await givenShop(db, { name: 'Garam Pantai', nib: null, phone: '+6281000000079' as never });
  const { code } = await aSentShop(owner);
  const seen = (await the(Verifications).read(code, officer, id))!;
  expect(seen.duplicateHints).toEqual([
    'Nomor telepon sama dengan toko “Tenun Sidatapa”.',
    'NIB sama dengan toko “Dapur Bu Rai”.',
    'Nama mirip dengan toko “Kopi Anik”.',
  ]);
  expect(seen).toMatchObject({
    state: 'submitted',
    lockedBy: null,
    lockedByMe: false,
    shop: { ownerName: 'Ni Luh Ani' },
  });
  expect(seen.readyReasons.length).toBeGreaterThan(5);
  expect(seen.requirements.find((r) => r.key === 'owner_id')!.documents).toHaveLength(1);
});

/** An order of `total` rupiah in `state`, placed at `at`; its money booked as pending (a credit) when `pending` is given. */
const givenOrder = async (shopId: string, seq: number, state: string, total: number, at: string, pending?: number) => {
  const [order, purchase, booking, account] = [newId(), newId(), newId(), newId()];
  await db.query(
    `insert into purchase (id, code, contact_name, contact_phone, payment_method, items_total, delivery_total, total, locale, placed_at)
     values ($1, $2, 'Ani', '+6281000000001', 'cod', $3, 0, $3, 'id', $4)`,
    [purchase, `P${seq}`, total, at],
  );
  await db.query(
    `insert into shop_order (id, purchase_id, seq, code, shop_id, state, items_total, delivery_fee, total, fee_basis_points, fee, delivery_method, delivery_code, delivery_label, due_at, placed_at)
     values ($1, $2, 1, $3, $4, $5, $6, 0, $6, 0, 0, 'pickup', 'pickup', '{}', $7::timestamptz + interval '1 day', $7)`,
    [order, purchase, `P${seq}-1`, shopId, state, total, at],
  );
  if (!pending) return;
  await db.transaction(async (tx) => {
    await tx.query(`insert into ledger_account (id, kind, shop_id) values ($1, 'merchant_pending', $2)`, [
      account,
      shopId,
    ]);
    await tx.query(`insert into ledger_account (id, kind) values ($1, 'provider_clearing')`, [purchase]);
    await tx.query(`insert into ledger_transaction (id, kind, reference, at) values ($1, 'capture', $2, $3)`, [
      booking,
      order,
      at,
    ]);
    await tx.query(`insert into ledger_entry (transaction_id, account_id, amount) values ($1, $2, $3), ($1, $4, $5)`, [
      booking,
      account,
      -pending,
      purchase,
      pending,
    ]);
  });
};

test('the morning figures are of this shop, in its own days', async () => {
  const { shopId } = await givenShop(db);
  const { shopId: other } = await givenShop(db);
  await givenOrder(shopId, 1, 'awaiting_seller', 20_000, '2026-03-15T15:59:00Z'); // 23.59 WITA on the 15th
  await givenOrder(shopId, 2, 'processing', 30_000, '2026-03-15T16:00:00Z', 30_000); // midnight: the 16th
  await givenOrder(shopId, 3, 'shipped', 50_000, '2026-03-16T01:00:00Z');
  await givenOrder(shopId, 4, 'expired', 70_000, '2026-03-16T01:00:00Z');
  await givenOrder(shopId, 5, 'completed', 90_000, '2025-12-01T01:00:00Z');
  await givenOrder(other, 6, 'awaiting_seller', 10_000, '2026-03-16T01:00:00Z');
  const today = await the(ShopToday).of(shopId);
  expect(today).toMatchObject({
    toAccept: 1,
    toShip: 1,
    underway: 1,
    orders30Days: 3,
    sales30Days: 100_000,
    pending: 30_000,
    payable: 0,
  });
  expect(today.nextDeadline).toEqual(new Date('2026-03-16T15:59:00Z'));
  expect(today.salesByDay.slice(-2)).toEqual([
    { day: '2026-03-15', orders: 1, value: 20_000 },
    { day: '2026-03-16', orders: 2, value: 80_000 },
  ]);
  expect(await the(CountShops).run(new Date())).toBe(1);
  expect(await the(CountShops).run(new Date())).toBe(0);
  await db.query('update shop set completed_orders = 7');
  await db.transaction((tx) => the(CountShops).of(tx as never, [other]));
  expect(await db.query('select completed_orders as n from shop order by registered_at, n')).toEqual([
    { n: 0 },
    { n: 7 },
  ]);
});

test('every list and page of shops costs a fixed number of statements', async () => {
  const owner = await givenAccount(db);
  for (let i = 0; i < 3; i++) await givenShop(db, { ownerId: owner, name: `Kopi ${i}` });
  const { shopId } = await aSentShop(owner);
  const count = async (work: () => PromiseLike<unknown>) => (await statementsDuring(work)).length;
  const ids = (await db.query('select id from shop')).map((row: { id: string }) => row.id);
  expect(await count(() => the(ShopsForStaff).page({}, 100, null))).toBe(1);
  expect(await count(() => the(CaseQueue).page('open', 100, null, new Date()))).toBe(1);
  expect(await count(() => the(Shops).forTrade(db, ids))).toBe(1);
  expect(await count(() => Promise.all(ids.map((one: never) => shopById(db, ctx).load(one))))).toBe(1);
  expect(await count(() => the(ShopToday).of(shopId))).toBe(1);
  expect(await count(() => application(shopId))).toBe(4);
});

test('the morning figures of a new shop are zero, for thirty days', async () => {
  const { shopId } = await givenShop(db);
  const today = await the(ShopToday).of(shopId);
  expect(today).toMatchObject({
    toAccept: 0,
    nextDeadline: null,
    soldOut: 0,
    orders30Days: 0,
    sales30Days: 0,
    pending: 0,
    payable: 0,
  });
  expect([today.salesByDay.length, today.salesByDay.at(-1)]).toEqual([30, { day: '2026-03-16', orders: 0, value: 0 }]);
});

test('shops for the office: by part of the name, by state, page by page', async () => {
  for (let i = 0; i < 5; i++)
    await givenShop(db, {
      name: `Kopi ${i}`,
      state: i % 2 ? 'draft' : 'approved',
      registeredAt: new Date(Date.UTC(2026, 0, 1 + i)),
    });
  const page = the(ShopsForStaff);
  const first = await page.page({ query: 'KOPI' }, 3, null);
  expect([first.nodes.map((n) => n.name), first.hasNextPage]).toEqual([['Kopi 4', 'Kopi 3', 'Kopi 2'], true]);
  expect((await page.page({ query: 'KOPI' }, 3, first.endCursor)).nodes.map((n) => n.name)).toEqual([
    'Kopi 1',
    'Kopi 0',
  ]);
  expect((await page.page({ state: 'draft' }, 10, null)).nodes).toHaveLength(2);
  expect((await page.page({ query: '%' }, 10, null)).nodes).toHaveLength(0);
  const some = first.nodes[0]!;
  expect(await shopForStaffById(db, testContext()).load(some.id)).toMatchObject({ name: some.name });
});
