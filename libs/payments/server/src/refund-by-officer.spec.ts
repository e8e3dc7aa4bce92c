import { asId, type Id, isProblem, rupiah } from '@lapak/kernel';
import { givenAccount } from '@lapak/merchants-server/testing';
import { ordersEntities } from '@lapak/orders-server';
import { testDatabase } from '@lapak/platform/testing';
import { checkInvariants, DecideRefundProposal, paymentsEntities, RefundByOfficer } from './index.js';
import type { RefundAsked, RefundOrderInput } from './refund-by-officer.js';
import { type Bought, done, marketOn, type Wanted } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, buy, pay, state, settleAll, move, handOver, balances } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

let made: Id<'Account'>;
let wayan: Id<'Account'>;
beforeEach(async () => {
  made = await givenAccount(db, { fullName: 'Made Keuangan', duty: 'finance' });
  wayan = await givenAccount(db, { fullName: 'Wayan Keuangan', duty: 'finance' });
});

const paid = async (wanted: Wanted = {}): Promise<Bought> => {
  const bought = await buy(wanted);
  await pay(bought);
  await settleAll();
  return bought;
};
let keys = 0;
const refund = (bought: Bought, input: Partial<RefundOrderInput>, officer = made) =>
  the(RefundByOfficer).run(officer, {
    orderId: bought.orders[0]!.orderId,
    of: 'whole',
    reason: 'Barang rusak di jalan.',
    idempotencyKey: `officer-${++keys}`,
    ...input,
  });
const proposalOf = (asked: unknown): string => (asked as { proposal: string }).proposal;
const onHand = async (bought: Bought) => {
  const [row] = await db.query('select on_hand::int, reserved::int from variant where shop_id = $1', [
    bought.orders[0]!.shopId,
  ]);
  return row;
};

test('before it is sent, a whole order ends with its money: the goods are free again, the other shop goes on', async () => {
  const bought = await paid({ prices: [30_000, 20_000], delivery: 5_000 });
  done(await refund(bought, {}));
  await settleAll();
  expect(await state(bought)).toMatchObject({
    splits: [
      { captured: 35_000, refunded: 35_000, state: 'cancelled' },
      { captured: 25_000, refunded: 0, state: 'awaiting_seller' },
    ],
    refunds: [{ state: 'succeeded', amount: 35_000, reason: 'Barang rusak di jalan.' }],
  });
  expect(await onHand(bought)).toEqual({ on_hand: 10, reserved: 0 });
});

test('after completion it is money alone: the fee of the goods goes back, that of the rest stays', async () => {
  const bought = await paid({ prices: [10_001], quantity: 3, delivery: 9_000, fee: 500 });
  await handOver(bought.orders[0]!.orderId);
  const fee = Math.floor((30_003 * 500) / 10_000);
  expect(await balances()).toMatchObject({ merchant_payable: fee - 39_003, fee_income: -fee });
  done(await refund(bought, { of: 'delivery' }));
  await settleAll();
  expect(await balances()).toMatchObject({ merchant_payable: fee - 30_003, fee_income: -fee });
  done(await refund(bought, { of: 'lines', lines: [{ lineNo: 1, quantity: 1 }] }));
  await settleAll();
  expect(await balances()).toMatchObject({ fee_income: -1_000, merchant_payable: -19_002 });
  expect(await refund(bought, { of: 'lines', lines: [{ lineNo: 1, quantity: 3 }] })).toMatchObject({
    kind: 'InvalidInput',
  });
  expect(await refund(bought, { of: 'delivery' })).toMatchObject({ kind: 'NothingToRefund' });
  done(await refund(bought, {}));
  await settleAll();
  expect(await balances()).toEqual({});
  expect((await state(bought)).splits).toMatchObject([{ state: 'completed', refunded: 39_003 }]);
});

test('units given back before sending leave the order, and the shop sends the rest', async () => {
  const bought = await paid({ prices: [10_000], quantity: 3 });
  done(await refund(bought, { of: 'lines', lines: [{ lineNo: 1, quantity: 2 }] }));
  await settleAll();
  expect(await onHand(bought)).toEqual({ on_hand: 10, reserved: 1 });
  await handOver(bought.orders[0]!.orderId);
  expect(await onHand(bought)).toEqual({ on_hand: 9, reserved: 0 });
  expect(await balances()).toEqual({ provider_balance: 10_000, merchant_payable: -10_000 });
});

