import type Stripe from 'stripe';
import { invalid } from '../http/refusal.js';
import type { Work } from '../store/work.js';
import { cancelIntent } from './attempt.js';
import { money } from './rupiah.js';

type Intent = Stripe.PaymentIntent;

/** Takes the money a locked intent holds, or a part of it; the rest is let go. @throws Refusal for more than is held */
export async function captureIntent(work: Work, intent: Intent, wanted: number | undefined): Promise<Intent> {
  if (intent.status !== 'requires_capture')
    throw invalid(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const amount = wanted ?? intent.amount_capturable;
  if (amount > intent.amount_capturable)
    throw invalid(
      `The requested amount to capture (${money(amount, 'idr')}) is greater than the amount you can capture for this PaymentIntent (${money(intent.amount_capturable, 'idr')}).`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  const kept = await work.objects.lock('charge', String(intent.latest_charge));
  if (!kept) throw new Error(`${intent.id} holds money without a charge`);
  const charge: Stripe.Charge = { ...kept.body, captured: true, amount_captured: amount };
  const captured: Intent = { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount };
  await work.objects.update('charge', charge);
  await work.objects.update('payment_intent', captured);
  await work.notLater('expire_authorization', intent.id);
  await work.later('settle_charge', charge.id);
  await work.tell('charge.captured', charge, { captured: false, amount_captured: 0 });
  await work.tell('payment_intent.succeeded', captured);
  return captured;
}

/** Nobody captured it in seven days. */
export async function expireAuthorization(work: Work, intentId: string): Promise<void> {
  const kept = await work.objects.lock('payment_intent', intentId);
  if (kept?.body.status === 'requires_capture') await cancelIntent(work, kept.body, 'automatic');
}
