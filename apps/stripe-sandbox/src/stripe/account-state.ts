import type Stripe from 'stripe';
import { missingObject } from '../http/refusal.js';
import type { Kept } from '../store/objects.js';
import type { Work } from '../store/work.js';
import { accountOfV1, capabilityOfV1 } from './accounts-of-v1.js';

type Account = Stripe.V2.Core.Account;
type Transfers = Stripe.V2.Core.Account.Configuration.Recipient.Capabilities.StripeBalance.StripeTransfers;
type Entry = Stripe.V2.Core.Account.Requirements.Entry;

export const CAPABILITY_STATES = ['active', 'pending', 'restricted', 'rejected', 'unsupported'] as const;
export type CapabilityState = (typeof CAPABILITY_STATES)[number];

const DETAILS: Readonly<Record<CapabilityState, Transfers['status_details']>> = {
  active: [],
  pending: [{ code: 'determining_status', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
  rejected: [{ code: 'rejected_other', resolution: 'contact_stripe' }],
  unsupported: [{ code: 'unsupported_country', resolution: 'no_resolution' }],
};

const entry = (description: string, by: Entry['awaiting_action_from']): Entry => ({
  awaiting_action_from: by,
  description,
  errors: [],
  impact: {
    restricts_capabilities: [
      {
        capability: 'stripe_balance.stripe_transfers',
        configuration: 'recipient',
        deadline: { status: 'currently_due' },
      },
    ],
  },
  minimum_deadline: { status: 'currently_due' },
  requested_reasons: [{ code: 'routine_onboarding' }],
});

const ASKED = ['identity.entity_type', 'identity.attestations.terms_of_service.account', 'external_account'] as const;

/** What is asked of whom while a capability is in this state. */
export function requirementsIn(state: CapabilityState): Stripe.V2.Core.Account.Requirements {
  if (state === 'restricted')
    return {
      entries: ASKED.map((what) => entry(what, 'user')),
      summary: { minimum_deadline: { status: 'currently_due' } },
    };
  return { entries: state === 'pending' ? [entry('identity.individual.verification', 'stripe')] : [] };
}

export const transfersOf = (account: Account): Transfers | undefined =>
  account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;

export async function lockAccount(work: Work, id: string): Promise<Kept<'v2.core.account'>> {
  const kept = await work.objects.lock('v2.core.account', id);
  if (!kept) throw missingObject('account', id);
  return kept;
}

export const relatedTo = (account: Account) => ({
  id: account.id,
  type: 'v2.core.account',
  url: `/v2/core/accounts/${account.id}`,
});

const withTransfers = (account: Account, transfers: Transfers): Account => ({
  ...account,
  requirements: requirementsIn(transfers.status),
  configuration: {
    ...account.configuration,
    recipient: {
      applied: true,
      ...account.configuration?.recipient,
      capabilities: {
        ...account.configuration?.recipient?.capabilities,
        stripe_balance: {
          payouts: transfers,
          stripe_transfers: transfers,
        },
      },
    },
  },
});

/** What of an account has changed: the account itself, or a section of it. */
export type AccountPart = '' | '[identity]' | '[defaults]' | '[requirements]';

/** Tells both kinds of listeners that an account is other than it was. */
export async function tellChanged(work: Work, account: Account, parts: readonly AccountPart[]): Promise<void> {
  for (const part of parts) await work.tellThin(`v2.core.account${part}.updated`, account.id, relatedTo(account));
  await work.on(account.id).tell('account.updated', accountOfV1(account));
}

/** A locked account may receive transfers from now on, or no more; told as thin events and in the words of v1. */
export async function setCapability(work: Work, account: Account, state: CapabilityState): Promise<Account> {
  if (transfersOf(account)?.status === state) return account;
  const changed = withTransfers(account, { status: state, status_details: DETAILS[state] });
  await work.objects.update('v2.core.account', changed);
  for (const capability of ['stripe_balance.stripe_transfers', 'stripe_balance.payouts']) {
    const type = 'v2.core.account[configuration.recipient].capability_status_updated';
    await work.tellThin(type, account.id, relatedTo(changed), { updated_capability: capability });
  }
  await tellChanged(work, changed, ['[requirements]']);
  await work.on(account.id).tell('capability.updated', capabilityOfV1(changed));
  return changed;
}

/** The check of what a merchant entered ends, as the page was told it would. */
export async function verifyAccount(work: Work, accountId: string): Promise<void> {
  const { body, hidden } = await lockAccount(work, accountId);
  if (hidden.verdict && transfersOf(body)?.status === 'pending') await setCapability(work, body, hidden.verdict);
}

/** The merchant ends the connection; from now on the account is a stranger's. */
export async function deauthorize(work: Work, accountId: string): Promise<void> {
  const { body } = await lockAccount(work, accountId);
  await work.objects.update('v2.core.account', body, { deauthorized: true });
  const application: Stripe.Application = { id: 'ca_sandbox', object: 'application', name: 'Sandbox' };
  await work.on(accountId).tell('account.application.deauthorized', application);
}
