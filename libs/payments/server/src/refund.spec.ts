import { type Id, rupiah, ZERO } from '@lapak/kernel';
import { ordersEntities } from '@lapak/orders-server';
import { Outbox, Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { checkInvariants, paymentsEntities, refundOrder, type RefundWish, SweepPayments } from './index.js';
import type { RefundSnapshot } from './payment-gateway.js';
import { settleRefund } from './settle-refund.js';
import { type Bought, done, marketOn, type Wanted } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, state, settleAll, tryAgain, work, move, handOver, told, balances } = market;
let expected: string[] = [];
beforeEach(() => (expected = []));
afterEach(async () => expect((await checkInvariants(db)).map(({ id }) => id)).toEqual(expected));

const paid = async (wanted: Wanted = {}, card?: string): Promise<Bought> => {
  const bought = await buy(wanted);
  await pay(bought, card);
  await settleAll();
  return bought;
};
const refund = (orderId: Id<'Order'>, wish: RefundWish) =>
  the(Transactor).run((tx) => refundOrder(tx, orderId, wish, clock.now()));
const completeAll = async ({ orders }: Bought): Promise<void> => {
  for (const { orderId } of orders) await handOver(orderId);
};
const PENDING = '4000000000007726';
const LOST = '4000000000005126';

test('one shop refuses: its part goes back, the other shop of the basket is not touched', async () => {
  const bought = await paid({ prices: [30_000, 20_000] });
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect(await state(bought)).toMatchObject({
    splits: [
      { captured: 30_000, refunded: 30_000, state: 'cancelled' },
      { captured: 20_000, refunded: 0, state: 'awaiting_seller' },
    ],
    refunds: [{ state: 'succeeded', amount: 30_000, reason: 'refuse' }],
  });
  expect((await market.control.objects('refund')).map(({ amount }) => amount)).toEqual([3_000_000]);
  expect(await balances()).toEqual({ provider_balance: 20_000, merchant_pending: -20_000 });
  expect(told('payments.refunded')).toMatchObject([{ orderId: bought.orders[0]!.orderId, amount: 30_000 }]);
});

test('told twice, it goes back once', async () => {
  const { orders } = await paid();
  done(await move(orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect(await refund(orders[0]!.orderId, { reason: 'again' })).toBe(ZERO);
  const twenty = await Promise.all(
    Array.from({ length: 20 }, (_, i) => refund(orders[0]!.orderId, { reason: `again ${i}` })),
  );
  expect(twenty.every((amount) => amount === ZERO)).toBe(true);
  expect(await market.control.objects('refund')).toHaveLength(1);
});

test('twenty people give back the whole at once: one refund', async () => {
  const { orders } = await paid();
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => refund(orders[0]!.orderId, { reason: `wish ${i}` })),
  );
  expect(all.filter((amount) => amount === 25_000)).toHaveLength(1);
  await settleAll();
  expect(await market.control.objects('refund')).toHaveLength(1);
});

test('in parts, never above what this order has left, though the charge has more', async () => {
  const bought = await paid({ prices: [30_000, 200_000] });
  const { orderId } = bought.orders[0]!;
  expect(
    await refund(orderId, { reason: 'one bag broken', ask: { of: 'amount', amount: rupiah(10_000) }, reference: 'a' }),
  ).toBe(10_000);
  expect(
    await refund(orderId, { reason: 'one bag broken', ask: { of: 'amount', amount: rupiah(10_000) }, reference: 'a' }),
  ).toBe(ZERO);
  expect(
    await refund(orderId, { reason: 'another', ask: { of: 'amount', amount: rupiah(20_001) }, reference: 'b' }),
  ).toMatchObject({
    kind: 'RefundAboveRest',
    rest: 20_000,
  });
  expect(
    await refund(orderId, { reason: 'another', ask: { of: 'amount', amount: rupiah(20_000) }, reference: 'b' }),
  ).toBe(20_000);
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 30_000 }, { refunded: 0 }]);
  expect((await state(bought)).refunds).toMatchObject([{ amount: 10_000 }, { amount: 20_000 }]);
});

test('after completion the fee goes back with it, to the rupiah', async () => {
  const bought = await paid({ prices: [30_001], fee: 333 });
  await completeAll(bought);
  expect(await balances()).toEqual({ provider_balance: 30_001, merchant_payable: -29_002, fee_income: -999 });
  await refund(bought.orders[0]!.orderId, {
    reason: 'half',
    ask: { of: 'amount', amount: rupiah(15_000) },
    reference: 'a',
  });
  await settleAll();
  expect(await balances()).toEqual({ provider_balance: 15_001, merchant_payable: -14_501, fee_income: -500 });
  await refund(bought.orders[0]!.orderId, { reason: 'the rest' });
  await settleAll();
  expect(await balances()).toEqual({});
});

test('a part given back before completion is not owed to the shop, and takes no fee', async () => {
  const bought = await paid({ prices: [30_000], fee: 1_000 });
  await refund(bought.orders[0]!.orderId, {
    reason: 'one bag broken',
    ask: { of: 'amount', amount: rupiah(10_000) },
    reference: 'a',
  });
  await completeAll(bought);
  expect(await balances()).toEqual({ provider_balance: 20_000, merchant_payable: -18_000, fee_income: -2_000 });
});

