import type Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();
const buy = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
  'charge.updated',
];

const paid = async (card?: string): Promise<Stripe.Checkout.Session> => {
  const session = await on.order();
  await on.sandbox.control.pay(session.id, card);
  return on.stripe.checkout.sessions.retrieve(session.id);
};

test('a payment is told in signed events, and its balance transaction comes with charge.updated', async () => {
  const session = await paid();
  await on.sandbox.control.idle();
  expect([...on.mail.types].sort()).toEqual([...buy].sort());
  const told = (type: string) => on.mail.events.find((event) => event.type === type);
  expect(told('charge.succeeded')?.data.object).toMatchObject({ balance_transaction: null });
  expect(told('checkout.session.completed')).toMatchObject({
    object: 'event',
    api_version: '2026-10-28.endive',
    livemode: false,
    data: { object: { id: session.id, payment_status: 'paid' } },
  });
  const charge = told('charge.updated')?.data.object as Stripe.Charge;
  const booked = await on.stripe.balanceTransactions.retrieve(String(charge.balance_transaction));
  expect(booked).toMatchObject({
    amount: 13_900_000,
    currency: 'idr',
    fee: 603_100,
    net: 13_296_900,
    source: charge.id,
    status: 'pending',
  });
  expect(await on.stripe.balance.retrieve()).toMatchObject({
    pending: [{ amount: 13_296_900, currency: 'idr' }],
    livemode: false,
  });
  await on.sandbox.control.advance(3 * 86_400);
  expect(await on.stripe.balance.retrieve()).toMatchObject({ available: [{ amount: 13_296_900 }] });
});

test('when the platform settles in SGD the balance transaction says so, with its rate', async () => {
  await on.sandbox.control.settlement('sgd');
  await paid();
  await on.sandbox.control.idle();
  const [booked] = (await on.stripe.balanceTransactions.list()).data;
  expect(booked).toMatchObject({ amount: 1086, currency: 'sgd', exchange_rate: 0.0000781 });
});

test('an event that is not taken is sent again until it is', async () => {
  on.mail.troubles = [500, 302, 404];
  await on.order();
  const session = await on.order();
  await on.stripe.checkout.sessions.expire(session.id);
  expect(await on.sandbox.control.idle()).toBe(true);
  expect(on.mail.types).toEqual(['checkout.session.expired']);
  expect((await on.sandbox.control.deliveries())[0]).toMatchObject({
    attempts: 4,
    state: 'delivered',
    last_status: 200,
  });
});

test('webhooks can be lost, and the list of events still tells of them', async () => {
  await on.sandbox.control.deliver('lost');
  const session = await paid();
  await on.sandbox.control.idle();
  expect(on.mail.types).toEqual([]);
  const since = session.created - 1;
  const events = await on.stripe.events.list({
    types: ['checkout.session.completed', 'charge.updated'],
    created: { gte: since },
  });
  expect(events.data.map((event) => event.type).sort()).toEqual(['charge.updated', 'checkout.session.completed']);
  expect((await on.stripe.events.list({ created: { gt: since + 3600 } })).data).toEqual([]);
  expect((await on.stripe.events.list({ type: 'charge.succeeded' })).data).toHaveLength(1);
  const [event] = events.data;
  expect(await on.stripe.events.retrieve(String(event?.id))).toMatchObject({ id: event?.id });
  await on.sandbox.control.deliver('normal');
  expect(await on.sandbox.control.resend(String(event?.id))).toBe(true);
  await on.sandbox.control.idle();
  expect(on.mail.events.map((one) => one.id)).toEqual([event?.id]);
});

