import type Stripe from 'stripe';
import { newId } from '../store/new-id.js';
import type { EventType, Work } from '../store/work.js';
import { createCharge } from './charges.js';
import { DELAYED, type TestCard } from './test-cards.js';

export interface NewIntent {
  amount: number;
  currency: string;
  description?: string | undefined;
  metadata?: Record<string, string> | undefined;
  receiptEmail?: string | undefined;
  transferGroup?: string | undefined;
  captureMethod?: 'automatic_async' | 'manual' | undefined;
}

/** @param sessionId of the Checkout session that makes it, if one does */
export async function createIntent(work: Work, wish: NewIntent, sessionId?: string): Promise<Stripe.PaymentIntent> {
  const id = newId('pi_');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: wish.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wish.captureMethod ?? 'automatic_async',
    client_secret: `${id}_secret_${newId('', 25)}`,
    confirmation_method: 'automatic',
    created: work.seconds,
    currency: wish.currency,
    customer: null,
    customer_account: null,
    description: wish.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wish.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: wish.receiptEmail ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: wish.transferGroup ?? null,
  };
  await work.objects.insert('payment_intent', intent, {
    created: work.seconds,
    ...(sessionId && { parent: sessionId }),
  });
  await work.tell('payment_intent.created', intent);
  return intent;
}

type Changed = Partial<Stripe.PaymentIntent>;

async function save(
  work: Work,
  intent: Stripe.PaymentIntent,
  change: Changed,
  event: Extract<EventType, `payment_intent.${string}`>,
): Promise<Stripe.PaymentIntent> {
  const changed = { ...intent, ...change };
  await work.objects.update('payment_intent', changed);
  await work.tell(event, changed);
  return changed;
}

async function fail(
  work: Work,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  chargeId = intent.latest_charge,
) {
  const change: Changed = {
    status: 'requires_payment_method',
    last_payment_error: error,
    latest_charge: chargeId,
    next_action: null,
    payment_method: null,
    processing: null,
  };
  return save(work, intent, change, 'payment_intent.payment_failed');
}

async function decline(work: Work, intent: Stripe.PaymentIntent, card: TestCard): Promise<Stripe.PaymentIntent> {
  const charge = await createCharge(work, intent, card, 'failed');
  await work.tell('charge.failed', charge);
  const error = {
    charge: charge.id,
    code: card.code ?? 'card_declined',
    message: card.message ?? 'Your card was declined.',
    ...(card.declineCode && { decline_code: card.declineCode }),
    payment_method_type: 'card',
    type: 'card_error',
  } satisfies Stripe.PaymentIntent.LastPaymentError;
  return fail(work, intent, error, charge.id);
}

const HELD_FOR_MS = 7 * 24 * 60 * 60 * 1000;

async function succeed(work: Work, intent: Stripe.PaymentIntent, charge: Stripe.Charge): Promise<Stripe.PaymentIntent> {
  await work.tell('charge.succeeded', charge);
  const { captured } = charge;
  const change: Changed = {
    status: captured ? 'succeeded' : 'requires_capture',
    amount_received: captured ? intent.amount : 0,
    amount_capturable: captured ? 0 : intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
    payment_method: charge.payment_method,
    processing: null,
  };
  if (captured) return save(work, intent, change, 'payment_intent.succeeded');
  await work.later('expire_authorization', intent.id, new Date(work.around.now.getTime() + HELD_FOR_MS));
  return save(work, intent, change, 'payment_intent.amount_capturable_updated');
}

const authenticationUrl = (work: Work, intentId: string): string => `${work.around.publicUrl}/3ds/${intentId}`;

/**
 * Tries to take the money of a locked intent that wants a payment method.
 * @param returnUrl where the bank's page leads back to
 * @returns the intent: succeeded, requires_action, processing, or requires_payment_method with `last_payment_error`
 */
export async function attempt(
  work: Work,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  returnUrl: string | null,
): Promise<Stripe.PaymentIntent> {
  if (card.outcome === 'decline') return decline(work, intent, card);
  if (card.outcome === '3ds') {
    await work.objects.update('payment_intent', intent, { card: card.method, ...(returnUrl && { returnUrl }) });
    const redirect = { return_url: returnUrl, url: authenticationUrl(work, intent.id) };
    const change: Changed = {
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: redirect },
    };
    return save(work, intent, change, 'payment_intent.requires_action');
  }
  if (card === DELAYED) {
    const charge = await createCharge(work, intent, card, 'pending');
    await work.tell('charge.pending', charge);
    const change: Changed = {
      status: 'processing',
      latest_charge: charge.id,
      next_action: null,
      payment_method_types: ['card', 'id_bank_transfer'],
    };
    return save(work, intent, change, 'payment_intent.processing');
  }
  return succeed(work, intent, await createCharge(work, intent, card, 'succeeded'));
}

/** The customer's answer on the bank's page, for a locked intent that waits for it. */
export async function authenticate(
  work: Work,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  approved: boolean,
): Promise<Stripe.PaymentIntent> {
  if (approved) return succeed(work, intent, await createCharge(work, intent, card, 'succeeded'));
  return fail(work, intent, {
    code: 'payment_intent_authentication_failure',
    payment_method_type: 'card',
    type: 'card_error',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  });
}

/** The money of a delayed payment arrives, or is known never to come. The intent is locked and processing. */
export async function resolve(
  work: Work,
  intent: Stripe.PaymentIntent,
  arrived: boolean,
): Promise<Stripe.PaymentIntent> {
  const kept = await work.objects.lock('charge', String(intent.latest_charge));
  if (!kept) throw new Error(`${intent.id} is processing without a charge`);
  if (arrived) {
    const charge: Stripe.Charge = {
      ...kept.body,
      status: 'succeeded',
      paid: true,
      captured: true,
      amount_captured: kept.body.amount,
    };
    await work.objects.update('charge', charge);
    await work.later('settle_charge', charge.id);
    return succeed(work, intent, charge);
  }
  const message = 'The customer did not send the money in time.';
  const charge: Stripe.Charge = {
    ...kept.body,
    status: 'failed',
    failure_code: 'payment_method_provider_timeout',
    failure_message: message,
  };
  await work.objects.update('charge', charge);
  await work.tell('charge.failed', charge);
  return fail(work, intent, { charge: charge.id, code: 'payment_method_provider_timeout', message, type: 'api_error' });
}

async function release(work: Work, intent: Stripe.PaymentIntent, expired: boolean): Promise<void> {
  const kept = await work.objects.lock('charge', String(intent.latest_charge));
  if (!kept) throw new Error(`${intent.id} holds money without a charge`);
  const charge: Stripe.Charge = { ...kept.body, amount_refunded: kept.body.amount, refunded: true };
  await work.objects.update('charge', charge);
  await work.notLater('expire_authorization', intent.id);
  await work.tell(expired ? 'charge.expired' : 'charge.refunded', charge, { amount_refunded: 0 });
}

/** Gives up a locked intent; money that was held and not captured goes back. */
export async function cancelIntent(
  work: Work,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Promise<Stripe.PaymentIntent> {
  const change: Changed = {
    status: 'canceled',
    canceled_at: work.seconds,
    cancellation_reason: reason,
    next_action: null,
    amount_capturable: 0,
  };
  if (intent.status === 'requires_capture') await release(work, intent, reason === 'automatic');
  return save(work, intent, change, 'payment_intent.canceled');
}