test('pending at the bank, it is on its way until the bank has said so', async () => {
  const bought = await buy();
  await market.control.deliver('lost');
  await pay(bought, PENDING);
  await market.sweepLater();
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await work();
  expect(await state(bought)).toMatchObject({ refunds: [{ state: 'pending' }], splits: [{ refunded: 25_000 }] });
  expect(await balances()).toMatchObject({ refunds_in_transit: -25_000 });
  expect(told('payments.refunded')).toEqual([]);
  // The bank's word is lost as well: the sweeper asks.
  await market.control.idle();
  await market.sweepLater();
  expect(await state(bought)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
  expect(told('payments.refunded')).toHaveLength(1);
});

test('refused by the bank after it was done: the books are put back, and somebody must look', async () => {
  const bought = await paid({}, LOST);
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect(await state(bought)).toMatchObject({
    splits: [{ captured: 25_000, refunded: 0, state: 'cancelled' }],
    refunds: [{ state: 'failed', trouble: 'lost_or_stolen_card' }],
  });
  expect(await balances()).toEqual({ provider_balance: 25_000, merchant_pending: -25_000 });
  // Its order is cancelled and the money still here: that is what INV6 tells.
  expected = ['INV6'];
});

test('refused by the bank after its order was completed: the part is owed to the shop after all', async () => {
  const bought = await paid({ fee: 1_000 });
  const { orderId } = bought.orders[0]!;
  await refund(orderId, { reason: 'one bag broken', ask: { of: 'amount', amount: rupiah(10_000) }, reference: 'a' });
  await completeAll(bought);
  const [{ id }] = await db.query('select id from refund');
  const failed: RefundSnapshot = {
    ref: null,
    state: 'failed',
    trouble: 'lost',
    refundId: id,
    amount: rupiah(10_000),
    currency: 'idr',
    settlement: null,
  };
  await the(Transactor).run((tx) => settleRefund(tx, the(Outbox), id, failed, clock.now()));
  expect(await balances()).toEqual({ provider_balance: 25_000, merchant_payable: -22_500, fee_income: -2_500 });
});

test('refused by the provider outright: nothing moved, and it is not tried for ever', async () => {
  const bought = await paid();
  const [charge] = await market.control.objects('charge');
  await market.atStripe((stripe) => stripe.refunds.create({ charge: charge!.id }));
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect(await state(bought)).toMatchObject({ refunds: [{ state: 'failed', trouble: 'charge_already_refunded' }] });
  expect(await db.query(`select state, error from provider_command where kind = 'refund'`)).toEqual([
    { state: 'failed', error: 'charge_already_refunded' },
  ]);
  // Somebody gave it back in the provider's dashboard: kept for finance, who has to tell the books.
  expect(await db.query(`select type, error from provider_event where status = 'parked'`)).toMatchObject([
    { type: 'refund.created', error: expect.stringContaining('not asked for here') },
  ]);
  expected = ['INV6'];
});

test.each(['reset', '503', '500'] as const)(
  'a crash (%s) after the refund was made: the same key again, one refund',
  async (kind) => {
    const bought = await paid({ prices: [30_000, 50_000] });
    await market.control.deliver('lost');
    await market.control.fault({ kind, when: 'after', times: 3, match: 'POST /v1/refunds' });
    done(await move(bought.orders[0]!.orderId, 'refuse'));
    await work();
    expect((await state(bought)).refunds).toMatchObject([{ state: 'requested' }]);
    await tryAgain();
    expect((await state(bought)).refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(await market.control.objects('refund')).toHaveLength(1);
  },
);

test('a crash and then a long silence: the key is forgotten, so what was made is looked up first', async () => {
  const bought = await paid({ prices: [30_000, 50_000] });
  await market.control.deliver('lost');
  await market.control.fault({ kind: 'reset', when: 'after', times: 3, match: 'POST /v1/refunds' });
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await work();
  await market.control.advance(3 * 86_400);
  clock.forward({ days: 3 });
  await tryAgain();
  expect((await state(bought)).refunds).toMatchObject([{ state: 'succeeded' }]);
  expect(await market.control.objects('refund')).toHaveLength(1);
});

test('a snapshot of another refund, amount or currency settles nothing', async () => {
  const bought = await paid({}, PENDING);
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await market.control.deliver('lost');
  await work();
  const [{ id, provider_ref: ref }] = await db.query('select id, provider_ref from refund');
  const good = {
    ref,
    state: 'succeeded',
    trouble: null,
    refundId: id,
    amount: rupiah(25_000),
    currency: 'idr',
    settlement: null,
  } as const;
  for (const over of [{ refundId: 'another' }, { amount: rupiah(2_500) }, { amount: null }, { currency: 'usd' }]) {
    await the(Transactor).run((tx) => settleRefund(tx, the(Outbox), id, { ...good, ...over }, clock.now()));
    const { refunds } = await state(bought);
    expect(refunds).toMatchObject([{ state: 'pending', trouble: expect.any(String) }]);
  }
  await Promise.all(
    Array.from({ length: 20 }, () => the(Transactor).run((tx) => settleRefund(tx, the(Outbox), id, good, clock.now()))),
  );
  await work();
  expect((await state(bought)).refunds).toMatchObject([{ state: 'succeeded' }]);
  expect(told('payments.refunded')).toHaveLength(1);
  expect(await balances()).toEqual({});
});

test('a call that never ended is called again by the sweeper', async () => {
  const bought = await paid();
  await refund(bought.orders[0]!.orderId, { reason: 'refuse' });
  await db.query('delete from graphile_worker._private_jobs');
  clock.forward({ minutes: 11 });
  await the(SweepPayments).run();
  await settleAll();
  expect((await state(bought)).refunds).toMatchObject([{ state: 'succeeded' }]);
});
