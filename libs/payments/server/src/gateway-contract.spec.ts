import { createHmac } from 'node:crypto';
import { rupiah } from '@lapak/kernel';
import { newId } from '@lapak/platform';
import { TestClock, testDatabase } from '@lapak/platform/testing';
import Stripe from 'stripe';
import { CodGateway } from './cod-gateway.js';
import { BadSignature, type PaymentGateway, ProviderUnavailable, type StartPaymentCall } from './payment-gateway.js';
import { StripeGateway } from './stripe-gateway.js';
import { aSandbox, SECRET_KEY, WEBHOOK_SECRET } from './testing.js';

testDatabase([]);
const clock = new TestClock();
let played: Awaited<ReturnType<typeof aSandbox>>;
const gateways: Partial<Record<PaymentGateway['code'], PaymentGateway>> = { cod: new CodGateway() };
beforeAll(async () => {
  played = await aSandbox(clock, null);
  gateways.stripe = new StripeGateway(played.stripe, false);
}, 60_000);
beforeEach(() => played.sandbox.control.reset());
afterAll(() => played.sandbox.close());
const stripe = () => gateways.stripe!;

const aCall = (amount = 139_000, over: Partial<StartPaymentCall> = {}): StartPaymentCall => {
  const paymentId = newId();
  return {
    paymentId,
    purchaseCode: 'BLL-261124-0001',
    amount: rupiah(amount),
    lines: [{ name: 'Kopi Banyuatis', quantity: 1, unitPrice: rupiah(amount) }],
    buyerEmail: 'komang@contoh.id',
    locale: 'id',
    returnUrl: 'http://localhost:3000/pesanan/BLL-261124-0001?bayar=kembali',
    cancelUrl: 'http://localhost:3000/pesanan/BLL-261124-0001?bayar=batal',
    closesAt: new Date(clock.now().getTime() + 31 * 60_000),
    idempotencyKey: `mp:pay:${paymentId}`,
    ...over,
  };
};
const aRefund = (ref: string, amount: number) => {
  const refundId = newId();
  return { refundId, paymentId: newId(), ref, amount: rupiah(amount), idempotencyKey: `mp:ref:${refundId}` };
};
const opened = async (gateway: PaymentGateway, call: StartPaymentCall): Promise<string> => {
  const started = await gateway.start(call);
  return started.kind === 'redirect' ? started.ref : 'nothing';
};
const paid = async (amount = 139_000, card?: string) => {
  const call = aCall(amount);
  const ref = await opened(stripe(), call);
  await played.sandbox.control.pay(ref, card);
  return { call, ref, snapshot: await stripe().read(ref) };
};
const linesOf = async (ref: string) =>
  new Stripe(SECRET_KEY, { host: '127.0.0.1', port: played.sandbox.port, protocol: 'http' }).checkout.sessions
    .listLineItems(ref)
    .then(({ data }) => data);

for (const code of ['cod', 'stripe'] as const) {
  const gateway = () => gateways[code]!;

  test(`${code}: names itself, and says what it can`, () => {
    expect(gateway().code).toBe(code);
    expect(['none', 'full', 'partial']).toContain(gateway().can.refund);
  });

  test(`${code}: starts by sending the buyer somewhere exactly when it can`, async () => {
    const started = await gateway().start(aCall());
    expect(started.kind).toBe(gateway().can.redirect ? 'redirect' : 'none');
  });

  test(`${code}: the same key is the same payment`, async () => {
    const call = aCall();
    expect(await gateway().start(call)).toEqual(await gateway().start(call));
  });

  test(`${code}: what nobody has paid is not paid, in rupiah`, async () => {
    const snapshot = await gateway().read(await opened(gateway(), aCall()));
    expect(snapshot).toMatchObject({ state: 'pending', currency: 'idr', charge: null, settlement: null });
  });

  test(`${code}: closing the page twice is closing it once`, async () => {
    const call = aCall();
    const ref = await opened(gateway(), call);
    await gateway().cancel(ref, `mp:cancel:${call.paymentId}`);
    await gateway().cancel(ref, `mp:cancel:${call.paymentId}`);
    expect(['pending', 'expired']).toContain((await gateway().read(ref)).state);
  });

  test(`${code}: what was never paid cannot be given back, and that is an answer`, async () => {
    const { paymentId } = aCall();
    const call = { ...aRefund('pi_nothing', 1_000), paymentId };
    if (gateway().can.refund === 'none')
      expect(await gateway().refund(call)).toMatchObject({ state: 'failed', ref: null, refundId: call.refundId });
    else await expect(gateway().refund(call)).rejects.toThrow('No such payment_intent');
  });

  test(`${code}: a message that nobody signed is not believed`, () => {
    for (const headers of [{}, { 'stripe-signature': 't=1,v1=00' }, { 'stripe-signature': ['a', 'b'] }])
      expect(() => gateway().verify(Buffer.from('{}'), headers, 'platform')).toThrow(BadSignature);
  });

  test(`${code}: has nothing to tell of the future, and its keys open the right books`, async () => {
    expect(await gateway().messagesSince(new Date(clock.now().getTime() + 3_600_000))).toEqual([]);
    expect(await gateway().check()).toBeNull();
  });
}

