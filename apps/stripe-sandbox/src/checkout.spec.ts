import type Stripe from 'stripe';
import { GOOD_CARD, refusalOf, stage } from './testing.js';

const on = stage();
const pagePath = (session: Stripe.Checkout.Session): string => new URL(session.url ?? '').pathname;

test('a customer pays on the page and comes back to the shop; the session is paid with one charge', async () => {
  const session = await on.order();
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 13_900_000,
    payment_intent: null,
  });

  const page = await on.visit(pagePath(session));
  expect(page.text).toContain('Rp139.000');
  expect(page.text).toContain('<html lang="id">');
  expect(page.text).toContain('Mode uji - bukan pembayaran sungguhan');
  expect(page.text).toContain('href="http://shop.example/pay/cancel"');
  expect(page.text).not.toContain('<script');

  const paid = await on.visit(pagePath(session), GOOD_CARD);
  expect(paid).toMatchObject({ status: 303, location: `http://shop.example/pay/return?session=${session.id}` });

  const read = await on.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  expect(read).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
  const intent = read.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ object: 'payment_intent', status: 'succeeded', amount_received: 13_900_000 });
  expect(intent.latest_charge).toMatchObject({ object: 'charge', paid: true, amount: 13_900_000, currency: 'idr' });
});

test('the metadata and the reference of a session arrive at its payment and its charge', async () => {
  const session = await on.order(100_000, {
    client_reference_id: 'pay-1',
    metadata: { a: '1' },
    payment_intent_data: { metadata: { b: '2' }, transfer_group: 'order-1' },
  });
  await on.sandbox.control.pay(session.id);
  const read = await on.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  expect(read).toMatchObject({ client_reference_id: 'pay-1', metadata: { a: '1' } });
  expect(read.payment_intent).toMatchObject({
    metadata: { b: '2' },
    transfer_group: 'order-1',
    latest_charge: { metadata: { b: '2' }, transfer_group: 'order-1' },
  });
});

