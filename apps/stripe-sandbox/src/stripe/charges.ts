import type Stripe from 'stripe';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { book } from './balance.js';
import { DELAYED, type TestCard } from './test-cards.js';

const NO_ADDRESS = { address: null, email: null, name: null, phone: null, tax_id: null };

function methodDetails(card: TestCard): Stripe.Charge.PaymentMethodDetails {
  if (card.outcome === 'delayed') return { type: 'id_bank_transfer' };
  const details: Stripe.Charge.PaymentMethodDetails.Card = {
    amount_authorized: null,
    authorization_code: null,
    brand: card.brand,
    country: 'ID',
    electronic_commerce_indicator: null,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    exp_month: 12,
    exp_year: 2034,
    funding: 'credit',
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
  return { type: 'card', card: details };
}

function outcomeOf(card: TestCard, status: Stripe.Charge.Status): Stripe.Charge.Outcome {
  const failed = status === 'failed';
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failed ? 'declined_by_network' : 'approved_by_network',
    reason: failed ? (card.declineCode ?? card.code ?? 'generic_decline') : null,
    risk_level: 'normal',
    seller_message: failed ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: failed ? 'issuer_declined' : 'authorized',
  };
}

/** Writes the charge of an attempt: succeeded, pending (money comes later) or failed. Its balance transaction comes later. */
export async function createCharge(
  work: Work,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  status: Stripe.Charge.Status,
): Promise<Stripe.Charge> {
  const succeeded = status === 'succeeded';
  const charge: Stripe.Charge = {
    id: newId('ch_'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: succeeded ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...NO_ADDRESS, email: intent.receipt_email },
    calculated_statement_descriptor: 'SANDBOX',
    captured: succeeded,
    created: work.seconds,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: status === 'failed' ? (card.code ?? null) : null,
    failure_message: status === 'failed' ? (card.message ?? null) : null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card, status),
    paid: succeeded,
    payment_intent: intent.id,
    payment_method: card === DELAYED ? card.method : newId('pm_'),
    payment_method_details: methodDetails(card),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  await work.objects.insert('charge', charge, {
    created: work.seconds,
    parent: intent.id,
    hidden: { card: card.method },
  });
  if (succeeded) await settleLater(work, charge.id);
  return charge;
}

/** `automatic_async`: what a charge brings is known a moment after it has succeeded. */
export const settleLater = (work: Work, chargeId: string): Promise<void> =>
  work.later('settle_charge', chargeId, new Date(Date.now() + work.around.settleMs));

/** Books a succeeded charge and tells `charge.updated`; a second call changes nothing. */
export async function settleCharge(work: Work, chargeId: string): Promise<void> {
  const kept = await work.objects.lock('charge', chargeId);
  if (!kept || kept.body.status !== 'succeeded' || kept.body.balance_transaction !== null) return;
  const { amount, description } = kept.body;
  const transaction = await book(work, { type: 'charge', amount, source: chargeId, description });
  const charge = { ...kept.body, balance_transaction: transaction.id };
  await work.objects.update('charge', charge);
  await work.tell('charge.updated', charge, { balance_transaction: null });
}
