import { createHmac } from 'node:crypto';
import { ordersEntities } from '@lapak/orders-server';
import { newId } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { checkInvariants, CheckProviders, paymentsEntities } from './index.js';
import { marketOn, WEBHOOK_SECRET } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, toPage, state, settleAll, tryAgain, work, told } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

let events = 0;
/** Posts an event as the provider does. @returns the status it got */
const send = async (
  type: string,
  object: object,
  over: {
    account?: string;
    livemode?: boolean;
    id?: string;
    secret?: string;
    door?: 'platform' | 'connect';
    pad?: number;
  } = {},
): Promise<number> => {
  const { secret = WEBHOOK_SECRET, door = 'platform', pad = 0, ...fields } = over;
  const event = {
    id: `evt_made_${++events}`,
    object: 'event',
    type,
    livemode: false,
    api_version: '2026-10-28.endive',
  };
  const body = JSON.stringify({ ...event, ...fields, data: { object }, padding: 'x'.repeat(pad) });
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  const headers = { 'stripe-signature': `t=${t},v1=${v1}` };
  return (await fetch(`${market.door.url}/${door}`, { method: 'POST', body, headers })).status;
};
const inbox = async (): Promise<{ status: string; error: string | null; attempts: number }[]> =>
  db.query('select status, error, attempts from provider_event order by received_at, id');
const until = async (tries: number): Promise<void> => {
  for (let i = 0; i < tries; i++) await tryAgain();
};

test('forged, of the wrong mode, or huge and unsigned: 400, and nothing is kept', async () => {
  const object = { id: 'ch_1' };
  expect(await send('charge.updated', object, { secret: 'whsec_guess' })).toBe(400);
  expect(await send('charge.updated', object, { livemode: true })).toBe(400);
  expect(await send('charge.updated', object, { door: 'connect' })).toBe(400);
  expect(await send('charge.updated', object, { secret: 'whsec_guess', pad: 4_000_000 })).toBe(400);
  expect((await fetch(market.door.url, { method: 'POST', body: '{}' })).status).toBe(400);
  expect(await inbox()).toEqual([]);
});

test('the same event twenty times at once is kept once', async () => {
  const same = Array.from({ length: 20 }, () => send('charge.updated', { id: 'ch_1' }, { id: 'evt_same' }));
  expect(new Set(await Promise.all(same))).toEqual(new Set([200]));
  await work();
  expect(await inbox()).toMatchObject([{ status: 'ignored' }]);
});

test('a name with letters that the database cannot hold loses no event', async () => {
  expect(await send('charge.updated', { id: 'ch_1', billing_details: { name: 'a\u0000b\ud83d' } })).toBe(200);
  await work();
  expect(await inbox()).toMatchObject([{ status: 'ignored' }]);
});

test('an event says that all is paid, but the provider does not: nothing is believed but the provider', async () => {
  const bought = await buy();
  const session = await toPage(bought);
  const { payment } = await state(bought);
  const object = { id: session, client_reference_id: payment.id, payment_status: 'paid', amount_total: 2_500_000 };
  expect(await send('checkout.session.completed', object)).toBe(200);
  await work();
  expect((await state(bought)).payment.state).toBe('pending');
  expect(await inbox()).toMatchObject([{ status: 'done' }]);
});

test('another account’s event, a dispute, a refund by hand: parked with a reason that finance understands', async () => {
  await send('checkout.session.completed', { id: 'cs_x' }, { account: 'acct_other' });
  await send('payout.paid', { id: 'po_x' }, { account: 'acct_other', door: 'connect', secret: 'whsec_connect' });
  await send('charge.dispute.created', { id: 'dp_x' });
  await send('refund.created', { id: 're_x' });
  await send('customer.created', { id: 'cus_x' });
  await work();
  expect(await inbox()).toMatchObject([
    { status: 'parked', error: 'it is of the account acct_other, which we do not know' },
    { status: 'parked', error: expect.stringContaining('acct_other') },
    { status: 'parked', error: expect.stringContaining('dispute') },
    { status: 'parked', error: expect.stringContaining('dashboard') },
    { status: 'ignored', error: null },
  ]);
});

test('about a payment or refund that is not there (yet): kept, tried again, then parked', async () => {
  await send('checkout.session.completed', { id: 'cs_x', client_reference_id: newId() });
  await send('refund.updated', { id: 're_x', metadata: { refund_id: newId() } });
  await work();
  expect(await inbox()).toMatchObject([
    { status: 'received', attempts: 1 },
    { status: 'received', attempts: 1 },
  ]);
  await until(5);
  expect(await inbox()).toMatchObject([
    { status: 'parked', error: expect.stringContaining('there is no payment') },
    { status: 'parked', error: expect.stringContaining('there is no refund') },
  ]);
});

test('one that always fails is parked in the end, and the others flow', async () => {
  const bought = await buy();
  const { payment } = await state(bought);
  await send('checkout.session.completed', { id: 'cs_test_nowhere', client_reference_id: payment.id });
  await pay(bought);
  await settleAll();
  expect((await state(bought)).payment.state).toBe('paid');
  await until(5);
  expect(await db.query(`select status from provider_event where status = 'received'`)).toEqual([]);
});

test('a provider that is away costs an event no try: it waits as long as it takes', async () => {
  const bought = await buy();
  await pay(bought);
  await market.control.idle();
  await market.control.fault({ kind: '429', times: 500 });
  await work();
  await db.query('update graphile_worker._private_jobs set run_at = now()');
  await work();
  expect((await inbox()).every(({ status, attempts }) => status === 'received' && attempts === 0)).toBe(true);
  await market.control.clearFaults();
  await tryAgain();
  expect((await state(bought)).payment.state).toBe('paid');
  expect(told('payments.captured')).toHaveLength(1);
});

test('money on a second page of one payment is for a person; the payment stays as it is', async () => {
  const bought = await buy();
  await pay(bought);
  await settleAll();
  const { payment } = await state(bought);
  const second = await market.atStripe((stripe) =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      client_reference_id: payment.id,
      success_url: 'http://localhost:3000/',
      line_items: [
        { quantity: 1, price_data: { currency: 'idr', unit_amount: 2_500_000, product_data: { name: 'Kopi' } } },
      ],
    }),
  );
  await market.control.pay(second.id);
  await settleAll();
  expect(await db.query(`select type, error from provider_event where status = 'parked'`)).toMatchObject([
    { type: 'checkout.session.completed', error: expect.stringContaining('second time') },
  ]);
  expect((await state(bought)).payment).toEqual(payment);
});

test('readiness asks seldom, trusts nobody it has never seen, and keeps an answer through a bad day', async () => {
  await market.control.fault({ kind: '429', times: 500 });
  expect(await the(CheckProviders).run()).toBe('the payment provider has not answered yet');
  await market.control.clearFaults();
  expect(await the(CheckProviders).run()).toBeNull();
  await market.control.fault({ kind: '429', times: 500 });
  clock.forward({ minutes: 11 });
  expect(await the(CheckProviders).run()).toBeNull();
});
