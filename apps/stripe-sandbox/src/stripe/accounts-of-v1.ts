import type Stripe from 'stripe';

/** Only while it is active. */
const isActive = (account: Stripe.V2.Core.Account): boolean =>
  account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status === 'active';

const due = (account: Stripe.V2.Core.Account, by: 'user' | 'stripe'): string[] =>
  (account.requirements?.entries ?? []).filter((one) => one.awaiting_action_from === by).map((one) => one.description);

function requirementsOf(account: Stripe.V2.Core.Account): Stripe.Capability.Requirements & Stripe.Account.Requirements {
  const asked = due(account, 'user');
  return {
    alternatives: null,
    current_deadline: null,
    currently_due: asked,
    disabled_reason: asked.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: asked,
    past_due: asked,
    pending_verification: due(account, 'stripe'),
  };
}

/** An account of v2 as v1 tells of it: what `account.updated` carries. */
export function accountOfV1(account: Stripe.V2.Core.Account): Stripe.Account {
  const active = isActive(account);
  return {
    id: account.id,
    object: 'account',
    capabilities: { transfers: active ? 'active' : 'inactive' },
    charges_enabled: false,
    country: account.identity?.country?.toUpperCase(),
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: account.defaults?.currency,
    details_submitted: due(account, 'user').length === 0,
    email: account.contact_email ?? null,
    metadata: account.metadata ?? {},
    payouts_enabled: active,
    requirements: requirementsOf(account),
    type: account.dashboard === 'express' ? 'express' : 'none',
  };
}

export const capabilityOfV1 = (account: Stripe.V2.Core.Account): Stripe.Capability => ({
  id: 'transfers',
  object: 'capability',
  account: account.id,
  requested: true,
  requested_at: Math.floor(Date.parse(account.created) / 1000),
  requirements: requirementsOf(account),
  status: isActive(account) ? 'active' : 'inactive',
});
