import type Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();

/** A connected account that may receive. */
const merchant = async (): Promise<string> => {
  const { id } = await on.stripe.v2.core.accounts.create({
    identity: { country: 'id' },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  });
  await on.sandbox.control.capability(id, 'active');
  return id;
};
/** A charge whose balance transaction is known. @param card 4000000000000077 for money that is there at once */
const charge = async (amount = 10_000_000, card = '4242424242424242', over = {}): Promise<Stripe.Charge> => {
  const session = await on.order(amount, over);
  await on.sandbox.control.pay(session.id, card);
  await on.sandbox.control.idle();
  const read = await on.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return (read.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
};
const transfer = (destination: string, over: Partial<Stripe.TransferCreateParams> = {}) =>
  on.stripe.transfers.create({ amount: 4_000_000, currency: 'idr', destination, ...over });
const balanceOf = (stripeAccount: string) => on.stripe.balance.retrieve({}, { stripeAccount });

test('a transfer draws on its charge before the money is available, and arrives as a payment', async () => {
  const destination = await merchant();
  const source = await charge();
  const made = await transfer(destination, { source_transaction: source.id, metadata: { order_id: '7' } });
  const group = `group_${String(source.payment_intent)}`;
  expect(made).toMatchObject({
    object: 'transfer',
    amount: 4_000_000,
    destination,
    transfer_group: group,
    reversed: false,
  });
  expect(await on.stripe.charges.retrieve(source.id)).toMatchObject({ transfer_group: group });
  expect(await balanceOf(destination)).toMatchObject({ pending: [{ amount: 4_000_000 }], available: [{ amount: 0 }] });
  const options = { stripeAccount: destination };
  expect(await on.stripe.charges.retrieve(String(made.destination_payment), {}, options)).toMatchObject({
    source_transfer: made.id,
    amount: 4_000_000,
  });
  const booked = (await on.stripe.balanceTransactions.list({ source: made.id, expand: ['data.source'] })).data;
  expect(booked).toMatchObject([{ type: 'transfer', amount: -4_000_000, source: { object: 'transfer' } }]);
  await on.sandbox.control.advance(3 * 86_400);
  expect(await balanceOf(destination)).toMatchObject({ available: [{ amount: 4_000_000 }] });
  await on.sandbox.control.idle();
  expect(on.mail.events.at(-1)).toMatchObject({ type: 'transfer.created', data: { object: { id: made.id } } });
});

test('transfers of a charge are never more than the charge, not even at once', async () => {
  const destination = await merchant();
  const source = await charge(10_000_000, undefined, { payment_intent_data: { transfer_group: 'order-1' } });
  const tries = Array.from({ length: 5 }, () => transfer(destination, { source_transaction: source.id }));
  const done = (await Promise.allSettled(tries)).filter((one) => one.status === 'fulfilled');
  expect(done).toHaveLength(2);
  const over = await refusalOf(transfer(destination, { source_transaction: source.id, amount: 2_000_001 }));
  expect(over.message).toContain('must not exceed the source amount of Rp100.000');
  expect(await transfer(destination, { source_transaction: source.id, amount: 2_000_000 })).toMatchObject({
    transfer_group: 'order-1',
  });
  const { data } = await on.stripe.transfers.list({ transfer_group: 'order-1', limit: 2 });
  expect(data).toHaveLength(2);
  expect(await on.stripe.transfers.list({ destination }).autoPagingToArray({ limit: 10 })).toHaveLength(3);
});

test('without a charge behind it a transfer needs money that is available', async () => {
  const destination = await merchant();
  await charge();
  expect(await refusalOf(transfer(destination))).toMatchObject({ code: 'balance_insufficient', statusCode: 400 });
  await charge(10_000_000, '4000000000000077');
  expect(await transfer(destination)).toMatchObject({ source_transaction: null, transfer_group: null });
  expect(await refusalOf(transfer(destination, { amount: 9_000_000 }))).toMatchObject({ code: 'balance_insufficient' });
});

test('money that settles in SGD is transferred in SGD', async () => {
  await on.sandbox.control.settlement('sgd');
  const destination = await merchant();
  const source = await charge(100_000_000);
  const wrong = await refusalOf(transfer(destination, { source_transaction: source.id }));
  expect(wrong.message).toContain('balance transaction (sgd) must be the same as the transfer currency (idr)');
  const made = await transfer(destination, { source_transaction: source.id, currency: 'sgd', amount: 7_000 });
  expect(made).toMatchObject({ currency: 'sgd', amount: 7_000 });
  expect(await balanceOf(destination)).toMatchObject({ pending: [{ amount: 7_000, currency: 'sgd' }] });
});

test('an account that may not receive is refused, until it may', async () => {
  const destination = await merchant();
  const source = await charge();
  for (const state of ['restricted', 'pending', 'rejected'] as const) {
    await on.sandbox.control.capability(destination, state);
    expect(await refusalOf(transfer(destination, { source_transaction: source.id }))).toMatchObject({
      code: 'insufficient_capabilities_for_transfer',
    });
  }
  await on.sandbox.control.capability(destination, 'active');
  expect(await transfer(destination, { source_transaction: source.id })).toMatchObject({ destination });
  const missing = { code: 'resource_missing' };
  expect(await refusalOf(transfer('acct_none'))).toMatchObject(missing);
  expect(await refusalOf(transfer(destination, { source_transaction: 'ch_none' }))).toMatchObject(missing);
  const declined = await on.order();
  await on.sandbox.control.pay(declined.id, '4000000000000002');
  const [failed] = (await on.stripe.charges.list({ limit: 1 })).data;
  const wrong = await refusalOf(transfer(destination, { source_transaction: String(failed?.id) }));
  expect(wrong.message).toContain('has not succeeded');
});

test('a transfer comes back in parts, never more than went', async () => {
  const destination = await merchant();
  const made = await transfer(destination, { source_transaction: (await charge()).id });
  const reverse = (amount?: number) => on.stripe.transfers.createReversal(made.id, { ...(amount && { amount }) });
  const first = await reverse(1_500_000);
  expect(first).toMatchObject({ object: 'transfer_reversal', amount: 1_500_000, transfer: made.id });
  expect((await refusalOf(reverse(2_500_001))).message).toContain(
    'greater than unreversed amount on transfer (Rp25.000)',
  );
  expect(await on.stripe.transfers.retrieve(made.id)).toMatchObject({
    amount_reversed: 1_500_000,
    reversed: false,
    reversals: { data: [{ id: first.id }] },
  });
  await reverse();
  expect(await on.stripe.transfers.retrieve(made.id)).toMatchObject({ amount_reversed: 4_000_000, reversed: true });
  expect((await refusalOf(reverse())).message).toContain('already fully reversed');
  expect((await on.stripe.transfers.listReversals(made.id, { limit: 1 })).has_more).toBe(true);
  const again = await on.stripe.transfers.updateReversal(made.id, first.id, { metadata: { refund_id: '3' } });
  expect(again.metadata).toEqual({ refund_id: '3' });
  expect(await on.stripe.transfers.retrieveReversal(made.id, first.id, { expand: ['transfer'] })).toMatchObject({
    transfer: { object: 'transfer' },
  });
  expect(await balanceOf(destination)).toMatchObject({ pending: [{ amount: 0 }] });
  expect(await on.stripe.transfers.update(made.id, { description: 'Pesanan 7' })).toMatchObject({
    description: 'Pesanan 7',
  });
  await on.sandbox.control.idle();
  expect(on.mail.types.filter((type) => type.startsWith('transfer.'))).toEqual(
    expect.arrayContaining(['transfer.created', 'transfer.reversed', 'transfer.reversed', 'transfer.updated']),
  );
});

test('a transfer and its reversal are made once under their keys', async () => {
  const destination = await merchant();
  const source = await charge();
  const key = { idempotencyKey: 'mp:tr:1' };
  const wish = { amount: 4_000_000, currency: 'idr', destination, source_transaction: source.id };
  await on.sandbox.control.fault({ kind: 'reset', when: 'after', match: 'POST /v1/transfers', times: 2 });
  await refusalOf(on.stripe.transfers.create(wish, key));
  const made = await on.stripe.transfers.create(wish, key);
  expect(made.lastResponse.headers['idempotent-replayed']).toBe('true');
  const reverse = () => on.stripe.transfers.createReversal(made.id, { amount: 100 }, { idempotencyKey: 'mp:rev:1' });
  expect((await reverse()).id).toBe((await reverse()).id);
  expect(await on.stripe.transfers.retrieve(made.id)).toMatchObject({ amount_reversed: 100 });
});

test('an account pays out what is available; the payout is paid, and can still fail', async () => {
  const destination = await merchant();
  await transfer(destination, { source_transaction: (await charge()).id });
  const options = { stripeAccount: destination };
  const payOut = (amount: number) => on.stripe.payouts.create({ amount, currency: 'idr' }, options);
  expect(await refusalOf(payOut(1_000_000))).toMatchObject({ code: 'balance_insufficient' }); // not available yet
  await on.sandbox.control.advance(3 * 86_400);
  const payout = await payOut(1_000_000);
  expect(payout).toMatchObject({ object: 'payout', status: 'pending', amount: 1_000_000 });
  await on.sandbox.control.idle();
  expect(await on.stripe.payouts.retrieve(payout.id, {}, options)).toMatchObject({ status: 'paid' });
  expect(await balanceOf(destination)).toMatchObject({ available: [{ amount: 3_000_000 }] });
  expect(await refusalOf(on.stripe.payouts.retrieve(payout.id))).toMatchObject({ statusCode: 404 }); // not the platform's

  await on.sandbox.control.failPayout(payout.id);
  await on.sandbox.control.idle();
  expect(
    await on.stripe.payouts.retrieve(payout.id, { expand: ['failure_balance_transaction'] }, options),
  ).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: { type: 'payout_failure', amount: 1_000_000 },
  });
  expect(await balanceOf(destination)).toMatchObject({ available: [{ amount: 4_000_000 }] });
  const told = on.connectMail.events.filter((event) => event.type.startsWith('payout.'));
  expect(told.map((event) => event.type)).toEqual(
    expect.arrayContaining(['payout.created', 'payout.updated', 'payout.paid', 'payout.failed']),
  );
  expect(told.every((event) => event.account === destination)).toBe(true);
  expect(on.mail.types.filter((type) => type.startsWith('payout.'))).toEqual([]);
  const heard = await on.stripe.events.list({ type: 'payout.failed' }, options);
  expect(heard.data).toMatchObject([{ account: destination, data: { object: { id: payout.id } } }]);
  expect((await on.stripe.events.list({ type: 'payout.failed' })).data).toEqual([]);
});

