import { rupiah } from '@lapak/kernel';
import { ordersEntities, SweepOrders } from '@lapak/orders-server';
import { aSnapshot } from '@lapak/payments-domain/testing';
import { newId, Outbox, Transactor, type Tx } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { checkInvariants, paymentsEntities, RefreshPayment, StartPayment, SweepPayments } from './index.js';
import { settlePayment } from './settle-payment.js';
import { done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, toPage, state, settleAll, tryAgain, work, move, told, balances } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const count = async (table: 'provider_event' | 'provider_command' | 'ledger_transaction', where = 'true') =>
  ((await db.query(`select count(*)::int as n from ${table} where ${where}`)) as [{ n: number }])[0].n;

test('two shops in one basket: one page, one charge, each shop its part, and both orders go to their shops', async () => {
  const bought = await buy({ prices: [12_500, 40_000] });
  const { paid } = await pay(bought);
  expect(paid.kind).toBe('complete');
  await settleAll();
  const { payment, splits } = await state(bought);
  expect(payment).toMatchObject({
    state: 'paid',
    amount: 52_500,
    settlement_amount: 5_250_000,
    settlement_currency: 'idr',
  });
  expect(splits).toEqual([
    { captured: 12_500, refunded: 0, state: 'awaiting_seller' },
    { captured: 40_000, refunded: 0, state: 'awaiting_seller' },
  ]);
  expect((await market.control.objects('charge')).map(({ amount }) => amount)).toEqual([5_250_000]);
  expect(await balances()).toEqual({ provider_balance: 52_500, merchant_pending: -52_500 });
  expect(told('payments.captured')).toMatchObject([{ purchaseId: bought.purchaseId, amount: 52_500 }]);
});

test.each([40_500_000, 2_500_000_000])('a basket of Rp%d goes the whole way', async (price) => {
  const bought = await buy({ prices: [price] });
  await pay(bought);
  await settleAll();
  expect((await state(bought)).splits).toEqual([{ captured: price, refunded: 0, state: 'awaiting_seller' }]);
});

test('a declined card leaves everything as it was; the next try pays', async () => {
  const bought = await buy();
  const { paid } = await pay(bought, '4000000000000002');
  expect(paid.kind).toBe('refused');
  await settleAll();
  expect(await state(bought)).toMatchObject({
    payment: { state: 'pending' },
    splits: [{ captured: 0, state: 'awaiting_payment' }],
  });
  await pay(bought);
  await settleAll();
  expect(await state(bought)).toMatchObject({ payment: { state: 'paid' }, splits: [{ state: 'awaiting_seller' }] });
});

test('3-D Secure: refused by the bank it is open, approved it is paid', async () => {
  const bought = await buy();
  const { session } = await pay(bought, '4000002500003155');
  const intent = async () => (await market.control.objects('payment_intent'))[0]!.id;
  await market.control.authenticate(await intent(), false);
  await settleAll();
  expect((await state(bought)).payment.state).toBe('pending');
  await market.control.pay(session, '4000002500003155');
  await market.control.authenticate(await intent(), true);
  await settleAll();
  expect((await state(bought)).payment.state).toBe('paid');
});

test('delayed money is processing until it comes, and the order waits', async () => {
  const bought = await buy();
  await pay(bought, 'delayed');
  await settleAll();
  expect(await state(bought)).toMatchObject({
    payment: { state: 'processing' },
    splits: [{ captured: 0, state: 'awaiting_payment' }],
  });
  await market.control.resolve((await market.control.objects('payment_intent'))[0]!.id, true);
  await settleAll();
  expect(await state(bought)).toMatchObject({ payment: { state: 'paid' }, splits: [{ captured: 25_000 }] });
});

test('one of two shops cancelled before paying: its part goes back when the money comes, the other is untouched', async () => {
  const bought = await buy({ prices: [30_000, 20_000] });
  const session = await toPage(bought);
  done(await move(bought.orders[0]!.orderId, 'cancel', 'buyer'));
  await settleAll();
  await market.control.pay(session);
  await settleAll();
  expect((await state(bought)).splits).toEqual([
    { captured: 30_000, refunded: 30_000, state: 'cancelled' },
    { captured: 20_000, refunded: 0, state: 'awaiting_seller' },
  ]);
});

