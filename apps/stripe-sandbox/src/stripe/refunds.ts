import type Stripe from 'stripe';
import { LIST_FIELDS, listObjects } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { integer, metadata, oneOf, text } from '../http/shape.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { settle } from './balance.js';
import { settledIn } from './charges.js';
import { money } from './rupiah.js';
import { testCard } from './test-cards.js';

type Refund = Stripe.Refund;
type Charge = Stripe.Charge;

const PATH = '/v1/refunds';
const CREATE = {
  amount: integer(1),
  charge: text(),
  payment_intent: text(),
  metadata: metadata(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
};

async function chargeId(work: Work, input: Call<typeof CREATE>['input']): Promise<string> {
  if (input.charge) return input.charge;
  if (!input.payment_intent)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
      param: 'payment_intent',
    });
  const intent = (await work.objects.find('payment_intent', input.payment_intent))?.body;
  if (!intent) throw missingObject('payment_intent', input.payment_intent, 'payment_intent');
  if (intent.status === 'succeeded' && typeof intent.latest_charge === 'string') return intent.latest_charge;
  throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  });
}

/** @returns how much goes back, bounded by what has not gone back yet */
function amountOf(charge: Charge, wanted: number | undefined): number {
  if (charge.status !== 'succeeded')
    throw invalid(`Charge ${charge.id} has not succeeded; there is nothing to refund.`, { param: 'charge' });
  if (!charge.captured)
    throw invalid(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, { param: 'charge' });
  const rest = charge.amount_captured - charge.amount_refunded;
  if (rest === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (wanted === undefined || wanted <= rest) return wanted ?? rest;
  throw invalid(
    `Refund amount (${money(wanted, charge.currency)}) is greater than unrefunded amount on charge (${money(rest, charge.currency)})`,
    { param: 'amount' },
  );
}

function fresh(
  work: Work,
  charge: Charge,
  amount: number,
  input: Call<typeof CREATE>['input'],
  pending: boolean,
): Refund {
  return {
    id: newId('re_'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: work.seconds,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference: '7420001',
        reference_status: 'available',
        reference_type: 'acquirer_reference_number',
        type: 'refund',
      },
      type: 'card',
    },
    metadata: input.metadata ?? {},
    payment_intent: charge.payment_intent as string | null,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
    ...(pending && { pending_reason: 'processing' as const }),
  };
}

/** Money that the bank has taken back, or may, is not given back a second time. */
async function refuseDisputed(work: Work, charge: Charge): Promise<void> {
  if (!charge.disputed) return;
  const [dispute] = await work.objects.list('dispute', { limit: 1 }, { charge: charge.id });
  if (!dispute || dispute.is_charge_refundable) return;
  throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
}

/** POST /v1/refunds: the charge is locked, so that two at once never give back more than was taken. */
async function createRefund({ work, input }: Call<typeof CREATE>): Promise<Refund> {
  const id = await chargeId(work, input);
  const kept = await work.objects.lock('charge', id);
  if (!kept) throw missingObject('charge', id, 'charge');
  await refuseDisputed(work, kept.body);
  const amount = amountOf(kept.body, input.amount);
  const later = testCard(kept.hidden.card ?? '')?.refunds;
  const refund = fresh(work, kept.body, amount, input, later === 'pending');
  const movement = await settle(work, {
    type: 'refund',
    amount: -amount,
    source: refund.id,
    description: `REFUND FOR CHARGE ${id}`,
    currency: await settledIn(work, kept.body),
  });
  refund.balance_transaction = movement.id;
  await work.objects.insert('refund', refund, { created: work.seconds, parent: id });
  const before = kept.body.amount_refunded;
  const charge: Charge = {
    ...kept.body,
    amount_refunded: before + amount,
    refunded: before + amount === kept.body.amount_captured,
  };
  await work.objects.update('charge', charge);
  await work.tell('refund.created', refund);
  await work.tell('charge.refunded', charge, { amount_refunded: before });
  if (later) await work.later('settle_refund', refund.id);
  return refund;
}

async function failRefund(work: Work, refund: Refund, charge: Charge): Promise<void> {
  const movement = await settle(work, {
    type: 'refund_failure',
    amount: refund.amount,
    source: refund.id,
    description: `REFUND FAILURE FOR CHARGE ${charge.id}`,
    currency: await settledIn(work, charge),
  });
  const failed: Refund = {
    ...refund,
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
    failure_balance_transaction: movement.id,
  };
  const restored: Charge = { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false };
  await work.objects.update('refund', failed);
  await work.objects.update('charge', restored);
  await work.tell('refund.failed', failed);
  await work.tell('refund.updated', failed, { status: refund.status });
  await work.tell('charge.updated', restored, { amount_refunded: charge.amount_refunded });
}

/** What the bank says later about a refund that was pending, or that cannot arrive. */
export async function settleRefund(work: Work, refundId: string): Promise<void> {
  const owner = (await work.objects.find('refund', refundId))?.parent;
  const charge = owner ? await work.objects.lock('charge', owner) : undefined;
  const refund = await work.objects.lock('refund', refundId);
  if (!charge || !refund || refund.body.status === 'failed') return;
  if (testCard(charge.hidden.card ?? '')?.refunds === 'fail') return failRefund(work, refund.body, charge.body);
  const settled: Refund = { ...refund.body, status: 'succeeded' };
  delete settled.pending_reason;
  await work.objects.update('refund', settled);
  await work.tell('refund.updated', settled, { status: refund.body.status });
}

/** /v1/refunds */
export const refunds: readonly Route[] = [
  route('POST', PATH, CREATE, createRefund),
  route('GET', PATH, { ...LIST_FIELDS, charge: text(), payment_intent: text() }, ({ work, input }) =>
    listObjects(work, 'refund', input, PATH, { like: { charge: input.charge, payment_intent: input.payment_intent } }),
  ),
  route('GET', `${PATH}/:id`, {}, async ({ work, id }) => {
    const kept = await work.objects.find('refund', id);
    if (!kept) throw missingObject('refund', id);
    return kept.body;
  }),
  route('POST', `${PATH}/:id`, { metadata: metadata() }, async ({ work, id, input }) => {
    const kept = await work.objects.lock('refund', id);
    if (!kept) throw missingObject('refund', id);
    const refund = { ...kept.body, metadata: { ...kept.body.metadata, ...input.metadata } };
    await work.objects.update('refund', refund);
    return refund;
  }),
];