test('the SDK speaks the version that this room was written for', () => {
  expect(Stripe.API_VERSION).toBe('2026-10-28.endive');
});

test.each([
  [12_500, 1_250_000],
  [40_500_000, 4_050_000_000],
  [2_500_000_000, 250_000_000_000],
])('Rp%d is charged as %d, and read back as it was', async (amount, cents) => {
  const { ref, snapshot, call } = await paid(amount);
  expect((await linesOf(ref)).map((line) => line.amount_total)).toEqual([cents]);
  expect(snapshot).toMatchObject({ ref, state: 'paid', amount, currency: 'idr', paymentId: call.paymentId });
});

test('too little and too much are refusals with a reason, and open nothing', async () => {
  await played.sandbox.control.settlement('sgd');
  expect(await stripe().start(aCall(5_000))).toEqual({
    kind: 'refused',
    reason: 'too_small',
    trouble: 'amount_too_small',
  });
  expect(await stripe().start(aCall(10_000_000_000))).toMatchObject({ kind: 'refused', reason: 'too_large' });
  expect(await stripe().start(aCall(50_000, { buyerEmail: 'nobody' }))).toMatchObject({
    kind: 'refused',
    reason: 'other',
  });
  const late = { closesAt: new Date(clock.now().getTime() + 60_000) };
  expect(await stripe().start(aCall(50_000, late))).toMatchObject({ kind: 'refused', reason: 'stale' });
  expect(await played.sandbox.control.objects('checkout.session')).toEqual([]);
});

test('a basket of more lines than the page shows is shown as one; lines that do not sum are a bug', async () => {
  const lines = Array.from({ length: 101 }, () => ({ name: 'Kopi', quantity: 1, unitPrice: rupiah(1_000) }));
  const ref = await opened(stripe(), aCall(101_000, { lines }));
  expect((await linesOf(ref)).map((line) => line.amount_total)).toEqual([10_100_000]);
  await expect(stripe().start(aCall(100_999, { lines }))).rejects.toThrow('sum to 101000, not 100999');
});

test('a declined card leaves the page open; 3-D Secure waits for the bank; delayed money is not paid', async () => {
  const { control } = played.sandbox;
  const ref = await opened(stripe(), aCall());
  await control.pay(ref, '4000000000000002');
  expect(await stripe().read(ref)).toMatchObject({ state: 'pending' });
  await control.pay(ref, '4000002500003155');
  const waiting = await stripe().read(ref);
  expect(waiting).toMatchObject({ state: 'requires_action' });
  await control.authenticate(waiting.intent!, true);
  expect(await stripe().read(ref)).toMatchObject({ state: 'paid' });

  const slow = await paid(50_000, 'delayed');
  expect(slow.snapshot.state).toBe('processing');
  await control.resolve(slow.snapshot.intent!, false);
  expect(await stripe().read(slow.ref)).toMatchObject({ state: 'failed' });
});

test('settled in another currency, it is kept beside the rupiah', async () => {
  await played.sandbox.control.settlement('sgd');
  const { ref } = await paid(139_000);
  await played.sandbox.control.idle();
  expect((await stripe().read(ref)).settlement).toEqual({ amount: 1_086, currency: 'sgd', fee: 81 });
});