test.each(['twice', 'shuffled', 'early'] as const)('webhooks %s end where they would have ended', async (mode) => {
  await market.control.deliver(mode);
  const bought = await buy();
  await pay(bought);
  await settleAll();
  expect((await state(bought)).payment).toMatchObject({ state: 'paid', settlement_amount: 2_500_000 });
  expect(told('payments.captured')).toHaveLength(1);
  expect(await count('ledger_transaction')).toBe(2);
});

test('every webhook lost: the sweeper asks, and fetches what was never told', async () => {
  await market.control.deliver('lost');
  const bought = await buy();
  await pay(bought);
  await market.control.idle();
  await the(SweepPayments).run();
  expect((await state(bought)).payment.state).toBe('pending');
  clock.forward({ minutes: 11 });
  await the(SweepPayments).run();
  expect((await state(bought)).payment).toMatchObject({ state: 'paid', settlement_amount: 2_500_000 });
  await work();
  expect(await count('provider_event', `status = 'received'`)).toBe(0);
  expect(await count('provider_event', `type = 'checkout.session.completed'`)).toBe(1);
  expect((await state(bought)).splits).toMatchObject([{ state: 'awaiting_seller' }]);
});

test('a signature that is not ours: nothing is stored, nothing is paid, and the right one later is', async () => {
  await market.control.deliver('bad_signature');
  const bought = await buy();
  await pay(bought);
  await market.control.idle(300);
  expect(await count('provider_event')).toBe(0);
  expect((await market.control.deliveries()).every(({ last_status }) => last_status === 400)).toBe(true);
  await market.control.deliver('normal');
  await settleAll();
  expect((await state(bought)).payment.state).toBe('paid');
});

test('the return page asks for itself when the webhook is late, at most once in three seconds', async () => {
  await market.control.deliver('lost');
  const bought = await buy();
  const { session } = await pay(bought, '4000002500003155');
  await the(RefreshPayment).run(bought.purchaseId);
  await market.control.authenticate((await market.control.objects('payment_intent'))[0]!.id, true);
  await Promise.all(Array.from({ length: 5 }, () => the(RefreshPayment).run(bought.purchaseId)));
  expect((await state(bought)).payment).toMatchObject({ state: 'pending', provider_ref: session });
  clock.forward({ seconds: 3 });
  await Promise.all(Array.from({ length: 5 }, () => the(RefreshPayment).run(bought.purchaseId)));
  expect((await state(bought)).payment.state).toBe('paid');
  expect(await count('ledger_transaction', `kind = 'capture'`)).toBe(1);
  await work();
});

test('a provider that does not answer is no trouble of the return page', async () => {
  const bought = await buy();
  await toPage(bought);
  await market.control.fault({ kind: '503', times: 9 });
  await the(RefreshPayment).run(bought.purchaseId);
  expect((await state(bought)).payment.state).toBe('pending');
});

test('settled twenty times at once: one posting for each shop, one event', async () => {
  const bought = await buy({ prices: [30_000, 20_000] });
  const { id } = (await state(bought)).payment;
  const snapshot = aSnapshot({ paymentId: id, amount: rupiah(50_000) });
  const settle = (tx: Tx) => settlePayment(tx, the(Outbox), id, snapshot, clock.now());
  await Promise.all(Array.from({ length: 20 }, () => the(Transactor).run(settle)));
  await work();
  expect(await count('ledger_transaction', `kind = 'capture'`)).toBe(2);
  expect(told('payments.captured')).toHaveLength(1);
  expect(await balances()).toEqual({ provider_clearing: 50_000, merchant_pending: -50_000 });
});

