import { ordersEntities } from '@lapak/orders-server';
import { testContext, testDatabase } from '@lapak/platform/testing';
import { CancelLines, checkInvariants, paymentsEntities } from './index.js';
import { PurchasePaymentResolver } from './payments.resolver.js';
import { OrderMoneyResolver } from './refunds.resolver.js';
import { type Bought, done, marketOn, type Wanted } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, buy, pay, state, settleAll, move, handOver, balances } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const paid = async (wanted: Wanted = {}): Promise<Bought> => {
  const bought = await buy(wanted);
  await pay(bought);
  await settleAll();
  return bought;
};
const memberOf = async (shopId: string) =>
  (await db.query('select account_id as id from shop_member where shop_id = $1', [shopId]))[0].id;
let keys = 0;
const cancel = async (bought: Bought, quantity: number, over: { by?: string; key?: string; lineNo?: number } = {}) => {
  const { orderId, shopId } = bought.orders[0]!;
  const { by = await memberOf(shopId), key = `cancel-${++keys}`, lineNo = 1 } = over;
  const input = { orderId, lines: [{ lineNo, quantity }], note: 'Sisa dua di rak.', idempotencyKey: key };
  return the(CancelLines).run(by, input);
};
const stock = async (bought: Bought) =>
  (await db.query('select on_hand::int, reserved::int from variant where shop_id = $1', [bought.orders[0]!.shopId]))[0];

test('one of three ran out: it leaves the order, its money goes back, the order goes on with two', async () => {
  const bought = await paid({ prices: [10_000, 50_000], quantity: 3, fee: 1_000 });
  done(await move(bought.orders[0]!.orderId, 'accept'));
  done(await cancel(bought, 1));
  await settleAll();
  expect(await state(bought)).toMatchObject({
    splits: [
      { captured: 30_000, refunded: 10_000, state: 'processing' },
      { captured: 150_000, refunded: 0, state: 'awaiting_seller' },
    ],
    refunds: [{ state: 'succeeded', amount: 10_000, reason: 'Sisa dua di rak.' }],
  });
  expect(await stock(bought)).toEqual({ on_hand: 10, reserved: 2 });
  expect(await db.query(`select move, note, actor from order_event where move = 'cancel_lines'`)).toMatchObject([
    { note: expect.stringMatching(/^1 × .+: Sisa dua di rak\.$/), actor: 'merchant' },
  ]);
  done(await move(bought.orders[0]!.orderId, 'mark_ready'));
  const [{ code }] = await db.query('select pickup_code as code from shop_order where id = $1', [
    bought.orders[0]!.orderId,
  ]);
  done(await move(bought.orders[0]!.orderId, 'hand_over', 'merchant', code));
  await settleAll();
  expect(await stock(bought)).toEqual({ on_hand: 8, reserved: 0 });
  expect(await balances()).toMatchObject({ merchant_payable: -18_000, fee_income: -2_000, merchant_pending: -150_000 });
});

test('paid at the door: what is due shrinks, nothing goes back, and the fee is of what was handed over', async () => {
  const bought = await buy({ prices: [10_000], quantity: 3, by: 'cod', fee: 1_000 });
  const { orderId } = bought.orders[0]!;
  const [order] = await db.query('select id, total::float8, state from shop_order');
  const shown = { ...order, paymentMethod: 'cod' };
  const due = () => the(OrderMoneyResolver).cashDue(shown, testContext());
  expect(await due()).toBe(30_000);
  done(await cancel(bought, 1));
  expect(await due()).toBe(20_000);
  const purchase = { id: bought.purchaseId, paymentMethod: 'cod', total: 30_000, expiresAt: null };
  expect(await the(PurchasePaymentResolver).payment(purchase as never, testContext())).toMatchObject({
    amount: 20_000,
    state: 'due_on_delivery',
  });
  await handOver(orderId);
  expect(await state(bought)).toMatchObject({
    payment: { state: 'paid' },
    splits: [{ captured: 20_000 }],
    refunds: [],
  });
  expect(await balances()).toEqual({
    cash_with_merchant: 20_000,
    merchant_payable: -20_000,
    merchant_receivable: 2_000,
    fee_income: -2_000,
  });
  shown.state = 'completed';
  expect(await due()).toBe(0);
});

test('a double tap and twenty at once take out one unit', async () => {
  const bought = await paid({ prices: [10_000], quantity: 3 });
  await Promise.all(Array.from({ length: 20 }, () => cancel(bought, 1, { key: 'cancel-once' })));
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 10_000 }]);
  expect(await db.query('select cancelled from order_line')).toEqual([{ cancelled: 1 }]);
});

test('two people of the shop at once never take out more than there is, nor the last unit', async () => {
  const bought = await paid({ prices: [10_000], quantity: 3 });
  const all = await Promise.all(Array.from({ length: 6 }, () => cancel(bought, 1)));
  expect(all.filter((one) => typeof one === 'string')).toHaveLength(2);
  expect(all.filter((one) => typeof one !== 'string')).toMatchObject(Array(4).fill({ kind: 'WholeOrder' }));
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 20_000, state: 'awaiting_seller' }]);
});

test('what is left of the order can still be cancelled, and then all has gone back', async () => {
  const bought = await paid({ prices: [10_000], quantity: 3, delivery: 7_000 });
  done(await cancel(bought, 2));
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 37_000, state: 'cancelled' }]);
  expect(await stock(bought)).toEqual({ on_hand: 10, reserved: 0 });
  expect(await balances()).toEqual({});
});

test('on its way nothing leaves it any more; another shop’s order is not there', async () => {
  const bought = await paid({ prices: [10_000], quantity: 3 });
  const stranger = await paid();
  expect(await cancel(bought, 1, { by: await memberOf(stranger.orders[0]!.shopId) })).toMatchObject({
    kind: 'OrderNotFound',
  });
  expect(await cancel(bought, 4)).toMatchObject({ kind: 'InvalidInput' });
  expect(await cancel(bought, 1, { lineNo: 2 })).toMatchObject({ kind: 'InvalidInput' });
  expect(await cancel(bought, 1, { key: '' })).toMatchObject({ kind: 'InvalidInput' });
  await handOver(bought.orders[0]!.orderId);
  expect(await cancel(bought, 1)).toMatchObject({ kind: 'MoveNotAllowed' });
  expect((await state(bought)).refunds).toEqual([]);
});