test('the same key again answers the same refund; nothing goes back twice, not even twenty at once', async () => {
  const bought = await paid({ prices: [30_000] });
  const ask = { of: 'amount', amount: rupiah(10_000), idempotencyKey: 'officer-once' } as const;
  const all = await Promise.all(Array.from({ length: 20 }, () => refund(bought, ask)));
  expect(new Set(all.map((one) => (done(one) as { refund: string }).refund)).size).toBe(1);
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 10_000 }]);
  expect(await market.control.objects('refund')).toHaveLength(1);
  const large = await paid({ prices: [1_500_000] });
  const again = { idempotencyKey: 'officer-large' };
  expect(await refund(large, again)).toEqual(await refund(large, again));
  const small = done(await refund(bought, { idempotencyKey: 'officer-rest' }));
  expect(await refund(bought, { idempotencyKey: 'officer-rest' })).toEqual(small);
});

test('above the limit a second officer decides; whoever proposed it cannot, and a decision is made once', async () => {
  const bought = await paid({ prices: [1_500_000] });
  const id = proposalOf(done(await refund(bought, {})));
  expect(asId(id)).toBe(id);
  expect((await state(bought)).refunds).toEqual([]);
  expect(await the(DecideRefundProposal).run(made, id, true)).toMatchObject({ kind: 'SecondOfficerNeeded' });
  const both = await Promise.all([true, true].map((approve) => the(DecideRefundProposal).run(wayan, id, approve)));
  expect(both.filter((one) => !isProblem(one))).toHaveLength(1);
  expect(both.filter(isProblem)).toMatchObject([{ kind: 'AlreadyDecided' }]);
  await settleAll();
  expect(await state(bought)).toMatchObject({ splits: [{ refunded: 1_500_000, state: 'cancelled' }] });
  expect(await db.query('select asked_by, approved_by from refund')).toEqual([{ asked_by: made, approved_by: wayan }]);
});

test('many small refunds by one officer are one large one', async () => {
  const bought = await paid({ prices: [1_500_000] });
  const part = { of: 'amount', amount: rupiah(600_000) } as const;
  expect(done(await refund(bought, part))).toHaveProperty('refund');
  expect(done(await refund(bought, part))).toHaveProperty('proposal');
  const twice = (await Promise.all([refund(bought, part, wayan), refund(bought, part, wayan)])) as RefundAsked[];
  expect(twice.every((one) => 'proposal' in one)).toBe(true);
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 600_000 }]);
});

test('a proposal that would give back another sum by now is asked anew; one that is rejected moves nothing', async () => {
  const bought = await paid({ prices: [1_500_000] });
  const whole = proposalOf(done(await refund(bought, {})));
  done(await refund(bought, { of: 'amount', amount: rupiah(100_000) }));
  expect(await the(DecideRefundProposal).run(wayan, whole, true)).toMatchObject({ rest: 1_400_000 });
  done(await the(DecideRefundProposal).run(made, whole, false));
  expect(await the(DecideRefundProposal).run(wayan, whole, true)).toMatchObject({ kind: 'AlreadyDecided' });
  await settleAll();
  expect((await state(bought)).splits).toMatchObject([{ refunded: 100_000 }]);
});

test('what cannot go back is said: unpaid, in cash, above the rest, without a reason or an order', async () => {
  const unpaid = await buy();
  expect(await refund(unpaid, {})).toMatchObject({ kind: 'NothingToRefund' });
  const cash = await buy({ by: 'cod' });
  await handOver(cash.orders[0]!.orderId);
  expect(await refund(cash, {})).toMatchObject({ kind: 'CashGoesByHand' });
  const bought = await paid({ prices: [30_000, 200_000] });
  expect(await refund(bought, { of: 'amount', amount: rupiah(30_001) })).toMatchObject({ rest: 30_000 });
  expect(await refund(bought, { reason: ' ' })).toMatchObject({ kind: 'InvalidInput' });
  expect(await refund(bought, { idempotencyKey: 'x' })).toMatchObject({ kind: 'InvalidInput' });
  expect(await refund(bought, { orderId: made })).toMatchObject({ kind: 'OrderNotFound' });
  expect((await state(bought)).refunds).toEqual([]);
});

test('a refund that the bank refused can be tried again, and the books follow both times', async () => {
  const bought = await buy({ prices: [30_000], fee: 333 });
  await pay(bought, '4000000000005126');
  await settleAll();
  done(await move(bought.orders[0]!.orderId, 'accept'));
  for (const step of ['mark_ready'] as const) done(await move(bought.orders[0]!.orderId, step));
  const [{ code }] = await db.query('select pickup_code as code from shop_order');
  done(await move(bought.orders[0]!.orderId, 'hand_over', 'merchant', code));
  await settleAll();
  const before = await balances();
  for (const amount of [10_000, 20_000]) {
    done(await refund(bought, { of: 'amount', amount: rupiah(amount) }));
    await settleAll();
  }
  expect((await state(bought)).refunds).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
  expect(await balances()).toEqual(before);
});
