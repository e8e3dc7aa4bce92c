import { LIST_FIELDS, listObjects } from '../http/lists.js';
import { missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { integer, metadata, oneOf, required, text } from '../http/shape.js';
import { cancelPayout, createPayout, lockPayout } from './payout-steps.js';

const PATH = '/v1/payouts';
const FOR_ACCOUNTS = { forAccounts: true };

const CREATE = {
  amount: required(integer(1)),
  currency: required(text(3)),
  description: text(1000),
  metadata: metadata(),
  method: oneOf('standard'),
  source_type: oneOf('card'),
  statement_descriptor: text(22),
};

/** /v1/payouts, with `Stripe-Account` those of a connected account. */
export const payouts: readonly Route[] = [
  route('POST', PATH, CREATE, ({ work, input }) => createPayout(work, input), FOR_ACCOUNTS),
  route(
    'GET',
    PATH,
    { ...LIST_FIELDS, status: text() },
    ({ work, input }) => listObjects(work, 'payout', input, PATH, { like: { status: input.status } }),
    FOR_ACCOUNTS,
  ),
  route(
    'GET',
    `${PATH}/:id`,
    {},
    async ({ work, id }) => {
      const kept = await work.objects.find('payout', id);
      if (!kept) throw missingObject('payout', id);
      return kept.body;
    },
    FOR_ACCOUNTS,
  ),
  route(
    'POST',
    `${PATH}/:id`,
    { metadata: metadata() },
    async ({ work, id, input }) => {
      const payout = await lockPayout(work, id);
      const changed = { ...payout, metadata: { ...payout.metadata, ...input.metadata } };
      await work.objects.update('payout', changed);
      return changed;
    },
    FOR_ACCOUNTS,
  ),
  route('POST', `${PATH}/:id/cancel`, {}, ({ work, id }) => cancelPayout(work, id), FOR_ACCOUNTS),
];
