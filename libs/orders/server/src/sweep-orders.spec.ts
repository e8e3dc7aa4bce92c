import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import type { OrderReminded, OrderState } from '@lapak/orders-domain';
import { Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { lockedPurchase } from './locked-purchase.js';
import { SweepOrders, type Swept } from './sweep-orders.js';
import { checkInvariants, type GivenPurchase, givenPurchase, ordersOn, reach } from './testing.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities], { poolSize: 16 });
const room = ordersOn(db);
const { the, clock } = room;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const sweep = (): Promise<Swept> => the(SweepOrders).run(clock.now());
const sweepAt = (at: string) => {
  clock.set(at);
  return sweep();
};
const given = async (state: OrderState, over: GivenPurchase = {}) => {
  const made = await givenPurchase(db, room, over);
  if (state !== 'awaiting_payment') await reach(room, made, state);
  return made;
};
const stockOf = async (id: Id<'Variant'>) =>
  ((await db.query('select on_hand, reserved from variant where id = $1', [id])) as [unknown])[0];
const dueOf = async (id: Id<'Order'>): Promise<Date> =>
  ((await db.query('select due_at from shop_order where id = $1', [id])) as [{ due_at: Date }])[0].due_at;
const news = async (type: string): Promise<OrderReminded[]> =>
  (
    (await db.query(
      `select payload->'event' as event from graphile_worker._private_jobs where payload->'event'->>'type' = $1 order by id`,
      [type],
    )) as { event: OrderReminded }[]
  ).map(({ event }) => event);
/** Eight workers on a busy machine. */
const SLOW = 30_000;
const NOTHING: Swept = { expired: 0, cancelled: 0, completed: 0, reminded: 0 };

test('an unpaid purchase expires after half an hour, whole, and its stock comes back', async () => {
  const { orders } = await given('awaiting_payment', { paymentMethod: 'stripe', shops: 2 });
  clock.forward({ minutes: 29 });
  expect(await sweep()).toEqual(NOTHING);
  clock.forward({ minutes: 1 });
  expect(await sweep()).toEqual({ ...NOTHING, expired: 2 });
  for (const { variantId } of orders) expect(await stockOf(variantId)).toEqual({ on_hand: 10, reserved: 0 });
  expect(await sweep()).toEqual(NOTHING);
});

test('a shop is reminded twice; when it does not answer, the order is cancelled and the buyer is told why', async () => {
  const { first } = await given('awaiting_seller');
  expect(await sweepAt('2026-11-25T05:59:00Z')).toEqual(NOTHING);
  expect(await sweepAt('2026-11-25T06:00:00Z')).toEqual({ ...NOTHING, reminded: 1 });
  expect(await sweepAt('2026-11-25T06:01:00Z')).toEqual(NOTHING);
  expect(await sweepAt('2026-11-26T05:12:00Z')).toEqual({ ...NOTHING, reminded: 1 });
  expect(await sweepAt('2026-11-27T01:59:00Z')).toEqual(NOTHING);
  expect(await sweepAt('2026-11-27T02:00:00Z')).toEqual({ ...NOTHING, cancelled: 1 });
  expect((await news('orders.reminded')).map(({ percent, orderId, dueAt }) => [percent, orderId, dueAt])).toEqual([
    [50, first.id, '2026-11-27T02:00:00.000Z'],
    [80, first.id, '2026-11-27T02:00:00.000Z'],
  ]);
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: 0 });
  expect(await db.query('select state, due_at, remind_at from shop_order')).toEqual([
    { state: 'cancelled', due_at: null, remind_at: null },
  ]);
});

test('a timer that slept through both reminders sends one', async () => {
  await given('awaiting_seller');
  expect(await sweepAt('2026-11-26T07:00:00Z')).toEqual({ ...NOTHING, reminded: 1 });
  expect(await news('orders.reminded')).toMatchObject([{ percent: 80 }]);
  expect(await sweep()).toEqual(NOTHING);
});

test('over Nyepi and its neighbours nobody is late', async () => {
  clock.set('2026-03-16T06:00:00Z'); // Monday 14.00, Nyepi is on Thursday
  const { first } = await given('awaiting_seller');
  // 2 hours on Monday, 8 on Tuesday; from Wednesday to the Tuesday after, holidays and a weekend; then 14 more hours
  expect(await dueOf(first.id)).toEqual(new Date('2026-03-26T06:00:00Z'));
  expect(await sweepAt('2026-03-26T05:00:00Z')).toMatchObject({ cancelled: 0 });
  expect(await sweepAt('2026-03-26T06:00:00Z')).toMatchObject({ cancelled: 1 });
});

