import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { said } from '../http/said.js';
import { email, group, list, metadata, oneOf, required, text, truth } from '../http/shape.js';
import { V2_LIST_FIELDS, v2List } from '../http/v2-lists.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import {
  type AccountPart,
  lockAccount,
  relatedTo,
  requirementsIn,
  setCapability,
  tellChanged,
  transfersOf,
} from './account-state.js';
import { accountOfV1 } from './accounts-of-v1.js';

type Account = Stripe.V2.Core.Account;

const PATH = '/v2/core/accounts';
const INCLUDED = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;
const include = list(oneOf(...INCLUDED));
const requested = group({ requested: truth() });
const recipient = { capabilities: group({ stripe_balance: group({ stripe_transfers: requested }) }) };
const ENTITIES = ['company', 'government_entity', 'individual', 'non_profit'] as const;
const COMMON = {
  include,
  contact_email: email(),
  contact_phone: text(20),
  display_name: text(100),
  dashboard: oneOf('express', 'full', 'none'),
  metadata: metadata(),
  identity: group({
    country: text(2),
    entity_type: oneOf(...ENTITIES),
    business_details: group({ registered_name: text(100), phone: text(20) }),
    individual: group({ given_name: text(100), surname: text(100), email: email(), phone: text(20) }),
  }),
  defaults: group({
    currency: text(3),
    responsibilities: group({
      fees_collector: required(oneOf('application', 'application_custom', 'application_express', 'stripe')),
      losses_collector: required(oneOf('application', 'stripe')),
    }),
  }),
};
const CREATE = { ...COMMON, configuration: group({ recipient: group(recipient) }) };
const UPDATE = { ...COMMON, configuration: group({ recipient: group({ ...recipient, applied: truth() }) }) };

type Wish = Call<typeof CREATE>['input'];

/** Sections come only on request: without `include` an account says little, and a check of it sees nothing. */
export function shown(account: Account, wanted: readonly string[] = []): Account {
  const { configuration, defaults, identity, requirements, future_requirements, ...rest } = account;
  const of = <T>(name: string, value: T): T | undefined => (wanted.includes(name) ? value : undefined);
  const configurations = {
    customer: of('configuration.customer', configuration?.customer),
    merchant: of('configuration.merchant', configuration?.merchant),
    recipient: of('configuration.recipient', configuration?.recipient),
  };
  return {
    ...rest,
    ...(wanted.some((name) => name.startsWith('configuration.')) && { configuration: configurations }),
    defaults: of('defaults', defaults),
    identity: of('identity', identity),
    requirements: of('requirements', requirements),
    future_requirements: of('future_requirements', future_requirements),
  };
}

const wantsTransfers = (wish: Wish): boolean | undefined =>
  wish.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested;

const personOf = (account: Account, told: object): Stripe.V2.Core.Account.Identity.Individual => ({
  id: newId('person_', 16),
  object: 'v2.core.account_person',
  created: account.created,
  updated: account.created,
  ...account.identity?.individual,
  ...said(told),
  account: account.id,
});

/** Who answers for what, unless the platform takes it on. */
const NOBODY_ELSE: Stripe.V2.Core.Account.Defaults.Responsibilities = {
  fees_collector: 'stripe',
  losses_collector: 'stripe',
  requirements_collector: 'stripe',
};

/** What is told replaces what was, section by section. */
function merged(account: Account, wish: Omit<Wish, 'configuration'>): Account {
  const { contact_email, contact_phone, display_name, dashboard, identity, defaults } = wish;
  const plain = said({ contact_email, contact_phone, display_name, dashboard });
  const before = account.identity;
  const responsibilities = account.defaults?.responsibilities ?? NOBODY_ELSE;
  return {
    ...account,
    ...plain,
    metadata: { ...account.metadata, ...wish.metadata },
    ...(identity && {
      identity: {
        country: identity.country?.toLowerCase() ?? before?.country,
        entity_type: identity.entity_type ?? before?.entity_type,
        business_details: { ...before?.business_details, ...said(identity.business_details) },
        individual: identity.individual ? personOf(account, identity.individual) : before?.individual,
      },
    }),
    ...(defaults && {
      defaults: {
        ...account.defaults,
        ...(defaults.currency && { currency: defaults.currency.toLowerCase() }),
        responsibilities: { ...responsibilities, ...defaults.responsibilities },
      },
    }),
  };
}

async function create({ work, input }: Call<typeof CREATE>): Promise<Account> {
  if (input.configuration && !input.identity?.country)
    throw invalid('An account with a configuration needs identity.country.', {
      code: 'parameter_missing',
      param: 'identity.country',
    });
  const bare: Account = {
    id: newId('acct_', 16),
    object: 'v2.core.account',
    applied_configurations: input.configuration?.recipient ? ['recipient'] : [],
    closed: false,
    created: work.around.now.toISOString(),
    defaults: { responsibilities: NOBODY_ELSE },
    livemode: false,
    requirements: { entries: [] },
    ...(input.configuration?.recipient && { configuration: { recipient: { applied: true } } }),
  };
  const account = merged(bare, input);
  await work.objects.insert('v2.core.account', account, { created: work.seconds });
  await work.tellThin('v2.core.account.created', account.id, relatedTo(account));
  const asked = wantsTransfers(input) ? await setCapability(work, account, 'restricted') : account;
  return shown(asked, input.include);
}

async function update({ work, id, input }: Call<typeof UPDATE>): Promise<Account> {
  const { body } = await lockAccount(work, id);
  if (body.closed) throw invalid(`The account ${id} is closed.`);
  const account = merged(body, input);
  await work.objects.update('v2.core.account', account);
  const parts: AccountPart[] = [''];
  if (input.identity) parts.push('[identity]');
  if (input.defaults) parts.push('[defaults]');
  await tellChanged(work, account, parts);
  const asks = wantsTransfers(input) && !transfersOf(account);
  return shown(asks ? await setCapability(work, account, 'restricted') : account, input.include);
}

async function close(work: Work, id: string): Promise<Account> {
  const { body } = await lockAccount(work, id);
  const account: Account = {
    ...body,
    closed: true,
    applied_configurations: [],
    requirements: requirementsIn('active'),
  };
  await work.objects.update('v2.core.account', account);
  await work.tellThin('v2.core.account.closed', id, relatedTo(account));
  return shown(transfersOf(account) ? await setCapability(work, account, 'unsupported') : account);
}

const find = async (work: Work, id: string): Promise<Account> => {
  const kept = await work.objects.find('v2.core.account', id);
  if (!kept) throw missingObject('account', id);
  return kept.body;
};

/** /v2/core/accounts, and what v1 says of them. */
export const accounts: readonly Route[] = [
  route('POST', PATH, CREATE, create),
  route(
    'GET',
    PATH,
    { ...V2_LIST_FIELDS, closed: truth(), applied_configurations: list(oneOf('customer', 'merchant', 'recipient')) },
    async ({ work, input }) => {
      const like = { closed: input.closed ?? false, applied_configurations: input.applied_configurations };
      const page = await v2List(work, 'v2.core.account', input, PATH, like);
      return { ...page, data: page.data.map((one) => shown(one)) };
    },
  ),
  route('GET', `${PATH}/:id`, { include }, async ({ work, id, input }) => shown(await find(work, id), input.include)),
  route('POST', `${PATH}/:id`, UPDATE, update),
  route('POST', `${PATH}/:id/close`, { applied_configurations: list(text()) }, ({ work, id }) => close(work, id)),
  route('GET', '/v1/accounts/:id', {}, async ({ work, id }) => accountOfV1(await find(work, id))),
];
