import { newId } from '@lapak/platform';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { noticeListeners, noticesEntities } from './index.js';
import type { MovedNews, PlacedNews } from './news.js';
import { givenPerson, givenPlaces, type GivenPurchase, givenPurchase, givenShopOf, noticesOn } from './testing.js';

const db = testDatabase(noticesEntities);
const { hear, kinds, letters, inboxOf } = noticesOn(db);
beforeEach(() => givenPlaces(db));

const at = '2026-11-24T06:00:00.000Z';
const placed = (purchase: GivenPurchase, paymentMethod: 'cod' | 'stripe' = 'cod'): PlacedNews => ({
  type: 'orders.placed',
  purchaseId: purchase.id,
  paymentMethod,
  expiresAt: paymentMethod === 'stripe' ? '2026-11-24T06:30:00Z' : null,
  at,
  orders: purchase.orders,
});
const moved = (purchase: GivenPurchase, over: Partial<MovedNews>, order = 0): MovedNews => ({
  type: 'orders.moved',
  orderId: purchase.orders[order]!.orderId,
  purchaseId: purchase.id,
  move: 'accept',
  from: 'awaiting_seller',
  to: 'processing',
  by: 'merchant',
  at,
  paymentMethod: 'cod',
  note: null,
  ...over,
});

test('a basket from two shops, paid on delivery: each shop hears of its own order, the buyer of the whole', async () => {
  const buyer = await givenPerson(db, { name: 'Ketut Pembeli' });
  const [ani, child, budi] = [await givenPerson(db), await givenPerson(db, { email: null }), await givenPerson(db)];
  const shops = [await givenShopOf(db, [ani, child], 'Kopi Ani'), await givenShopOf(db, [budi], 'Tenun Budi')];
  const purchase = await givenPurchase(db, shops, { buyer, email: buyer.email });
  await hear(noticeListeners.ordersPlaced, placed(purchase));
  expect(await kinds(buyer)).toEqual(['purchase_received']);
  expect(await kinds(ani)).toEqual(['shop_order_new']);
  expect(await kinds(child)).toEqual(['shop_order_new']);
  expect(await letters()).toEqual(
    [
      [ani.email!, 'shop_order_new'],
      [budi.email!, 'shop_order_new'],
      [buyer.email!, 'purchase_received'],
    ].sort(),
  );
  expect((await inboxOf(buyer))[0]).toMatchObject({
    title: `Pesanan ${purchase.code} sudah masuk`,
    body: 'Terima kasih. Totalnya Rp100.000, dibayar saat barang Anda terima. Sekarang menunggu 2 toko menerima pesanan, paling lambat 27\u00a0Nov\u00a02026, 14.00\u00a0WITA.',
    href: `/pesanan/${purchase.code}`,
  });
  expect((await inboxOf(budi, 'merchant'))[0]).toMatchObject({
    title: `Pesanan baru ${purchase.orders[1]!.code}`,
    href: `/pesanan/${purchase.orders[1]!.orderId}`,
  });
});

test('by card the shop hears nothing until the money is there, and the buyer is told once for all shops', async () => {
  const [buyer, ani, budi] = [await givenPerson(db), await givenPerson(db), await givenPerson(db)];
  const shops = [await givenShopOf(db, [ani]), await givenShopOf(db, [budi])];
  const purchase = await givenPurchase(db, shops, { buyer, method: 'stripe' });
  await hear(noticeListeners.ordersPlaced, placed(purchase, 'stripe'));
  expect([await kinds(buyer), await kinds(ani)]).toEqual([['purchase_unpaid'], []]);
  const paid = { move: 'pay', from: 'awaiting_payment', to: 'awaiting_seller', by: 'system' };
  for (const order of [0, 1]) await hear(noticeListeners.orderMoved, moved(purchase, paid, order));
  expect([await kinds(buyer), await kinds(ani), await kinds(budi)]).toEqual([
    ['purchase_paid', 'purchase_unpaid'],
    ['shop_order_new'],
    ['shop_order_new'],
  ]);
});

