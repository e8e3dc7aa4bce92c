import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import type { Work } from '../store/work.js';
import { attempt, authenticate, cancelIntent, createIntent, resolve } from './attempt.js';
import { type TestCard, testCard } from './test-cards.js';

type Session = Stripe.Checkout.Session;
type Intent = Stripe.PaymentIntent;

/** Where a session stands after a try to pay. */
export type Paid =
  | { kind: 'complete'; session: Session }
  | { kind: 'expired'; session: Session }
  | { kind: 'authenticate'; url: string }
  | { kind: 'refused'; session: Session; error: Stripe.PaymentIntent.LastPaymentError };

async function lockSession(work: Work, id: string) {
  const kept = await work.objects.lock('checkout.session', id);
  if (!kept) throw missingObject('checkout.session', id, 'session');
  return kept;
}

/** The session follows its payment: paid, waiting for the money, or open as before. */
async function followIntent(work: Work, session: Session, intent: Intent, email?: string): Promise<Session> {
  const linked: Session = { ...session, payment_intent: intent.id };
  const complete = ['succeeded', 'processing', 'requires_capture'].includes(intent.status);
  if (!complete) {
    await work.objects.update('checkout.session', linked);
    return linked;
  }
  const closed: Session = {
    ...linked,
    status: 'complete',
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    url: null,
    customer_details: {
      address: null,
      business_name: null,
      email: session.customer_email ?? email ?? null,
      individual_name: null,
      name: null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  };
  await work.objects.update('checkout.session', closed);
  await work.notLater('expire_session', session.id);
  await work.tell('checkout.session.completed', closed);
  return closed;
}

function outcome(session: Session, intent: Intent): Paid {
  if (session.status === 'complete') return { kind: 'complete', session };
  if (intent.status === 'requires_action')
    return { kind: 'authenticate', url: intent.next_action?.redirect_to_url?.url ?? '' };
  const unknown = { type: 'api_error', message: 'The payment was not made.' } as const;
  return { kind: 'refused', session, error: intent.last_payment_error ?? unknown };
}

async function intentOf(
  work: Work,
  session: Session,
  hidden: Awaited<ReturnType<typeof lockSession>>['hidden'],
  email?: string,
): Promise<Intent> {
  if (typeof session.payment_intent === 'string') {
    const kept = await work.objects.lock('payment_intent', session.payment_intent);
    if (kept) return kept.body;
  }
  const { description, metadata, receipt_email, transfer_group, capture_method } = hidden.intent ?? {};
  const wish = {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'idr',
    description,
    metadata,
    transferGroup: transfer_group,
    captureMethod: capture_method,
    receiptEmail: receipt_email ?? session.customer_email ?? email,
  };
  return createIntent(work, wish, session.id);
}

/**
 * The customer presses "pay". A session that is paid already stays as it is, so two tabs make one charge.
 * @param email what the customer typed, for a session without one
 */
export async function paySession(work: Work, sessionId: string, card: TestCard, email?: string): Promise<Paid> {
  const { body: session, hidden } = await lockSession(work, sessionId);
  if (session.status === 'complete') return { kind: 'complete', session };
  if (session.status === 'expired' || session.expires_at <= work.seconds) return { kind: 'expired', session };
  const intent = await intentOf(work, session, hidden, email);
  const tried = await attempt(work, intent, card, `${work.around.publicUrl}/c/pay/${session.id}`);
  return outcome(await followIntent(work, session, tried, email), tried);
}

/** The answer on the bank's page. Without a session behind it, the caller leads the customer to the intent's return address. */
export async function answerAuthentication(
  work: Work,
  intentId: string,
  approved: boolean,
): Promise<{ intent: Intent; session?: Session }> {
  const found = await work.objects.find('payment_intent', intentId);
  if (!found) throw missingObject('payment_intent', intentId, 'intent');
  const session = found.parent === null ? undefined : (await lockSession(work, found.parent)).body;
  const kept = await work.objects.lock('payment_intent', intentId);
  if (!kept || kept.body.status !== 'requires_action')
    return { intent: kept?.body ?? found.body, ...(session && { session }) };
  const card = testCard(kept.hidden.card ?? '') ?? testCard('4242424242424242');
  const intent = await authenticate(work, kept.body, card as TestCard, approved);
  return { intent, ...(session && { session: await followIntent(work, session, intent) }) };
}

/** The shop has captured what the session's payment held. */
export async function sessionCaptured(work: Work, sessionId: string): Promise<void> {
  const { body } = await lockSession(work, sessionId);
  await work.objects.update('checkout.session', { ...body, payment_status: 'paid' });
}

/** The money of a delayed payment comes, or never will. @throws Refusal when the payment does not wait */
export async function resolveDelayed(work: Work, intentId: string, arrived: boolean): Promise<Intent> {
  const found = await work.objects.find('payment_intent', intentId);
  if (!found) throw missingObject('payment_intent', intentId, 'intent');
  const session = found.parent === null ? undefined : (await lockSession(work, found.parent)).body;
  const kept = await work.objects.lock('payment_intent', intentId);
  if (kept?.body.status !== 'processing')
    throw invalid(`${intentId} does not wait for money; it is ${kept?.body.status}.`);
  const intent = await resolve(work, kept.body, arrived);
  if (!session) return intent;
  const settled: Session = { ...session, payment_status: arrived ? 'paid' : 'unpaid' };
  await work.objects.update('checkout.session', settled);
  await work.tell(`checkout.session.async_payment_${arrived ? 'succeeded' : 'failed'}`, settled);
  return intent;
}

/** Closes an open session; what the customer began on it is given up. @returns undefined when it was not open */
export async function expireSession(work: Work, sessionId: string): Promise<Session | undefined> {
  const { body: session } = await lockSession(work, sessionId);
  if (session.status !== 'open') return undefined;
  const expired: Session = { ...session, status: 'expired', url: null };
  await work.objects.update('checkout.session', expired);
  await work.notLater('expire_session', sessionId);
  const intent =
    typeof session.payment_intent === 'string'
      ? await work.objects.lock('payment_intent', session.payment_intent)
      : undefined;
  if (intent && intent.body.status !== 'succeeded') await cancelIntent(work, intent.body, 'expired');
  await work.tell('checkout.session.expired', expired);
  return expired;
}