test('a customer who pays in two tabs at once is charged once', async () => {
  const session = await on.order();
  const tabs = await Promise.all(Array.from({ length: 5 }, () => on.visit(pagePath(session), GOOD_CARD)));
  expect(new Set(tabs.map((tab) => tab.location))).toEqual(
    new Set([`http://shop.example/pay/return?session=${session.id}`]),
  );
  expect((await on.stripe.charges.list()).data).toHaveLength(1);
  expect((await on.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test('a declined card leaves the session open, says why, and another card pays', async () => {
  const session = await on.order();
  const declined = await on.visit(pagePath(session), { ...GOOD_CARD, number: '4000000000009995' });
  expect(declined.status).toBe(200);
  expect(declined.text).toContain('Saldo kartu tidak cukup');
  expect(await on.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
  });
  for (const number of ['4000000000000002', '4000000000000069']) {
    expect((await on.visit(pagePath(session), { ...GOOD_CARD, number })).text).toContain('role="alert"');
  }
  expect((await on.visit(pagePath(session), GOOD_CARD)).status).toBe(303);
  const charges = (await on.stripe.charges.list()).data.map((charge) => charge.status);
  expect(charges).toEqual(['succeeded', 'failed', 'failed', 'failed']);
  expect((await on.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test('a card that needs the bank is paid when the customer says yes, and stays open when the customer says no', async () => {
  const session = await on.order();
  const asked = await on.visit(pagePath(session), { ...GOOD_CARD, number: '4000002500003155' });
  const bank = new URL(asked.location).pathname;
  expect(bank).toMatch(/^\/3ds\/pi_/);
  expect((await on.visit(bank)).text).toContain('apakah Anda menyetujui pembayaran Rp139.000?');

  const refused = await on.visit(bank, { answer: 'no' });
  expect(refused.location).toContain(pagePath(session));
  expect((await on.visit(refused.location)).text).toContain('Bank tidak mengonfirmasi');
  expect(await on.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });

  await on.visit(pagePath(session), { ...GOOD_CARD, number: '4000002500003155' });
  const approved = await on.visit(bank, { answer: 'yes' });
  expect(approved.location).toContain('shop.example/pay/return');
  expect(await on.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  await on.visit(bank, { answer: 'yes' });
  expect((await on.stripe.charges.list()).data.filter((charge) => charge.paid)).toHaveLength(1);
});

test('money that comes later: the order is complete and unpaid, then paid or failed', async () => {
  const { control } = on.sandbox;
  for (const arrived of [true, false]) {
    const session = await on.order();
    await on.visit(pagePath(session), { method: 'delayed' });
    const waiting = await on.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(waiting).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    });
    await control.resolve((waiting.payment_intent as Stripe.PaymentIntent).id, arrived);
    const status = arrived ? 'paid' : 'unpaid';
    expect(await on.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: status });
  }
  await control.idle();
  expect(on.mail.types).toEqual(
    expect.arrayContaining([
      'payment_intent.processing',
      'checkout.session.async_payment_succeeded',
      'checkout.session.async_payment_failed',
    ]),
  );
});

test('a session is closed by the shop or by time, and nothing can be paid on it any more', async () => {
  const byShop = await on.order();
  expect(await on.stripe.checkout.sessions.expire(byShop.id)).toMatchObject({ status: 'expired', url: null });
  expect(await refusalOf(on.stripe.checkout.sessions.expire(byShop.id))).toMatchObject({ statusCode: 400 });

  expect(await on.sandbox.control.pay(byShop.id)).toMatchObject({ kind: 'expired' });

  const byTime = await on.order();
  await on.visit(pagePath(byTime), { ...GOOD_CARD, number: '4000002500003155' });
  await on.sandbox.control.advance(25 * 3600);
  const read = await on.stripe.checkout.sessions.retrieve(byTime.id, { expand: ['payment_intent'] });
  expect(read).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } });

  expect((await on.visit(`/c/pay/${byTime.id}`)).status).toBe(410);
  expect((await on.visit(`/c/pay/${byTime.id}`, GOOD_CARD)).status).toBe(410);
  const bank = `/3ds/${(read.payment_intent as Stripe.PaymentIntent).id}`;
  await on.visit(bank, { answer: 'yes' });
  expect((await on.stripe.charges.list()).data).toHaveLength(0);
});

test('a form with mistakes is shown again with a sentence at each field; a real card is never repeated', async () => {
  const session = await on.order();
  const page = await on.visit(pagePath(session), { number: '4111 1111 1111 1111', expiry: '13/34', cvc: '1' });
  expect(page.text).toContain('hanya nomor kartu uji');
  expect(page.text).toContain('id="expiry-wrong"');
  expect(page.text).toContain('aria-describedby="cvc-wrong cvc-hint"');
  expect(page.text).not.toContain('4111');
  expect((await on.visit(pagePath(session), { ...GOOD_CARD, expiry: '01/20' })).text).toContain('sudah lewat');
  expect((await on.visit('/c/pay/cs_test_nothing')).status).toBe(404);
});

test('the page speaks the language of the session and escapes what the shop wrote', async () => {
  const line = {
    quantity: 2,
    price_data: { currency: 'idr', unit_amount: 500_000, product_data: { name: '<b>Teh</b>' } },
  };
  const session = await on.order(1, { locale: 'en', line_items: [line] });
  const page = await on.visit(pagePath(session));
  expect(page.text).toContain('<html lang="en">');
  expect(page.text).toContain('&lt;b&gt;Teh&lt;/b&gt;');
  expect(page.text).toContain('Pay Rp10.000');
  const { data } = await on.stripe.checkout.sessions.listLineItems(session.id);
  expect(data).toMatchObject([
    { object: 'item', quantity: 2, amount_total: 1_000_000, price: { unit_amount: 500_000 } },
  ]);
});

test('lists go by cursor, newest first, and filter', async () => {
  const made = [];
  for (let i = 1; i <= 5; i++) made.unshift((await on.order(i * 100_000)).id);
  const first = await on.stripe.checkout.sessions.list({ limit: 2 });
  expect(first).toMatchObject({ has_more: true, data: [{ id: made[0] }, { id: made[1] }] });
  const next = await on.stripe.checkout.sessions.list({ limit: 2, starting_after: String(made[1]) });
  expect(next.data.map((one) => one.id)).toEqual(made.slice(2, 4));
  const back = await on.stripe.checkout.sessions.list({ limit: 2, ending_before: String(made[3]) });
  expect(back.data.map((one) => one.id)).toEqual(made.slice(1, 3));
  const all = await on.stripe.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map((one) => one.id)).toEqual(made);
  await on.stripe.checkout.sessions.expire(String(made[0]));
  expect((await on.stripe.checkout.sessions.list({ status: 'expired' })).data.map((one) => one.id)).toEqual([made[0]]);
});

test('everything survives a restart', async () => {
  const session = await on.order();
  await on.restart();
  expect((await on.visit(`/c/pay/${session.id}`, GOOD_CARD)).status).toBe(303);
  await on.restart();
  expect(await on.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
});