test('however often the same news is heard, it is told once', async () => {
  const [buyer, ani] = [await givenPerson(db), await givenPerson(db)];
  const purchase = await givenPurchase(db, [await givenShopOf(db, [ani])], { buyer, email: buyer.email });
  for (let i = 0; i < 3; i++) await hear(noticeListeners.ordersPlaced, placed(purchase));
  await Promise.all(Array.from({ length: 6 }, () => hear(noticeListeners.ordersPlaced, placed(purchase))));
  const [counts] = await db.query(
    `select (select count(*) from notice) notices, (select count(*) from mail) mails, (select count(*) from graphile_worker.jobs) jobs`,
  );
  expect(counts).toEqual({ notices: 2, mails: 2, jobs: 2 });
});

test('a guest with an e-mail address gets the letter with the way to the order, and no inbox', async () => {
  const ani = await givenPerson(db);
  const purchase = await givenPurchase(db, [await givenShopOf(db, [ani], 'Kopi Ani')], {
    email: 'turis@example.com',
    locale: 'en',
    state: 'shipped',
    tracking: 'LPK123',
  });
  await hear(noticeListeners.orderMoved, moved(purchase, { move: 'ship', from: 'processing', to: 'shipped' }));
  expect(await db.query('select to_address, to_name, locale, kind, facts from mail')).toEqual([
    {
      to_address: 'turis@example.com',
      to_name: 'Made Contoh',
      locale: 'en',
      kind: 'order_shipped',
      facts: expect.objectContaining({ guest: true, tracking: 'LPK123', completesAt: '2026-11-27T06:00:00.000Z' }),
    },
  ]);
  expect(await db.query('select 1 from notice')).toEqual([]);
});

test('a guest without an e-mail address costs nobody a fault', async () => {
  const purchase = await givenPurchase(db, [await givenShopOf(db, [await givenPerson(db)])], { method: 'stripe' });
  await hear(noticeListeners.ordersPlaced, placed(purchase, 'stripe'));
  expect(await letters()).toEqual([]);
});

test.each([
  ['cancel', 'buyer', 'awaiting_seller', 'order_cancelled', ['shop_order_cancelled']],
  ['cancel', 'buyer', 'awaiting_payment', 'order_cancelled', []],
  ['cancel', 'system', 'awaiting_seller', 'order_cancelled', ['shop_order_cancelled']],
  ['cancel', 'merchant', 'processing', 'order_cancelled', []],
  ['refuse', 'merchant', 'awaiting_seller', 'order_cancelled', []],
  ['accept', 'merchant', 'awaiting_seller', 'order_accepted', []],
  ['mark_ready', 'merchant', 'processing', 'order_ready', []],
  ['deliver', 'merchant', 'shipped', 'order_delivered', []],
  ['hand_over', 'merchant', 'ready_pickup', 'order_completed', []],
  ['complete', 'system', 'delivered', 'order_completed', ['shop_order_completed']],
  ['refuse_at_door', 'merchant', 'shipped', 'order_refused_at_door', []],
  ['expire', 'system', 'awaiting_payment', 'purchase_expired', []],
] as const)('%s by the %s from %s: the buyer reads %s', async (move, by, from, toBuyer, toShop) => {
  const [buyer, ani] = [await givenPerson(db), await givenPerson(db)];
  const purchase = await givenPurchase(db, [await givenShopOf(db, [ani])], { buyer });
  await hear(noticeListeners.orderMoved, moved(purchase, { move, by, from, to: 'anything' }));
  expect([await kinds(buyer), await kinds(ani)]).toEqual([[toBuyer], toShop]);
});

test('the buyer who completed an order knows; the shop is told', async () => {
  const [buyer, ani] = [await givenPerson(db), await givenPerson(db)];
  const purchase = await givenPurchase(db, [await givenShopOf(db, [ani])], { buyer });
  await hear(noticeListeners.orderMoved, moved(purchase, { move: 'complete', by: 'buyer', from: 'shipped' }));
  expect([await kinds(buyer), await kinds(ani)]).toEqual([[], ['shop_order_completed']]);
});