test('what the provider credited comes a moment later, and is booked once', async () => {
  const bought = await buy();
  const { id } = (await state(bought)).payment;
  const snapshot = aSnapshot({ paymentId: id, amount: rupiah(25_000) });
  const settlement = { amount: 195, currency: 'sgd', fee: 56 };
  const settle = (over: object) =>
    the(Transactor).run((tx) => settlePayment(tx, the(Outbox), id, { ...snapshot, ...over }, clock.now()));
  await settle({});
  expect(await balances()).toEqual({ provider_clearing: 25_000, merchant_pending: -25_000 });
  for (const over of [{ settlement, paymentId: newId() }, { settlement }, { settlement }, {}]) await settle(over);
  expect(await balances()).toEqual({ provider_balance: 25_000, merchant_pending: -25_000 });
  await settleAll();
});

test.each([
  ['another amount', { amount: rupiah(2_500) }, 'paid 2500 for 25000'],
  ['another currency', { currency: 'usd' }, 'paid in usd'],
  ['another payment', { paymentId: newId() }, 'belongs to another payment'],
])(
  'money of %s is quarantined: no order moves, nothing is booked, no id is taken over',
  async (_what, over, trouble) => {
    const bought = await buy();
    const { id } = (await state(bought)).payment;
    const snapshot = aSnapshot({ paymentId: id, amount: rupiah(25_000), ...over });
    await the(Transactor).run((tx) => settlePayment(tx, the(Outbox), id, snapshot, clock.now()));
    await settleAll();
    expect(await state(bought)).toMatchObject({
      payment: { state: 'quarantined', trouble, provider_charge: null },
      splits: [{ captured: 0, state: 'awaiting_payment' }],
    });
    expect(await balances()).toEqual({});
    expect(await the(StartPayment).run(bought.purchaseId)).toMatchObject({ kind: 'PaymentOver', state: 'processing' });
  },
);

/** The page stays open at the provider, as if closing it had failed. */
const expireWithOpenPage = async (onHand: number) => {
  const bought = await buy({ onHand });
  const session = await toPage(bought);
  await market.control.fault({ kind: '503', when: 'before', times: 99, match: '/expire' });
  clock.forward({ minutes: 30 });
  await the(SweepOrders).run();
  await work();
  expect(await state(bought)).toMatchObject({ payment: { state: 'expired' }, splits: [{ state: 'expired' }] });
  await market.control.clearFaults();
  return { bought, session };
};

test('money after the end, the goods still there: the order lives again', async () => {
  const { bought, session } = await expireWithOpenPage(1);
  expect((await market.control.pay(session)).kind).toBe('complete');
  await settleAll();
  expect(await state(bought)).toMatchObject({
    payment: { state: 'paid' },
    splits: [{ captured: 25_000, refunded: 0, state: 'awaiting_seller' }],
  });
  await tryAgain();
});

test('money after the end, the goods gone: it goes back by itself, and the order tells so', async () => {
  const { bought, session } = await expireWithOpenPage(1);
  await db.query('update variant set on_hand = 0');
  await market.control.pay(session);
  await settleAll();
  expect(await state(bought)).toMatchObject({
    payment: { state: 'paid' },
    splits: [{ captured: 25_000, refunded: 25_000, state: 'expired' }],
    refunds: [{ state: 'succeeded', amount: 25_000, reason: 'unfulfillable' }],
  });
  expect(await balances()).toEqual({});
  const deeds = await db.query('select move from order_event order by seq');
  expect(deeds.at(-1)).toEqual({ move: 'late_payment' });
  await tryAgain();
});

test('settled in another currency, it stands beside the rupiah in the ledger', async () => {
  await market.control.settlement('sgd');
  const bought = await buy({ prices: [139_000] });
  await pay(bought);
  await settleAll();
  expect((await state(bought)).payment).toMatchObject({
    settlement_amount: 1_086,
    settlement_currency: 'sgd',
    settlement_fee: 81,
  });
  expect(
    await db.query(
      `select amount, settlement_amount, settlement_currency from ledger_entry where settlement_amount is not null`,
    ),
  ).toEqual([{ amount: 139_000, settlement_amount: 1_086, settlement_currency: 'sgd' }]);
});
