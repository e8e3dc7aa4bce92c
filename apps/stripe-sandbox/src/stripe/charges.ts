import type Stripe from 'stripe';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { book, type Currency, settle } from './balance.js';
import { DELAYED, type TestCard, testCard } from './test-cards.js';

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

/** What every charge is until it says otherwise. */
const PLAIN = {
  object: 'charge',
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: NO_ADDRESS,
  calculated_statement_descriptor: null,
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  payment_intent: null,
  payment_method: null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>;

/** Writes the charge of an attempt: succeeded (or held), pending or failed. Its balance transaction comes later. */
export async function createCharge(
  work: Work,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  status: Stripe.Charge.Status,
): Promise<Stripe.Charge> {
  const succeeded = status === 'succeeded';
  const captured = succeeded && intent.capture_method !== 'manual';
  const charge: Stripe.Charge = {
    ...PLAIN,
    id: newId('ch_'),
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    billing_details: { ...NO_ADDRESS, email: intent.receipt_email },
    calculated_statement_descriptor: 'SANDBOX',
    captured,
    created: work.seconds,
    currency: intent.currency,
    description: intent.description,
    failure_code: status === 'failed' ? (card.code ?? null) : null,
    failure_message: status === 'failed' ? (card.message ?? null) : null,
    metadata: intent.metadata,
    outcome: outcomeOf(card, status),
    paid: succeeded,
    payment_intent: intent.id,
    payment_method: card === DELAYED ? card.method : newId('pm_'),
    payment_method_details: methodDetails(card),
    receipt_email: intent.receipt_email,
    status,
    transfer_group: intent.transfer_group,
  };
  await work.objects.insert('charge', charge, {
    created: work.seconds,
    parent: intent.id,
    hidden: { card: card.method },
  });
  if (captured) await work.later('settle_charge', charge.id);
  return charge;
}

/** What a transfer is on the account it goes to: a payment, booked at once. */
export async function arrivedCharge(
  account: Work,
  from: { amount: number; currency: string; transfer: string; availableOn: number },
): Promise<Stripe.Charge> {
  const { amount, currency, transfer, availableOn } = from;
  const id = newId('py_');
  const movement = { type: 'payment', amount, source: id, description: null, currency } as const;
  const charge: Stripe.Charge = {
    ...PLAIN,
    id,
    amount,
    amount_captured: amount,
    balance_transaction: (await book(account, movement, { availableOn })).id,
    captured: true,
    created: account.seconds,
    currency,
    description: null,
    metadata: {},
    paid: true,
    source_transfer: transfer,
    status: 'succeeded',
  };
  await account.objects.insert('charge', charge, { created: account.seconds, parent: transfer });
  return charge;
}

/** The currency a charge has settled in, or will. */
export async function settledIn(work: Work, charge: Stripe.Charge): Promise<Currency> {
  const id = charge.balance_transaction;
  const booked = typeof id === 'string' ? await work.objects.find('balance_transaction', id) : undefined;
  return (booked?.body.currency as Currency | undefined) ?? work.around.settings.settlement;
}

/** `automatic_async`: what a charge brings is known a moment after it has succeeded. A second call changes nothing. */
export async function settleCharge(work: Work, chargeId: string): Promise<void> {
  const kept = await work.objects.lock('charge', chargeId);
  if (!kept?.body.captured || kept.body.balance_transaction !== null) return;
  const { amount_captured: amount, description } = kept.body;
  const card = testCard(kept.hidden.card ?? '');
  const movement = { type: 'charge', amount, source: chargeId, description } as const;
  const transaction = await settle(work, movement, card?.available === 'at once');
  const charge = { ...kept.body, balance_transaction: transaction.id };
  await work.objects.update('charge', charge);
  await work.tell('charge.updated', charge, { balance_transaction: null });
  if (card?.disputes) await work.later('dispute_charge', chargeId);
}
