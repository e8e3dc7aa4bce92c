import type Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();
const core = (): Stripe['v2']['core'] => on.stripe.v2.core;

const WISH: Stripe.V2.Core.AccountCreateParams = {
  display_name: 'Warung Kopi Banyuatis',
  contact_email: 'warung@contoh.id',
  dashboard: 'express',
  identity: { country: 'id', entity_type: 'individual', individual: { given_name: 'Komang' } },
  configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  defaults: { currency: 'idr', responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  metadata: { shop_id: '1' },
};
const capability = async (id: string) => {
  const account = await core().accounts.retrieve(id, { include: ['configuration.recipient', 'requirements'] });
  return {
    ...account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers,
    asked: account.requirements?.entries?.map((one) => one.awaiting_action_from),
  };
};
const CAPABILITY_TOLD = 'v2.core.account[configuration.recipient].capability_status_updated';

const link = async (account: string): Promise<string> => {
  const flow = { refresh_url: 'http://shop.example/again', return_url: 'http://shop.example/back' };
  const use_case = { type: 'account_onboarding', account_onboarding: flow };
  const made = await core().accountLinks.create({ account, use_case });
  const { pathname, search } = new URL(made.url);
  expect(pathname).toBe(`/onboard/${account}`);
  return pathname + search;
};

test('an account says only what it is asked to include, and cannot be paid before onboarding', async () => {
  const account = await core().accounts.create(WISH);
  expect(account).toMatchObject({
    object: 'v2.core.account',
    display_name: 'Warung Kopi Banyuatis',
    applied_configurations: ['recipient'],
    metadata: { shop_id: '1' },
    livemode: false,
  });
  expect(account.configuration).toBeUndefined();
  expect(account.identity).toBeUndefined();
  expect(await core().accounts.retrieve(account.id, { include: ['identity', 'defaults'] })).toMatchObject({
    identity: { country: 'id', individual: { given_name: 'Komang' } },
    defaults: { currency: 'idr', responsibilities: { losses_collector: 'application' } },
  });
  expect(await capability(account.id)).toMatchObject({
    status: 'restricted',
    status_details: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
    asked: ['user', 'user', 'user'],
  });
  expect(await on.stripe.accounts.retrieve(account.id)).toMatchObject({ object: 'account', payouts_enabled: false });
});

test('a merchant is onboarded on the page, and thin events tell of it', async () => {
  const { id } = await core().accounts.create(WISH);
  const path = await link(id);
  expect((await on.visit(path)).text).toContain('Data usaha untuk pencairan dana');

  const empty = await on.visit(path, { name: ' ', bank: '12' });
  expect(empty.text).toContain('Isi nama usaha.');
  expect(empty.text).toContain('id="bank-wrong"');

  const sent = await on.visit(path, { name: 'Warung <Kopi>', bank: '1234-567-890', verdict: 'active' });
  expect(sent).toMatchObject({ status: 303, location: 'http://shop.example/back' });
  await on.sandbox.control.idle();
  expect(await capability(id)).toMatchObject({ status: 'active', status_details: [], asked: [] });
  expect(await on.stripe.accounts.retrieve(id)).toMatchObject({ payouts_enabled: true, details_submitted: true });
  expect((await on.visit(path)).location).toBe('http://shop.example/again'); // good for one use

  expect(on.thinMail.types).toEqual(
    expect.arrayContaining([
      'v2.core.account.created',
      'v2.core.account[identity].updated',
      'v2.core.account[requirements].updated',
      'v2.core.account_link.returned',
      CAPABILITY_TOLD,
    ]),
  );
  const told = on.thinMail.events.find((one) => one.type === CAPABILITY_TOLD);
  expect(told).toMatchObject({
    object: 'v2.core.event',
    livemode: false,
    related_object: { id, type: 'v2.core.account' },
  });
  expect(told).not.toHaveProperty('data');
  expect(await told?.fetchEvent()).toMatchObject({ id: told?.id, data: { updated_capability: expect.any(String) } });
  const related = told && 'fetchRelatedObject' in told ? await told.fetchRelatedObject() : undefined;
  expect(related).toMatchObject({ id });
  expect(() => on.stripe.webhooks.constructEvent(JSON.stringify(told), 'x', 'y')).toThrow();

  expect(on.connectMail.types).toEqual(expect.arrayContaining(['account.updated', 'capability.updated']));
  expect(on.connectMail.events.every((event) => event.account === id)).toBe(true);
  expect(on.mail.types).toEqual([]);
});

test('a check can go on, or end badly; a capability can be lost and come back', async () => {
  const { id } = await core().accounts.create(WISH);
  await on.visit(await link(id), { name: 'Warung', bank: '1234567890', verdict: 'pending' });
  await on.sandbox.control.idle();
  expect(await capability(id)).toMatchObject({ status: 'pending', asked: ['stripe'] });
  for (const state of ['active', 'restricted', 'active'] as const) {
    await on.sandbox.control.capability(id, state);
    expect(await capability(id)).toMatchObject({ status: state });
  }

  await on.visit(await link(id), { name: 'Warung Baru', bank: '9876543210', verdict: 'active' });
  expect(await capability(id)).toMatchObject({ status: 'active' }); // what is right stays right while it is put anew

  const other = await core().accounts.create(WISH);
  await on.visit(await link(other.id), { name: 'Warung', bank: '1234567890', verdict: 'rejected' });
  await on.sandbox.control.idle();
  expect(await capability(other.id)).toMatchObject({
    status: 'rejected',
    status_details: [{ code: 'rejected_other', resolution: 'contact_stripe' }],
  });
});

test('a merchant who leaves the page comes back to the shop as before, and a link ends after ten minutes', async () => {
  const { id } = await core().accounts.create(WISH);
  expect((await on.visit(await link(id), { later: 'yes' })).location).toBe('http://shop.example/back');
  expect(await capability(id)).toMatchObject({ status: 'restricted' });
  expect((await on.visit(`/onboard/${id}?link=acctlnk_none`)).status).toBe(404);
  const late = await link(id);
  expect((await on.visit(late)).status).toBe(200);
  await on.sandbox.control.advance(601);
  expect((await on.visit(late)).location).toBe('http://shop.example/again');
});

test('accounts are changed, listed by page, and closed', async () => {
  const made = [];
  for (let i = 0; i < 3; i++) made.unshift((await core().accounts.create({ ...WISH, metadata: { nr: String(i) } })).id);
  const [last = ''] = made;
  const changed = await core().accounts.update(last, {
    display_name: 'Warung Baru',
    identity: { individual: { surname: 'Putra' } },
    metadata: { b: '2' },
    include: ['identity'],
  });
  expect(changed).toMatchObject({
    display_name: 'Warung Baru',
    metadata: { nr: '2', b: '2' },
    identity: { country: 'id', individual: { given_name: 'Komang', surname: 'Putra' } },
  });
  expect((await core().accounts.list({ limit: 2 })).next_page_url).toContain('/v2/core/accounts?limit=2&page=');
  const all = await core().accounts.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map((one) => one.id)).toEqual(made);

  expect(await core().accounts.close(last, { applied_configurations: ['recipient'] })).toMatchObject({ closed: true });
  expect((await core().accounts.list()).data.map((one) => one.id)).toEqual(made.slice(1));
  expect(await capability(last)).toMatchObject({ status: 'unsupported' });
  const told = await core().events.list({ object_id: last, limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(told.map((one) => one.type)).toEqual(
    expect.arrayContaining(['v2.core.account.created', 'v2.core.account.updated', 'v2.core.account.closed']),
  );
});

test('v2 speaks JSON, names what is wrong, and tries again under a key that failed', async () => {
  expect(await refusalOf(core().accounts.create({ colour: 'red' } as object))).toMatchObject({
    code: 'parameter_unknown',
  });
  expect(await refusalOf(core().accounts.create({ configuration: { merchant: {} } }))).toMatchObject({
    code: 'parameter_not_in_sandbox',
  });
  expect(await refusalOf(core().accounts.retrieve('acct_none'))).toMatchObject({ statusCode: 404 });
  const use_case = { type: 'account_onboarding', account_onboarding: { refresh_url: 'http://shop.example' } };
  expect(await refusalOf(core().accountLinks.create({ account: 'acct_none', use_case }))).toMatchObject({
    code: 'resource_missing',
  });
  const key = { idempotencyKey: 'once' };
  const nowhere = { ...WISH, identity: undefined };
  expect(await refusalOf(core().accounts.create(nowhere, key))).toMatchObject({ param: 'identity.country' });
  const first = await core().accounts.create(WISH, key);
  expect((await core().accounts.create(WISH, key)).id).toBe(first.id);
  const form = await fetch(`${on.sandbox.url}/v2/core/accounts`, {
    method: 'POST',
    body: 'a=1',
    headers: {
      authorization: 'Bearer sk_test_sandbox_0123456789ab',
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
  expect(form.status).toBe(400);
});

test('a merchant who ends the connection is a stranger from then on', async () => {
  const { id } = await core().accounts.create(WISH);
  await on.sandbox.control.capability(id, 'active');
  const options = { stripeAccount: id };
  expect(await on.stripe.balance.retrieve({}, options)).toMatchObject({ livemode: false });
  await on.sandbox.control.deauthorize(id);
  await on.sandbox.control.idle();
  expect(on.connectMail.events.at(-1)).toMatchObject({ type: 'account.application.deauthorized', account: id });
  expect(await refusalOf(on.stripe.balance.retrieve({}, options))).toMatchObject({
    statusCode: 403,
    code: 'account_invalid',
  });
  expect(await refusalOf(on.stripe.balance.retrieve({}, { stripeAccount: 'acct_none' }))).toMatchObject({
    statusCode: 403,
  });
  const transfer = { amount: 100, currency: 'idr', destination: id };
  expect(await refusalOf(on.stripe.transfers.create(transfer))).toMatchObject({ code: 'resource_missing' });
});

test('accounts survive a restart', async () => {
  const { id } = await core().accounts.create(WISH);
  const path = await link(id);
  await on.restart();
  await on.visit(path, { name: 'Warung', bank: '1234567890', verdict: 'active' });
  await on.restart();
  await on.sandbox.control.idle();
  expect(await capability(id)).toMatchObject({ status: 'active' });
});
