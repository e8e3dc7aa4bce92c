import { ordersEntities } from '@lapak/orders-server';
import { testDatabase } from '@lapak/platform/testing';
import { CallProvider, checkInvariants, paymentsEntities, StartPayment } from './index.js';
import { done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, toPage, state, settleAll, tryAgain, work, move, pass } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const count = async (table: 'provider_event' | 'provider_command' | 'ledger_transaction', where = 'true') =>
  ((await db.query(`select count(*)::int as n from ${table} where ${where}`)) as [{ n: number }])[0].n;
const sessions = async () => market.control.objects('checkout.session');

test('the page is opened once, however often and by how many tabs it is asked for', async () => {
  const bought = await buy();
  const urls = await Promise.all(Array.from({ length: 6 }, () => the(StartPayment).run(bought.purchaseId)));
  expect(new Set(urls).size).toBe(1);
  expect(await the(StartPayment).run(bought.purchaseId)).toBe(urls[0]);
  expect(await sessions()).toHaveLength(1);
});

test('nobody paid: the order expires, the page is closed, the stock is back, and a new try is told so', async () => {
  const bought = await buy();
  const session = await toPage(bought);
  await pass(31);
  expect(await state(bought)).toMatchObject({
    payment: { state: 'expired' },
    splits: [{ captured: 0, state: 'expired' }],
  });
  expect((await sessions()).map(({ status }) => status)).toEqual(['expired']);
  expect((await market.control.pay(session)).kind).toBe('expired');
  expect(await the(StartPayment).run(bought.purchaseId)).toMatchObject({ kind: 'PaymentOver', state: 'expired' });
});

test('cancelled before it was paid, it cannot be paid any more, with or without an open page', async () => {
  const [open, closed] = [await buy(), await buy()];
  await toPage(open);
  for (const { orders } of [open, closed]) done(await move(orders[0]!.orderId, 'cancel', 'buyer'));
  await settleAll();
  for (const bought of [open, closed]) {
    expect((await state(bought)).payment.state).toBe('canceled');
    expect(await the(StartPayment).run(bought.purchaseId)).toMatchObject({ kind: 'PaymentOver' });
  }
  expect((await sessions()).map(({ status }) => status)).toEqual(['expired']);
});

test('too little for a card is a refusal with a sentence, not a failure', async () => {
  await market.control.settlement('sgd');
  const bought = await buy();
  await db.query('alter table purchase disable trigger all');
  await db.query('update order_line set unit_price = 5000');
  await db.query('update shop_order set items_total = 5000, total = 5000');
  await db.query('update purchase set items_total = 5000, total = 5000');
  await db.query('update payment_split set amount = 5000');
  await db.query('update payment set amount = 5000');
  const refused = await the(StartPayment).run(bought.purchaseId);
  expect(refused).toMatchObject({ kind: 'PaymentRefused', reason: 'too_small' });
  expect((refused as { say(locale: string): string }).say('id')).toContain('terlalu kecil');
  await market.control.settlement('idr');
  expect(await toPage(bought)).toMatch(/^cs_test_/);
});

test.each(['reset', '503'] as const)(
  'a crash after the call (%s) and before the commit: the same key again, one page',
  async (kind) => {
    const bought = await buy();
    await market.control.fault({ kind, when: 'after', times: 2, match: 'POST /v1/checkout/sessions' });
    await expect(the(StartPayment).run(bought.purchaseId)).rejects.toThrow();
    expect(await count('provider_command', `kind = 'start' and state = 'open'`)).toBe(1);
    clock.forward({ minutes: 5 });
    const session = await toPage(bought);
    expect((await sessions()).map(({ id }) => id)).toEqual([session]);
    expect(await count('provider_command')).toBe(1);
  },
);

test('a call that never reached the provider goes later under a new key, with a new time to close', async () => {
  const bought = await buy();
  await market.control.fault({ kind: '503', when: 'before', times: 2 });
  await expect(the(StartPayment).run(bought.purchaseId)).rejects.toThrow();
  clock.forward({ minutes: 20 });
  await toPage(bought);
  expect(await db.query('select state, idempotency_key from provider_command order by created_at, id')).toMatchObject([
    { state: 'failed', idempotency_key: expect.stringMatching(/^mp:pay:[^:]+$/) },
    { state: 'done', idempotency_key: expect.stringMatching(/^mp:pay:[^:]+:2$/) },
  ]);
});

test('paid on a page whose address we never learned: the webhook finds its payment all the same', async () => {
  const bought = await buy();
  await market.control.fault({ kind: 'reset', when: 'after', times: 2, match: 'POST /v1/checkout/sessions' });
  await expect(the(StartPayment).run(bought.purchaseId)).rejects.toThrow();
  const [session] = await sessions();
  await market.control.pay(session!.id);
  await settleAll();
  expect((await state(bought)).payment).toMatchObject({ state: 'paid', provider_ref: session!.id });
  // What came before the page was known is applied on its next try.
  await tryAgain();
  expect(await count('provider_event', `status = 'received'`)).toBe(0);
});

test('a purchase that ends while its page is being opened: nobody is sent there, and the page is closed', async () => {
  const bought = await buy();
  await market.control.fault({
    kind: 'timeout',
    when: 'after',
    times: 1,
    hangMs: 400,
    match: 'POST /v1/checkout/sessions',
  });
  const opening = the(StartPayment).run(bought.purchaseId);
  await new Promise((later) => setTimeout(later, 150));
  done(await move(bought.orders[0]!.orderId, 'cancel', 'buyer'));
  await work();
  expect(await opening).toMatchObject({ kind: 'PaymentOver', state: 'canceled' });
  await settleAll();
  expect((await sessions()).map(({ status }) => status)).toEqual(['expired']);
});

test('a command that is done is not called again', async () => {
  const bought = await buy();
  await toPage(bought);
  done(await move(bought.orders[0]!.orderId, 'cancel', 'buyer'));
  await settleAll();
  const [{ id, attempts }] = await db.query(`select id, attempts from provider_command where kind = 'cancel'`);
  await the(CallProvider).run(id);
  expect(await db.query(`select attempts from provider_command where kind = 'cancel'`)).toEqual([{ attempts }]);
});
