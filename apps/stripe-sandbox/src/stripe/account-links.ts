import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { group, oneOf, required, text, webAddress } from '../http/shape.js';
import { newId } from '../store/new-id.js';
import type { Kept } from '../store/objects.js';
import type { Work } from '../store/work.js';
import { lockAccount, setCapability, tellChanged, transfersOf } from './account-state.js';

type Link = Stripe.V2.Core.AccountLink;

const FLOW = {
  refresh_url: required(webAddress()),
  return_url: webAddress(),
  collection_options: group({
    fields: oneOf('currently_due', 'eventually_due'),
    future_requirements: oneOf('include', 'omit'),
  }),
};
const FIELDS = {
  account: required(text()),
  use_case: required(
    group({
      type: required(oneOf('account_onboarding', 'account_update')),
      account_onboarding: group(FLOW),
      account_update: group(FLOW),
    }),
  ),
};
const GOOD_FOR_MS = 10 * 60 * 1000;

/** POST /v2/core/account_links: the way to the onboarding page, for one use within ten minutes. */
async function create({ work, input }: Call<typeof FIELDS>): Promise<Link> {
  const account = await work.objects.find('v2.core.account', input.account);
  if (!account) throw missingObject('account', input.account, 'account');
  const { type, ...flows } = input.use_case;
  if (!flows[type])
    throw invalid(`Missing required param: use_case[${type}].`, {
      code: 'parameter_missing',
      param: `use_case[${type}]`,
    });
  const id = newId('acctlnk_');
  const link: Link = {
    object: 'v2.core.account_link',
    account: input.account,
    created: work.around.now.toISOString(),
    expires_at: new Date(work.around.now.getTime() + GOOD_FOR_MS).toISOString(),
    livemode: false,
    url: `${work.around.publicUrl}/onboard/${input.account}?link=${id}`,
    use_case: { type, [type]: flows[type] } as Link['use_case'],
  };
  await work.objects.insert('v2.core.account_link', { ...link, id }, { created: work.seconds, parent: input.account });
  return link;
}

/** The addresses a link leads back to. */
export function waysBack(link: Link): { refresh: string; back: string } {
  const flow = link.use_case.account_onboarding ?? link.use_case.account_update;
  const refresh = flow?.refresh_url ?? '/';
  return { refresh, back: flow?.return_url ?? refresh };
}

export const isGood = (work: Work, { body, hidden }: Kept<'v2.core.account_link'>): boolean =>
  !hidden.used && Date.parse(body.expires_at) > work.around.now.getTime();

export interface Entered {
  readonly name: string;
  readonly bank: string;
  /** How the check of it will end; `later` enters nothing. */
  readonly verdict: 'active' | 'pending' | 'rejected' | 'later';
}

/** The merchant has filled in the page, or left it; the link is spent either way. @returns the link */
export async function finishOnboarding(work: Work, linkId: string, entered: Entered): Promise<Link> {
  const link = await work.objects.lock('v2.core.account_link', linkId);
  if (!link) throw missingObject('account link', linkId);
  if (link.hidden.used) return link.body;
  const { account: id, use_case } = link.body;
  const { body } = await lockAccount(work, id);
  await work.objects.update('v2.core.account_link', link.body, { used: true });
  const { verdict } = entered;
  if (verdict !== 'later') {
    const account = {
      ...body,
      display_name: entered.name,
      identity: { ...body.identity, entity_type: body.identity?.entity_type ?? ('individual' as const) },
      defaults: { ...body.defaults, payout_methods: { idr: `ba_${entered.bank.slice(-4)}` } } as typeof body.defaults,
    };
    await work.objects.update('v2.core.account', account, { verdict });
    await tellChanged(work, account, ['[identity]']);
    const stands = transfersOf(account)?.status === 'active' && verdict === 'active'; // looked at, and still good
    if (!stands) await setCapability(work, account, 'pending');
    if (!stands && verdict !== 'pending') await work.later('verify_account', id);
  }
  const told = { account_id: id, configurations: ['recipient'], use_case: use_case.type };
  await work.tellThin('v2.core.account_link.returned', linkId, undefined, told);
  return link.body;
}

/** /v2/core/account_links */
export const accountLinks: readonly Route[] = [route('POST', '/v2/core/account_links', FIELDS, create)];