test('a payout is cancelled only before it leaves', async () => {
  const destination = await merchant();
  const options = { stripeAccount: destination };
  await transfer(destination, { source_transaction: (await charge(10_000_000, '4000000000000077')).id });
  const payout = await on.stripe.payouts.create({ amount: 4_000_000, currency: 'idr' }, options);
  expect(await on.stripe.payouts.cancel(payout.id, {}, options)).toMatchObject({ status: 'canceled' });
  expect(await balanceOf(destination)).toMatchObject({ available: [{ amount: 4_000_000 }] });
  const [paid] = await on.sandbox.control.payOut(destination);
  await on.sandbox.control.idle();
  expect(await refusalOf(on.stripe.payouts.cancel(String(paid?.id), {}, options))).toMatchObject({ statusCode: 400 });
  expect((await on.stripe.payouts.list({ status: 'paid' }, options)).data).toHaveLength(1);
});

test('nothing can be taken back from an account that has paid itself out', async () => {
  const destination = await merchant();
  const made = await transfer(destination, { source_transaction: (await charge(10_000_000, '4000000000000077')).id });
  await on.sandbox.control.payOut(destination);
  await on.sandbox.control.idle();
  const refused = await refusalOf(on.stripe.transfers.createReversal(made.id, { amount: 1_000_000 }));
  expect(refused).toMatchObject({ code: 'balance_insufficient' });
  expect(await on.stripe.transfers.retrieve(made.id)).toMatchObject({ amount_reversed: 0 });
  await transfer(destination, { source_transaction: String(made.source_transaction) });
  expect(await on.stripe.transfers.createReversal(made.id, { amount: 1_000_000 })).toMatchObject({ amount: 1_000_000 });
});

test('an endpoint that is not of accounts is refused in the name of one', async () => {
  const destination = await merchant();
  const wish = { amount: 100_000, currency: 'idr' };
  const refused = await refusalOf(on.stripe.paymentIntents.create(wish, { stripeAccount: destination }));
  expect(refused.message).toContain('in the name of a connected account');
});