test('webhooks can come twice, in the wrong order, late, or with a bad signature', async () => {
  const { control } = on.sandbox;
  await control.deliver('twice');
  await paid();
  await control.idle();
  expect(on.mail.events).toHaveLength(10);
  expect(new Set(on.mail.events.map((event) => event.id)).size).toBe(5);

  on.mail.empty();
  await control.deliver('shuffled');
  await paid();
  await control.idle();
  expect(on.mail.types.filter((type) => type !== 'charge.updated')).toEqual([...buy].slice(0, 4).reverse());

  on.mail.empty();
  await control.deliver('late', 60_000);
  await paid();
  expect(await control.idle(300)).toBe(false);
  expect(on.mail.events).toEqual([]);
  await control.advance(61);
  await control.idle();
  expect(on.mail.events).toHaveLength(5);

  on.mail.empty();
  await control.deliver('bad_signature');
  await paid();
  await control.idle(300);
  expect(on.mail.forged).toBeGreaterThan(0);
  expect(on.mail.events).toEqual([]);
  await control.deliver('normal');
  await control.idle();
  expect(on.mail.events).toHaveLength(5);
});

test('a webhook can arrive before the answer to the call that caused it', async () => {
  await on.sandbox.control.deliver('early');
  await on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' }, { idempotencyKey: 'k1' });
  expect(on.mail.events).toMatchObject([{ type: 'payment_intent.created', request: { idempotency_key: 'k1' } }]);
});

test('a refund may be part of a charge and never more than the rest', async () => {
  const session = await paid();
  const refund = (amount?: number) =>
    on.stripe.refunds.create({ payment_intent: String(session.payment_intent), ...(amount && { amount }) });
  const first = await refund(4_000_000);
  expect(first).toMatchObject({ object: 'refund', status: 'succeeded', amount: 4_000_000 });
  expect((await refusalOf(refund(9_900_001))).message).toContain('greater than unrefunded amount on charge (Rp99.000)');
  expect(await refund()).toMatchObject({ amount: 9_900_000 });
  expect(await refusalOf(refund())).toMatchObject({ code: 'charge_already_refunded' });
  const charge = await on.stripe.charges.retrieve(String(first.charge), { expand: ['refunds'] });
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 13_900_000, refunds: { data: [{}, {}] } });
  expect((await on.stripe.refunds.list({ charge: charge.id })).data).toHaveLength(2);
  await on.sandbox.control.idle();
  expect(on.mail.types.filter((type) => type === 'charge.refunded')).toHaveLength(2);
});

test('refunds made at once never give back more than was paid', async () => {
  const session = await paid();
  const tries = Array.from({ length: 6 }, () =>
    on.stripe.refunds.create({ payment_intent: String(session.payment_intent), amount: 5_000_000 }),
  );
  const done = (await Promise.allSettled(tries)).filter((one) => one.status === 'fulfilled');
  expect(done).toHaveLength(2);
});

test('a refund under the same key is made once', async () => {
  const session = await paid();
  const make = () =>
    on.stripe.refunds.create(
      { payment_intent: String(session.payment_intent), amount: 100 },
      { idempotencyKey: 'mp:ref:1' },
    );
  expect((await make()).id).toBe((await make()).id);
  expect((await on.stripe.refunds.list()).data).toHaveLength(1);
});

test('a refund can be pending and succeed, or succeed and fail, and the charge tells the truth', async () => {
  const pending = await paid('4000000000007726');
  const failing = await paid('4000000000005126');
  const slow = await on.stripe.refunds.create({ payment_intent: String(pending.payment_intent) });
  const lost = await on.stripe.refunds.create({ payment_intent: String(failing.payment_intent) });
  expect([slow.status, lost.status]).toEqual(['pending', 'succeeded']);
  await on.sandbox.control.idle();
  expect(await on.stripe.refunds.retrieve(slow.id)).toMatchObject({ status: 'succeeded' });
  expect(await on.stripe.refunds.retrieve(lost.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
  });
  expect(await on.stripe.charges.retrieve(String(lost.charge))).toMatchObject({ refunded: false, amount_refunded: 0 });
  expect(on.mail.types).toEqual(expect.arrayContaining(['refund.created', 'refund.updated', 'refund.failed']));
});
