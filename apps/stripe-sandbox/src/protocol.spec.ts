import Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();

test('the version of the API is the one the sandbox was written for', () => {
  expect(Stripe.API_VERSION).toBe('2026-10-28.endive');
});

test('a request without the right key is refused', async () => {
  const stranger = new Stripe('sk_test_wrong', {
    host: '127.0.0.1',
    port: on.sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  expect(await refusalOf(stranger.balance.retrieve())).toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
  });
  expect((await fetch(`${on.sandbox.url}/v1/balance`)).status).toBe(401);
});

test('every answer carries its request id, and a refusal says whether to try again', async () => {
  const answer = await on.stripe.balance.retrieve();
  expect(answer.lastResponse.requestId).toMatch(/^req_/);
  const refused = await refusalOf(on.stripe.charges.retrieve('ch_none'));
  expect(refused.requestId).toMatch(/^req_/);
  expect(refused.headers).toMatchObject({ 'stripe-should-retry': 'false' });
});

test('an unknown parameter is named, at any depth', async () => {
  const wrong = { colour: 'red' } as object;
  expect(await refusalOf(on.order(1000, wrong))).toMatchObject({ code: 'parameter_unknown', param: 'colour' });
  const line = {
    quantity: 1,
    price_data: { currency: 'idr', unit_amount: 1000, product_data: { name: 'Teh', taste: 'good' } },
  };
  expect(await refusalOf(on.order(1000, { line_items: [line] }))).toMatchObject({
    code: 'parameter_unknown',
    param: 'line_items[0][price_data][product_data][taste]',
  });
  const unplayed = { payment_method_options: { card: { colour: 'red' } } } as object;
  expect(await refusalOf(on.order(1000, unplayed))).toMatchObject({
    code: 'parameter_unknown',
    param: 'payment_method_options[card][colour]',
  });
  expect(await refusalOf(on.stripe.balance.retrieve({ colour: 'red' } as object))).toMatchObject({ param: 'colour' });
});

test('a missing or unreadable parameter is named', async () => {
  const nothing = {} as Stripe.Checkout.SessionCreateParams;
  expect(await refusalOf(on.stripe.checkout.sessions.create(nothing))).toMatchObject({
    code: 'parameter_missing',
    param: 'mode',
  });
  const line = { quantity: 1, price_data: { currency: 'idr', unit_amount: 12.5, product_data: { name: 'Teh' } } };
  expect(await refusalOf(on.order(1, { line_items: [line] }))).toMatchObject({ code: 'parameter_invalid_integer' });
  expect(await refusalOf(on.order(1000, { success_url: 'shop' }))).toMatchObject({
    code: 'url_invalid',
    param: 'success_url',
  });
  expect(await refusalOf(on.order(1000, { customer_email: 'x' }))).toMatchObject({ code: 'email_invalid' });
  expect(await refusalOf(on.order(1000, { mode: 'gift' }))).toMatchObject({ param: 'mode' });
  expect(await refusalOf(on.order(1000, { locale: 'jv' }))).toMatchObject({ param: 'locale' }); // the compiler lets it pass
  const enabled_events = ['charge.suceeded' as 'charge.succeeded'];
  const misspelt = on.stripe.webhookEndpoints.create({ url: on.mail.url, enabled_events });
  expect(await refusalOf(misspelt)).toMatchObject({ param: 'enabled_events[0]' });
  expect(await refusalOf(on.order(1000, { expires_at: 1 }))).toMatchObject({ param: 'expires_at' });
  expect(await refusalOf(on.order(1000, { discounts: [] as never, allow_promotion_codes: true }))).toMatchObject({
    code: 'parameter_not_in_sandbox',
  });
  const known = { payment_method_options: { card: { request_three_d_secure: 'any' } } };
  expect(await refusalOf(on.order(1000, known as object))).toMatchObject({ code: 'parameter_not_in_sandbox' });
});

test('IDR has two decimals: 49 sen are too little, 13 digits too much, and more is needed when money settles in SGD', async () => {
  expect(await refusalOf(on.order(49))).toMatchObject({ code: 'amount_too_small' });
  expect(await on.order(50)).toMatchObject({ amount_total: 50 });
  expect(await refusalOf(on.order(1_000_000_000_000))).toMatchObject({ code: 'amount_too_large' });
  await on.sandbox.control.settlement('sgd');
  expect(await refusalOf(on.order(500_000))).toMatchObject({ code: 'amount_too_small' });
});

test('the same key gives the same object, other parameters are refused, and a mistake is not remembered', async () => {
  const params = { mode: 'payment' as const, success_url: 'http://shop.example/', line_items: [] };
  const options = { idempotencyKey: 'mp:pay:1' };
  expect(await refusalOf(on.stripe.checkout.sessions.create({ ...params, locale: '' as 'id' }, options))).toMatchObject(
    { statusCode: 400 },
  );
  const make = (amount: number) =>
    on.stripe.checkout.sessions.create(
      {
        ...params,
        line_items: [
          { quantity: 1, price_data: { currency: 'idr', unit_amount: amount, product_data: { name: 'Teh' } } },
        ],
      },
      options,
    );
  const first = await make(100_000);
  const again = await make(100_000);
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(await refusalOf(make(200_000))).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  expect((await on.stripe.checkout.sessions.list()).data).toHaveLength(1);
  await on.sandbox.control.advance(25 * 3600);
  expect((await make(100_000)).id).not.toBe(first.id);
});

