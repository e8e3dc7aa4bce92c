import type Stripe from 'stripe';
import { LIST_FIELDS, listObjects } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { said } from '../http/said.js';
import { group, metadata, text, truth } from '../http/shape.js';
import type { Work } from '../store/work.js';
import { decideDispute, lockOpenDispute } from './dispute-charge.js';

type Dispute = Stripe.Dispute;

const PATH = '/v1/disputes';
const WARNINGS = '/v1/radar/early_fraud_warnings';
const LONGEST = 20_000;
const words = () => text(LONGEST);
const EVIDENCE = {
  access_activity_log: words(),
  billing_address: words(),
  cancellation_policy_disclosure: words(),
  cancellation_rebuttal: words(),
  customer_email_address: words(),
  customer_name: words(),
  customer_purchase_ip: words(),
  duplicate_charge_explanation: words(),
  duplicate_charge_id: words(),
  product_description: words(),
  refund_policy_disclosure: words(),
  refund_refusal_explanation: words(),
  service_date: words(),
  shipping_address: words(),
  shipping_carrier: words(),
  shipping_date: words(),
  shipping_tracking_number: words(),
  uncategorized_text: words(),
};
const UPDATE = { evidence: group(EVIDENCE), metadata: metadata(), submit: truth() };

/** POST /v1/disputes/{id}: evidence is submitted unless `submit` is false, and then the bank decides. */
async function update({ work, id, input }: Call<typeof UPDATE>): Promise<Dispute> {
  const dispute = await lockOpenDispute(work, id);
  if (dispute.status === 'under_review' && input.evidence)
    throw invalid('The evidence of this dispute has been submitted already.', { param: 'evidence' });
  const submits = input.evidence !== undefined && input.submit !== false;
  const changed: Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...said(input.evidence) },
    metadata: { ...dispute.metadata, ...input.metadata },
    status: submits ? 'under_review' : dispute.status,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: dispute.evidence_details.has_evidence || input.evidence !== undefined,
      submission_count: dispute.evidence_details.submission_count + (submits ? 1 : 0),
      submission_method: submits ? 'manual' : dispute.evidence_details.submission_method,
    },
  };
  await work.objects.update('dispute', changed);
  await work.tell('charge.dispute.updated', changed, { evidence: dispute.evidence, status: dispute.status });
  if (submits) await work.later('decide_dispute', id);
  return changed;
}

const find = async (work: Work, id: string): Promise<Dispute> => {
  const kept = await work.objects.find('dispute', id);
  if (!kept) throw missingObject('dispute', id, 'dispute');
  return kept.body;
};

/** /v1/disputes, and what the issuers of cards warn of. */
export const disputes: readonly Route[] = [
  route('GET', PATH, { ...LIST_FIELDS, charge: text(), payment_intent: text() }, ({ work, input }) =>
    listObjects(work, 'dispute', input, PATH, { like: { charge: input.charge, payment_intent: input.payment_intent } }),
  ),
  route('GET', `${PATH}/:id`, {}, ({ work, id }) => find(work, id)),
  route('POST', `${PATH}/:id`, UPDATE, update),
  route('POST', `${PATH}/:id/close`, {}, async ({ work, id }) =>
    decideDispute(work, await lockOpenDispute(work, id), false),
  ),
  route('GET', WARNINGS, { ...LIST_FIELDS, charge: text(), payment_intent: text() }, ({ work, input }) =>
    listObjects(work, 'radar.early_fraud_warning', input, WARNINGS, {
      like: { charge: input.charge, payment_intent: input.payment_intent },
    }),
  ),
  route('GET', `${WARNINGS}/:id`, {}, async ({ work, id }) => {
    const kept = await work.objects.find('radar.early_fraud_warning', id);
    if (!kept) throw missingObject('early fraud warning', id);
    return kept.body;
  }),
];