test('a refund goes back once by its key, carries our id, and is found again without the key', async () => {
  const { snapshot } = await paid(100_000);
  const call = aRefund(snapshot.charge!, 40_000);
  expect(await stripe().findRefund(call)).toBeNull();
  const made = await stripe().refund(call);
  expect(made).toMatchObject({ state: 'succeeded', refundId: call.refundId, amount: 40_000, currency: 'idr' });
  expect(made.settlement).toMatchObject({ amount: -4_000_000, currency: 'idr' });
  expect(await stripe().refund(call)).toEqual(made);
  expect(await stripe().findRefund(call)).toEqual(made);
  expect(await stripe().readRefund(made.ref!)).toEqual(made);
});

test('a refund above the rest is refused, and nothing moves', async () => {
  const { snapshot } = await paid(100_000);
  await stripe().refund(aRefund(snapshot.intent!, 60_000));
  const above = aRefund(snapshot.intent!, 60_000);
  expect(await stripe().refund(above)).toMatchObject({ ref: null, state: 'failed', refundId: above.refundId });
  expect(await played.sandbox.control.objects('refund')).toHaveLength(1);
});

test.each(['500', '503', '429', 'html', 'reset'] as const)(
  'on a bad day (%s after the effect, again and again) the outcome is unknown, and the same call later is one page',
  async (kind) => {
    const call = aCall();
    await played.sandbox.control.fault({ kind, when: 'after', times: 2, match: 'POST /v1/checkout/sessions' });
    await expect(stripe().start(call)).rejects.toThrow(ProviderUnavailable);
    await played.sandbox.control.clearFaults();
    expect(await stripe().start(call)).toMatchObject({ kind: 'redirect' });
    expect(await played.sandbox.control.objects('checkout.session')).toHaveLength(1);
  },
);

const signed = (body: string, secret = WEBHOOK_SECRET, at = Math.floor(Date.now() / 1000)) => ({
  'stripe-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`,
});
const anEvent = (over: Partial<Stripe.Event> = {}): string =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'charge.updated',
    livemode: false,
    api_version: '2026-10-28.endive',
    data: { object: { id: 'ch_1' } },
    ...over,
  });
const verified = (
  gateway: PaymentGateway,
  body: string,
  headers: Record<string, string>,
  endpoint: 'platform' | 'connect' = 'platform',
) => {
  try {
    return gateway.verify(Buffer.from(body), headers, endpoint).id;
  } catch (error) {
    if (error instanceof BadSignature) return error.message;
    throw error;
  }
};

test('either secret of a list that rolls is believed, each endpoint its own', () => {
  const body = anEvent();
  expect(verified(stripe(), body, signed(body))).toBe('evt_1');
  expect(verified(stripe(), body, signed(body, 'whsec_of_before'))).toBe('evt_1');
  expect(verified(stripe(), body, signed(body, 'whsec_connect'), 'connect')).toBe('evt_1');
  expect(verified(stripe(), body, signed(body, 'whsec_connect'))).toBe('no secret fits');
  expect(verified(stripe(), body, signed(body), 'connect')).toBe('no secret fits');
});

test('changed, stale, or of the wrong mode, a message is not believed', () => {
  const body = anEvent();
  expect(verified(stripe(), `${body} `, signed(body))).toBe('no secret fits');
  expect(verified(stripe(), body, signed(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000) - 301))).toBe(
    'no secret fits',
  );
  for (const odd of ['no json', 'null', '{"livemode":false}', body.replace('evt_1', 'e'.repeat(300))])
    expect(verified(stripe(), odd, signed(odd))).toBe('signed, but not an event');
  const live = anEvent({ livemode: true });
  expect(verified(stripe(), live, signed(live))).toBe('test and live must not mix');
  const production = new StripeGateway(played.stripe, true);
  expect(verified(production, body, signed(body))).toBe('test and live must not mix');
});

test('in production, a test key is found out; a wrong key everywhere', async () => {
  expect(await new StripeGateway(played.stripe, true).check()).toBe('production with a Stripe test key');
  const wrong = new StripeGateway({ ...played.stripe, secretKey: 'sk_test_another_one' }, false);
  expect(await wrong.check()).toContain('does not accept the key');
  await played.sandbox.control.fault({ kind: '503', times: 9 });
  await expect(stripe().check()).rejects.toThrow(ProviderUnavailable);
});