test('a parcel that arrived completes after three days, and Nyepi is not one of them', async () => {
  clock.set('2026-03-17T02:00:00Z');
  const { first } = await given('delivered');
  expect(await dueOf(first.id)).toEqual(new Date('2026-03-21T02:00:00Z'));
  expect(await sweepAt('2026-03-21T01:59:00Z')).toEqual(NOTHING);
  expect(await sweepAt('2026-03-21T02:00:00Z')).toEqual({ ...NOTHING, completed: 1 });
  expect(await db.query('select sold_count from product')).toEqual([{ sold_count: 1 }]);
});

test('a parcel that nobody follows completes after ten days', async () => {
  await given('shipped');
  clock.forward({ days: 10 });
  expect(await sweep()).toEqual({ ...NOTHING, completed: 1 });
});

test('a shop that is late to send is told to the staff once, and the order waits for people', async () => {
  const { first } = await given('processing');
  clock.set(await dueOf(first.id));
  expect(await sweep()).toEqual({ ...NOTHING, reminded: 1 });
  expect(await news('orders.reminded')).toMatchObject([{ percent: 100, state: 'processing' }]);
  clock.forward({ days: 30 });
  expect(await sweep()).toEqual(NOTHING);
});

test('of one purchase only what is due is ended: its other shop has the time that it has', async () => {
  const { orders } = await given('delivered', { shops: 2 });
  await db.query(`update shop_order set due_at = due_at + interval '1 day' where id = $1`, [orders[1]!.id]);
  clock.forward({ days: 3 });
  expect(await sweep()).toEqual({ ...NOTHING, completed: 1 });
  clock.forward({ days: 1 });
  expect(await sweep()).toEqual({ ...NOTHING, completed: 1 });
});

test('stock that came back already does not come back again', async () => {
  const { first } = await given('awaiting_payment', { paymentMethod: 'stripe' });
  await db.query(`update stock_hold set state = 'released' where order_id = $1`, [first.id]);
  await db.query('update variant set reserved = 0 where id = $1', [first.variantId]);
  clock.forward({ minutes: 30 });
  expect(await sweep()).toEqual({ ...NOTHING, expired: 1 });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: 0 });
});

test(
  'eight workers at once: every purchase is ended once',
  async () => {
    for (let i = 0; i < 12; i++) await given('awaiting_payment', { paymentMethod: 'stripe', shops: 2 });
    clock.forward({ minutes: 30 });
    const all = await Promise.all(Array.from({ length: 8 }, sweep));
    expect(all.reduce((n, swept) => n + swept.expired, 0)).toBe(24);
    expect(all.filter((swept) => swept.expired > 0).length).toBeGreaterThan(1);
    expect(await db.query(`select count(*)::int as n from order_event where move = 'expire'`)).toEqual([{ n: 24 }]);
  },
  SLOW,
);

test(
  'eight workers at once: every shop is reminded once',
  async () => {
    for (let i = 0; i < 12; i++) await given('awaiting_seller');
    clock.set('2026-11-25T06:00:00Z');
    const all = await Promise.all(Array.from({ length: 8 }, sweep));
    expect(all.reduce((n, swept) => n + swept.reminded, 0)).toBe(12);
    expect(await news('orders.reminded')).toHaveLength(12);
  },
  SLOW,
);

test('a purchase that somebody is busy with is left to them, and the others are not kept waiting', async () => {
  const busy = await given('awaiting_payment', { paymentMethod: 'stripe' });
  await given('awaiting_payment', { paymentMethod: 'stripe' });
  clock.forward({ minutes: 30 });
  await the(Transactor).run(async (tx) => {
    await lockedPurchase(tx, busy.purchase.id);
    expect(await sweep()).toMatchObject({ expired: 1 });
  });
  expect(await sweep()).toMatchObject({ expired: 1 });
});

test('a purchase that fails stops no other, and the failure is told', async () => {
  const broken = await given('awaiting_payment', { paymentMethod: 'stripe' });
  await given('awaiting_payment', { paymentMethod: 'stripe' });
  clock.forward({ minutes: 30 });
  const reserved = (n: number) =>
    db.query('update variant set reserved = $2 where id = $1', [broken.first.variantId, n]);
  await reserved(0); // its hold cannot be given back: reserved would be negative
  await expect(sweep()).rejects.toThrow('variant');
  expect(await db.query('select state, count(*)::int as n from shop_order group by 1 order by 1')).toEqual([
    { state: 'awaiting_payment', n: 1 },
    { state: 'expired', n: 1 },
  ]);
  await reserved(1);
  expect(await sweep()).toMatchObject({ expired: 1 });
});