test('news heard late does not promise another state’s deadline', async () => {
  const buyer = await givenPerson(db);
  const purchase = await givenPurchase(db, [await givenShopOf(db, [])], { buyer, state: 'shipped' });
  await hear(noticeListeners.orderMoved, moved(purchase, {}));
  expect((await inboxOf(buyer))[0]!.body).toMatch(/^Toko sedang menyiapkan pesanan \S+, dikirim\.$/);
});

test('a cancelled order that was paid by card says what goes back', async () => {
  const buyer = await givenPerson(db);
  const purchase = await givenPurchase(db, [await givenShopOf(db, [], 'Kopi Ani')], { buyer, method: 'stripe' });
  const refusal = { move: 'refuse', paymentMethod: 'stripe', note: 'Panen gagal.' } as const;
  await hear(noticeListeners.orderMoved, moved(purchase, refusal));
  expect((await inboxOf(buyer))[0]!.body).toBe(
    'Pesanan Anda di Kopi Ani dibatalkan oleh toko. Alasannya: Panen gagal. Kami kembalikan Rp50.000 secara otomatis ke cara bayar yang Anda pakai.',
  );
});

test('money that comes too late, and money that went back, are told to the buyer', async () => {
  const buyer = await givenPerson(db);
  const shops = [await givenShopOf(db, []), await givenShopOf(db, [])];
  const purchase = await givenPurchase(db, shops, { buyer, method: 'stripe' });
  const orders = purchase.orders.map(({ orderId }) => ({ orderId, amount: 50_000 }));
  await hear(noticeListeners.ordersUnfulfillable, {
    type: 'orders.unfulfillable',
    purchaseId: purchase.id,
    orders,
    at,
  });
  const refund = { type: 'payments.refunded', paymentId: newId<'Payment'>(), amount: 50_000, at } as const;
  for (const { orderId } of orders) await hear(noticeListeners.paymentRefunded, { ...refund, orderId });
  expect(await kinds(buyer)).toEqual(['purchase_too_late', 'refund_sent', 'refund_sent']);
  expect((await inboxOf(buyer)).map(({ body }) => body).join()).toContain('Kami kembalikan Rp100.000 secara otomatis');
});

test('a shop that does not answer is asked, and a late parcel is known to buyer and office', async () => {
  const [buyer, ani, admin] = [await givenPerson(db), await givenPerson(db), await givenPerson(db, { duty: 'admin' })];
  const purchase = await givenPurchase(db, [await givenShopOf(db, [ani])], { buyer, email: buyer.email });
  const reminded = (percent: 50 | 80 | 100) => ({
    ...({ type: 'orders.reminded', orderId: purchase.orders[0]!.orderId, percent, at } as const),
    dueAt: '2026-11-27T06:00:00Z',
  });
  await hear(noticeListeners.orderReminded, reminded(50));
  expect(await letters()).toEqual([]);
  await hear(noticeListeners.orderReminded, reminded(80));
  expect(await letters()).toEqual([[ani.email, 'shop_order_waiting']]);
  await hear(noticeListeners.orderReminded, reminded(100));
  expect([await kinds(buyer), await kinds(ani), await kinds(admin)]).toEqual([
    ['order_late'],
    ['shop_order_late', 'shop_order_waiting', 'shop_order_waiting'],
    ['office_order_late'],
  ]);
});

test('the number of statements does not grow with the people', async () => {
  const count = async (members: number, shops: number): Promise<number> => {
    const team = await Promise.all(Array.from({ length: members }, () => givenPerson(db)));
    const ids = [];
    for (let i = 0; i < shops; i++) ids.push(await givenShopOf(db, team));
    const purchase = await givenPurchase(db, ids, { buyer: team[0]! });
    return (await statementsDuring(() => hear(noticeListeners.ordersPlaced, placed(purchase)))).length;
  };
  expect(await count(1, 1)).toBe(7); // begin, the orders, notices, topics, letters, jobs, commit
  expect(await count(6, 4)).toBe(7);
});
