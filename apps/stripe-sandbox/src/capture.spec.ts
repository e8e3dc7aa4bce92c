import type Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();

const held = (amount = 10_000_000): Promise<Stripe.PaymentIntent> =>
  on.stripe.paymentIntents.create({
    amount,
    currency: 'idr',
    capture_method: 'manual',
    confirm: true,
    payment_method: 'pm_card_visa',
  });
const chargeOf = async (intent: Stripe.PaymentIntent) => on.stripe.charges.retrieve(String(intent.latest_charge));

test('money can be held and captured later, once', async () => {
  const intent = await held();
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 10_000_000, amount_received: 0 });
  expect(await chargeOf(intent)).toMatchObject({ captured: false, amount_captured: 0 });
  const refused = refusalOf(on.stripe.refunds.create({ charge: String(intent.latest_charge) }));
  expect((await refused).message).toContain('has not been captured');

  expect(await on.stripe.paymentIntents.capture(intent.id)).toMatchObject({
    status: 'succeeded',
    amount_received: 10_000_000,
    amount_capturable: 0,
  });
  await on.sandbox.control.idle();
  expect(await chargeOf(intent)).toMatchObject({ captured: true, balance_transaction: expect.any(String) });
  expect(await refusalOf(on.stripe.paymentIntents.capture(intent.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  expect(on.mail.types).toEqual(
    expect.arrayContaining(['payment_intent.amount_capturable_updated', 'charge.captured', 'payment_intent.succeeded']),
  );
});

test('a part can be captured; only that part is settled and can be refunded', async () => {
  const intent = await held();
  const capture = (amount_to_capture: number) => on.stripe.paymentIntents.capture(intent.id, { amount_to_capture });
  expect(await refusalOf(capture(10_000_001))).toMatchObject({ param: 'amount_to_capture' });
  expect(await capture(6_000_000)).toMatchObject({ amount_received: 6_000_000 });
  await on.sandbox.control.idle();
  const charge = String(intent.latest_charge);
  expect((await on.stripe.balanceTransactions.list({ source: charge })).data).toMatchObject([{ amount: 6_000_000 }]);
  expect((await refusalOf(on.stripe.refunds.create({ charge, amount: 6_000_001 }))).message).toContain('Rp60.000');
  await on.stripe.refunds.create({ charge });
  expect(await on.stripe.charges.retrieve(charge)).toMatchObject({ refunded: true, amount_refunded: 6_000_000 });
});

test('money that is held is let go when the payment is cancelled, or after seven days', async () => {
  const cancelled = await held();
  expect(await on.stripe.paymentIntents.cancel(cancelled.id)).toMatchObject({
    status: 'canceled',
    amount_capturable: 0,
  });
  expect(await chargeOf(cancelled)).toMatchObject({ captured: false, refunded: true });
  const forgotten = await held();
  await on.sandbox.control.advance(8 * 86_400);
  expect(await on.stripe.paymentIntents.retrieve(forgotten.id)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'automatic',
  });
  await on.sandbox.control.idle();
  expect(on.mail.types).toEqual(
    expect.arrayContaining(['charge.refunded', 'charge.expired', 'payment_intent.canceled']),
  );
  expect((await on.stripe.balanceTransactions.list()).data).toEqual([]);
});

test('a session whose money is held is complete and unpaid until it is captured', async () => {
  const session = await on.order(10_000_000, { payment_intent_data: { capture_method: 'manual' } });
  expect(await on.sandbox.control.pay(session.id)).toMatchObject({ kind: 'complete' });
  const read = () => on.stripe.checkout.sessions.retrieve(session.id);
  expect(await read()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  await on.stripe.paymentIntents.capture(String((await read()).payment_intent));
  expect(await read()).toMatchObject({ payment_status: 'paid' });
});

test('a payment is cancelled only while nothing has been taken', async () => {
  const paid = await on.stripe.paymentIntents.create({
    amount: 100_000,
    currency: 'idr',
    confirm: true,
    payment_method: 'pm_card_visa',
  });
  expect(await refusalOf(on.stripe.paymentIntents.cancel(paid.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  const open = await on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' });
  const cancelled = await on.stripe.paymentIntents.cancel(open.id, { cancellation_reason: 'abandoned' });
  expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
  expect(await refusalOf(on.stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' }))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});
