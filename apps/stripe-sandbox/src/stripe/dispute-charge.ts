import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { book } from './balance.js';
import { settledIn } from './charges.js';
import { testCard } from './test-cards.js';

type Dispute = Stripe.Dispute;
type Charge = Stripe.Charge;

export const DISPUTE_REASONS = ['fraudulent', 'product_not_received', 'product_unacceptable', 'duplicate'] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

const DAYS_TO_ANSWER = 7;
/** Cents. Fixed, so that tests can count with it. */
const FEE = { idr: 24_000_000, sgd: 1500 } as const;

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

const CODES: Readonly<Record<DisputeReason, string>> = {
  fraudulent: '10.4',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  duplicate: '12.6',
};

/** The bank takes the money back, with its fee; a won dispute turns it round. */
async function move(work: Work, charge: Charge, disputeId: string, back: boolean): Promise<Stripe.BalanceTransaction> {
  const currency = await settledIn(work, charge);
  const brought = await work.objects.find('balance_transaction', String(charge.balance_transaction));
  const amount = brought?.body.amount ?? charge.amount_captured;
  const sign = back ? 1 : -1;
  const description = `Chargeback ${back ? 'reversal' : 'withdrawal'} for ${charge.id}`;
  return book(
    work,
    { type: 'adjustment', amount: sign * amount, source: disputeId, description, currency },
    { fee: -sign * FEE[currency], feeDescription: 'Dispute fee', rate: brought?.body.exchange_rate ?? null },
  );
}

function fresh(work: Work, charge: Charge, reason: DisputeReason): Dispute {
  const code = CODES[reason];
  return {
    id: newId('dp_'),
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: work.seconds,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: work.seconds + DAYS_TO_ANSWER * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: code,
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: code },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  };
}

/** The customer tells the bank that something is wrong. @throws Refusal when there is nothing to dispute */
export async function disputeCharge(work: Work, chargeId: string, reason: DisputeReason): Promise<Dispute> {
  const kept = await work.objects.lock('charge', chargeId);
  if (!kept) throw missingObject('charge', chargeId);
  if (!kept.body.captured || kept.body.refunded) throw invalid(`${chargeId} holds no money to dispute.`);
  if (kept.body.disputed) throw invalid(`${chargeId} is disputed already.`);
  const opened = fresh(work, kept.body, reason);
  const withdrawal = await move(work, kept.body, opened.id, false);
  const dispute: Dispute = { ...opened, balance_transactions: [withdrawal] };
  const charge: Charge = { ...kept.body, disputed: true };
  await work.objects.insert('dispute', dispute, { created: work.seconds, parent: chargeId });
  await work.objects.update('charge', charge);
  await work.later('expire_dispute', dispute.id, new Date((work.seconds + DAYS_TO_ANSWER * 86_400) * 1000));
  await work.tell('charge.dispute.created', dispute);
  await work.tell('charge.dispute.funds_withdrawn', dispute);
  await work.tell('charge.updated', charge, { disputed: false });
  return dispute;
}

/** The bank believes the shop, or its customer. The dispute is locked and open. */
export async function decideDispute(work: Work, dispute: Dispute, won: boolean): Promise<Dispute> {
  let decided: Dispute = { ...dispute, status: won ? 'won' : 'lost', is_charge_refundable: won };
  const charge = await work.objects.find('charge', String(dispute.charge));
  if (won && charge) {
    const back = await move(work, charge.body, dispute.id, true);
    decided = { ...decided, balance_transactions: [...dispute.balance_transactions, back] };
  }
  await work.objects.update('dispute', decided);
  for (const kind of ['decide_dispute', 'expire_dispute'] as const) await work.notLater(kind, dispute.id);
  if (won) await work.tell('charge.dispute.funds_reinstated', decided);
  await work.tell('charge.dispute.closed', decided, { status: dispute.status });
  return decided;
}

export const isOpen = (dispute: Dispute): boolean => ['needs_response', 'under_review'].includes(dispute.status);

/** @throws Refusal when there is none, or its end has come already */
export async function lockOpenDispute(work: Work, id: string): Promise<Dispute> {
  const kept = await work.objects.lock('dispute', id);
  if (!kept) throw missingObject('dispute', id, 'dispute');
  if (isOpen(kept.body)) return kept.body;
  throw invalid(`This dispute is already closed; it is ${kept.body.status}.`, { param: 'dispute' });
}

/** What the evidence says in test mode: these words win and lose, any other waits for the button. */
const VERDICTS: Readonly<Record<string, boolean>> = { winning_evidence: true, losing_evidence: false };

export async function decideByEvidence(work: Work, disputeId: string): Promise<void> {
  const kept = await work.objects.lock('dispute', disputeId);
  const won = VERDICTS[kept?.body.evidence.uncategorized_text ?? ''];
  if (kept && won !== undefined && isOpen(kept.body)) await decideDispute(work, kept.body, won);
}

/** Who does not answer in time loses. */
export async function expireDispute(work: Work, disputeId: string): Promise<void> {
  const kept = await work.objects.lock('dispute', disputeId);
  if (kept?.body.status === 'needs_response') await decideDispute(work, kept.body, false);
}

/** A card of the issuer's that has doubts. */
export async function warnOfFraud(work: Work, chargeId: string): Promise<Stripe.Radar.EarlyFraudWarning> {
  const kept = await work.objects.find('charge', chargeId);
  if (!kept) throw missingObject('charge', chargeId);
  const intent = kept.body.payment_intent;
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: newId('issfr_'),
    object: 'radar.early_fraud_warning',
    actionable: !kept.body.refunded && !kept.body.disputed,
    charge: chargeId,
    created: work.seconds,
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...(intent && { payment_intent: intent }),
  };
  await work.objects.insert('radar.early_fraud_warning', warning, { created: work.seconds, parent: chargeId });
  await work.tell('radar.early_fraud_warning.created', warning);
  return warning;
}

/** What the owner of a test card does a moment after the payment. */
export async function disputeByCard(work: Work, chargeId: string): Promise<void> {
  const kept = await work.objects.lock('charge', chargeId);
  const disputes = testCard(kept?.hidden.card ?? '')?.disputes;
  if (disputes === 'warning') await warnOfFraud(work, chargeId);
  else if (disputes && kept?.body.captured && !kept.body.refunded && !kept.body.disputed)
    await disputeCharge(work, chargeId, disputes);
}
