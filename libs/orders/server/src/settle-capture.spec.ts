import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import type { OrdersUnfulfillable } from '@lapak/orders-domain';
import { drainJobs, Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { MoveOrder } from './move-order.js';
import { onPaymentCaptured, SETTLE_CAPTURE } from './on-payment-captured.js';
import { SettleCapture } from './settle-capture.js';
import { SweepOrders } from './sweep-orders.js';
import { checkInvariants, givenPurchase, newBuyer, ordersOn, type PurchaseGiven } from './testing.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities], { poolSize: 16 });
const room = ordersOn(db);
const { the, clock, heard, subscriptions } = room;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const given = (shops = 1) => givenPurchase(db, room, { shops, paymentMethod: 'stripe' });
const captured = ({ purchase }: PurchaseGiven) => the(SettleCapture).run({ purchaseId: purchase.id });
const expire = async () => {
  clock.forward({ minutes: 31 });
  return the(SweepOrders).run(clock.now());
};
const states = async ({ purchase }: PurchaseGiven) =>
  (
    (await db.query('select state from shop_order where purchase_id = $1 order by seq', [purchase.id])) as {
      state: string;
    }[]
  ).map(({ state }) => state);
const diary = async (id: Id<'Order'>) =>
  ((await db.query('select move from order_event where order_id = $1 order by seq', [id])) as { move: string }[]).map(
    ({ move }) => move,
  );
const stockOf = async (id: Id<'Variant'>) =>
  ((await db.query('select on_hand, reserved from variant where id = $1', [id])) as [unknown])[0];
/** What was published and not delivered yet. */
const news = async <E>(type: string): Promise<E[]> =>
  (
    (await db.query(
      `select payload->'event' as event from graphile_worker._private_jobs where payload->'event'->>'type' = $1 order by id`,
      [type],
    )) as { event: E }[]
  ).map(({ event }) => event);
const sellOut = (id: Id<'Variant'>) => db.query('update variant set on_hand = reserved where id = $1', [id]);

test('when the money is there, all shops of the purchase are asked, each with its own deadline', async () => {
  const made = await given(3);
  expect(await states(made)).toEqual(Array(3).fill('awaiting_payment'));
  await captured(made);
  expect(await states(made)).toEqual(Array(3).fill('awaiting_seller'));
  // 24 working hours from Tuesday 10.00, and a reminder at half of them
  expect(await db.query('select distinct due_at, remind_at from shop_order')).toEqual([
    { due_at: new Date('2026-11-27T02:00:00Z'), remind_at: new Date('2026-11-25T06:00:00Z') },
  ]);
});

test('the news of the money becomes a task of the worker, one per purchase', async () => {
  const made = await given();
  const event = { type: 'payments.captured', purchaseId: made.purchase.id, at: clock.now().toISOString() } as const;
  await the(Transactor).run((tx) => onPaymentCaptured.handle(tx, event, '1'));
  await the(Transactor).run((tx) => onPaymentCaptured.handle(tx, event, '2'));
  let runs = 0;
  const tasks = {
    [SETTLE_CAPTURE]: async (payload: { purchaseId: string }) => {
      runs += 1;
      await the(SettleCapture).run(payload);
    },
  };
  await drainJobs({ db, transactor: the(Transactor), subscriptions, tasks });
  expect(runs).toBe(1);
  expect(await states(made)).toEqual(['awaiting_seller']);
  expect(heard).toEqual(expect.arrayContaining([expect.objectContaining({ move: 'pay', to: 'awaiting_seller' })]));
});

test('heard many times at once, the money is taken up once', async () => {
  const made = await given(2);
  await Promise.all(Array.from({ length: 12 }, () => captured(made)));
  expect(await diary(made.first.id)).toEqual(['place', 'pay']);
  expect(await news('orders.moved')).toHaveLength(2);
});

test('money that comes late revives what can still be had', async () => {
  const made = await given(2);
  expect(await expire()).toMatchObject({ expired: 2 });
  expect(await stockOf(made.first.variantId)).toEqual({ on_hand: 10, reserved: 0 });
  await captured(made);
  expect(await states(made)).toEqual(['awaiting_seller', 'awaiting_seller']);
  expect(await stockOf(made.first.variantId)).toEqual({ on_hand: 10, reserved: 1 });
  expect(await diary(made.first.id)).toEqual(['place', 'expire', 'pay']);
  expect(await news('orders.unfulfillable')).toEqual([]);
});

test('of a purchase paid late, what is gone is told and given back, and the other shops go on', async () => {
  const made = await given(3);
  await expire();
  const [first, gone] = made.orders;
  await sellOut(gone!.variantId);
  await captured(made);
  await captured(made);
  expect(await states(made)).toEqual(['awaiting_seller', 'expired', 'awaiting_seller']);
  expect(await diary(gone!.id)).toEqual(['place', 'expire', 'late_payment']);
  expect(await diary(first!.id)).toEqual(['place', 'expire', 'pay']);
  expect(await stockOf(gone!.variantId)).toEqual({ on_hand: 0, reserved: 0 });
  const [{ total }] = (await db.query('select total from shop_order where id = $1', [gone!.id])) as [{ total: number }];
  expect(await news<OrdersUnfulfillable>('orders.unfulfillable')).toEqual([
    {
      type: 'orders.unfulfillable',
      purchaseId: made.purchase.id,
      orders: [{ orderId: gone!.id, amount: total }],
      reason: 'sold_out',
      at: clock.now().toISOString(),
    },
  ]);
});

test('who cancels and pays after all gets the money back, once', async () => {
  const made = await given();
  const { first, buyer, phoneLast4 } = made;
  await the(MoveOrder).run(buyer, { orderId: first.id, move: 'cancel', note: 'Batal', phoneLast4 });
  await captured(made);
  await captured(made);
  expect(await states(made)).toEqual(['cancelled']);
  expect(await news<OrdersUnfulfillable>('orders.unfulfillable')).toMatchObject([{ reason: 'cancelled' }]);
});

test('what was cancelled after it was paid is the business of the cancellation, not of the money heard again', async () => {
  const made = await given();
  await captured(made);
  const { first, buyer, phoneLast4 } = made;
  await the(MoveOrder).run(buyer, { orderId: first.id, move: 'cancel', note: 'Batal', phoneLast4 });
  await captured(made);
  expect(await diary(first.id)).toEqual(['place', 'pay', 'cancel']);
  expect(await news('orders.unfulfillable')).toEqual([]);
});

test('money, timer and buyer at the same moment: the order ends in one state and its stock is right', async () => {
  for (let round = 0; round < 6; round++) {
    const made = await given(2);
    const { first, buyer, phoneLast4 } = made;
    clock.forward({ minutes: 31 });
    const cancel = () =>
      the(MoveOrder).run(
        { ...buyer, ip: newBuyer().ip },
        { orderId: first.id, move: 'cancel', note: 'Batal', phoneLast4 },
      );
    const contenders = [captured, () => the(SweepOrders).run(clock.now()), cancel];
    await Promise.all(Array.from({ length: 12 }, (_, i) => contenders[(i + round) % 3]!(made)));
    await captured(made);
    // Whoever was first, nothing waits for money any more, and the second shop, which nobody cancelled, has its order.
    const [state, other] = await states(made);
    expect(['awaiting_seller', 'cancelled']).toContain(state);
    expect(other).toBe('awaiting_seller');
    expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: state === 'cancelled' ? 0 : 1 });
  }
}, 30_000);

test('a purchase that does not exist is nobody’s', async () => {
  await expect(the(SettleCapture).run({ purchaseId: '01980000-0000-7000-8000-000000000000' })).resolves.toBeUndefined();
});
