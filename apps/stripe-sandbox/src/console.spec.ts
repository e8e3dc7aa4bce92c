import type Stripe from 'stripe';
import { GOOD_CARD, stage } from './testing.js';

const on = stage();
const api = (method: string, path: string, body: object = {}) =>
  fetch(`${on.sandbox.url}/_sandbox/api/${path}`, {
    method,
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  });
const told = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await api(method, path, body);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
};
const press = async (action: string, fields: Record<string, string>): Promise<void> => {
  expect([action, (await on.visit('/_sandbox', { do: action, ...fields })).status]).toEqual([action, 303]);
};

test('programs work the switches as people do on the page', async () => {
  const session = await on.order();
  expect(await (await api('PUT', 'delivery', { mode: 'twice' })).json()).toMatchObject({ delivery: 'twice' });
  expect(await (await api('POST', `sessions/${session.id}/pay`)).json()).toMatchObject({ kind: 'complete' });
  expect(await (await api('POST', 'idle')).json()).toEqual({ idle: true });
  expect(on.mail.events).toHaveLength(10);
  expect((await api('PUT', 'delivery', { mode: 'upside down' })).status).toBe(400);
  expect((await api('POST', 'nothing')).status).toBe(404);

  const page = await on.visit('/_sandbox');
  expect(page.text).toContain(session.id.slice(0, 24));
  expect(page.text).toContain('checkout.session.completed');
  expect((await on.visit('/_sandbox', { do: 'delivery', mode: 'lost', late: '5' })).status).toBe(303);
  expect(on.sandbox.control.settings).toMatchObject({ delivery: 'lost', lateMs: 5000 });
  const foreign = await fetch(`${on.sandbox.url}/_sandbox`, {
    method: 'POST',
    body: 'do=advance&hours=1',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(403);
  expect((await on.visit(`/c/pay/${session.id}`, GOOD_CARD)).location).toContain('shop.example');
});

/** An account that may receive, and a charge whose money is there. */
const trade = async (): Promise<{ account: string; charge: Stripe.Charge; transfer: Stripe.Transfer }> => {
  const { id: account } = await on.stripe.v2.core.accounts.create({
    display_name: 'Warung Kopi',
    identity: { country: 'id' },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  });
  await told('PUT', `accounts/${account}/capability`, { state: 'active' });
  await on.sandbox.control.pay((await on.order()).id, '4000000000000077');
  await on.sandbox.control.idle();
  const [charge] = (await on.stripe.charges.list({ limit: 1 })).data as [Stripe.Charge];
  const wish = { amount: 1_000_000, currency: 'idr', destination: account, source_transaction: charge.id };
  return { account, charge, transfer: await on.stripe.transfers.create(wish) };
};

test('programs play the bank and the merchant: capabilities, payouts, disputes, warnings', async () => {
  const { account, charge } = await trade();
  const [payout] = await told<Stripe.Payout[]>('POST', `accounts/${account}/pay_out`);
  expect(payout).toMatchObject({ amount: 1_000_000, currency: 'idr' });
  await on.sandbox.control.idle();
  expect(await told('POST', `payouts/${payout?.id}/fail`)).toMatchObject({ status: 'failed' });
  expect(await told('GET', 'payouts')).toMatchObject([{ account, body: { id: payout?.id, status: 'failed' } }]);
  expect(await told('POST', `charges/${charge.id}/warn`)).toMatchObject({ charge: charge.id });
  const dispute = await told<Stripe.Dispute>('POST', `charges/${charge.id}/dispute`, { reason: 'duplicate' });
  expect(dispute).toMatchObject({ reason: 'duplicate', status: 'needs_response' });
  expect(await told('POST', `disputes/${dispute.id}/decide`, { won: true })).toMatchObject({ status: 'won' });
  await told('POST', `accounts/${account}/deauthorize`);
  for (const kind of ['dispute', 'transfer', 'v2.core.account'])
    expect(await told<unknown[]>('GET', `objects/${kind}`)).toHaveLength(1);

  expect((await api('PUT', `accounts/${account}/capability`, { state: 'rich' })).status).toBe(400);
  expect((await api('POST', `charges/${charge.id}/dispute`)).status).toBe(400);
  expect((await api('POST', 'payouts/po_none/fail')).status).toBe(404);
  expect((await api('POST', 'accounts/acct_none/pay_out')).status).toBe(404);
});

test('people press the same buttons on the page', async () => {
  const { account, charge, transfer } = await trade();
  await press('capability', { id: account, state: 'restricted' });
  await press('pay-out', { id: account });
  await press('warn', { id: charge.id });
  await press('dispute', { id: charge.id });
  await on.sandbox.control.idle();
  const page = (await on.visit('/_sandbox')).text;
  for (const text of ['Warung Kopi', account, transfer.id, 'Gagalkan', 'Toko menang', 'needs_response, fraudulent'])
    expect(page).toContain(text);
  const [payout] = await on.sandbox.control.payouts();
  const [dispute] = await on.sandbox.control.objects('dispute');
  await press('fail-payout', { id: String(payout?.body.id) });
  await press('decide', { id: String(dispute?.id), won: 'no' });
  await press('deauthorize', { id: account });
  const after = (await on.visit('/_sandbox')).text;
  expect(after).not.toContain('Toko menang');
  expect(after).not.toContain('Gagalkan');
  expect((await on.visit('/_sandbox', { do: 'nothing' })).status).toBe(400);
});