test('many at once under one key make one object', async () => {
  const options = { idempotencyKey: 'once', maxNetworkRetries: 5 };
  const make = () => on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' }, options);
  const made = await Promise.all(Array.from({ length: 6 }, make));
  expect(new Set(made.map((one) => one.id)).size).toBe(1);
});

test('an object is expanded on request, and a path that leads nowhere is refused', async () => {
  const session = await on.order();
  const read = await on.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] });
  expect(read.line_items?.data).toMatchObject([{ description: 'Kopi Banyuatis' }]);
  const wrong = on.stripe.checkout.sessions.retrieve(session.id, { expand: ['colour'] });
  expect((await refusalOf(wrong)).message).toBe('This property cannot be expanded (colour).');
  await on.sandbox.control.pay(session.id);
  const listed = await on.stripe.checkout.sessions.list({ expand: ['data.payment_intent'] });
  expect(listed.data[0]?.payment_intent).toMatchObject({ object: 'payment_intent' });
});

test('what does not exist is a 404 with a code', async () => {
  const missing = { code: 'resource_missing', statusCode: 404 };
  expect(await refusalOf(on.stripe.checkout.sessions.retrieve('cs_test_x'))).toMatchObject(missing);
  expect(await refusalOf(on.stripe.charges.retrieve('ch_x'))).toMatchObject(missing);
  expect(await refusalOf(on.stripe.charges.list({ starting_after: 'ch_x' }))).toMatchObject(missing);
  expect(await refusalOf(on.stripe.customers.list())).toMatchObject({ statusCode: 404 });
});

test('a payment made without Checkout succeeds, is declined with 402, or is cancelled', async () => {
  const make = (payment_method: string) =>
    on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr', confirm: true, payment_method });
  expect(await make('pm_card_visa')).toMatchObject({ status: 'succeeded' });
  const declined = await refusalOf(make('pm_card_chargeDeclinedInsufficientFunds'));
  expect(declined).toMatchObject({
    type: 'StripeCardError',
    code: 'card_declined',
    decline_code: 'insufficient_funds',
  });
  const kept = (await on.stripe.paymentIntents.list()).data.map((one) => one.status);
  expect(kept).toEqual(['requires_payment_method', 'succeeded']);
  expect(await refusalOf(make('pm_of_nobody'))).toMatchObject({ code: 'resource_missing' });
  expect((await on.stripe.paymentIntents.list()).data).toHaveLength(2); // a refusal leaves nothing behind
  const open = await on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' });
  expect(await on.stripe.paymentIntents.cancel(open.id)).toMatchObject({ status: 'canceled' });
  expect(await refusalOf(on.stripe.paymentIntents.cancel(open.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});

test('troubles before the effect leave nothing, troubles after it leave one object under the same key', async () => {
  const { control } = on.sandbox;
  const pay = (idempotencyKey: string) =>
    on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' }, { idempotencyKey, timeout: 400 });
  for (const kind of ['500', '503', '429', '409', 'html'] as const) {
    await control.fault({ kind, match: 'POST' });
    await refusalOf(pay(`before-${kind}`));
  }
  expect((await on.stripe.paymentIntents.list()).data).toHaveLength(0);
  for (const kind of ['500', 'html', 'timeout', 'reset'] as const) {
    await control.fault({ kind, when: 'after', match: 'POST', times: kind === 'reset' ? 2 : 1 });
    await refusalOf(pay(`after-${kind}`));
    const again = await pay(`after-${kind}`);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  }
  expect((await on.stripe.paymentIntents.list()).data).toHaveLength(4);
});

test('nothing a stranger sends is a server error', async () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded', path = '/v1/checkout/sessions') =>
    fetch(on.sandbox.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': type, authorization: 'Bearer sk_test_sandbox_0123456789ab' },
    });
  const bodies = [
    'a[b[c]=1',
    '[[[[',
    'a=1&a[b]=2',
    '__proto__[x]=1',
    'line_items=5',
    'line_items[0]=x',
    'metadata[a][b]=1',
    '%E0%A4%A',
    'a[b][c][d][e][f][g][h][i]=1',
  ];
  for (const body of bodies) expect([body, (await post(body)).status]).toEqual([body, 400]);
  expect((await post('{}', 'application/json')).status).toBe(400);
  expect((await post('x'.repeat(1_100_000))).status).toBe(413);
  expect((await post('', undefined, '/v1/%E0%A4%A/x')).status).toBe(404);
  expect(
    (
      await fetch(`${on.sandbox.url}/v1/charges/%E0%A4%A`, {
        headers: { authorization: 'Bearer sk_test_sandbox_0123456789ab' },
      })
    ).status,
  ).toBe(404);
});
