import { type Rupiah, rupiah } from '@lapak/kernel';
import type { PaymentSnapshot, ProviderState, Settlement } from '@lapak/payments-domain';
import Stripe from 'stripe';
import { ProviderUnavailable, type RefundSnapshot, type Start } from './payment-gateway.js';

/** IDR has two decimals at Stripe, though nobody uses sen: Rp12.500 is 1250000. See docs/decisions/0003-whole-rupiah.md. */
const PER_RUPIAH = 100;
export const toStripe = (amount: Rupiah): number => amount * PER_RUPIAH;
const fromStripe = (amount: number | null): Rupiah | null =>
  amount !== null && amount % PER_RUPIAH === 0 ? rupiah(amount / PER_RUPIAH) : null;

/** The object of an expandable field, when it was expanded. */
const seen = <T extends object>(field: string | T | null | undefined): T | null =>
  field && typeof field === 'object' ? field : null;
const idOf = (field: string | { id: string } | null | undefined): string | null =>
  typeof field === 'string' ? field : (field?.id ?? null);

const settlementOf = (field: string | Stripe.BalanceTransaction | null | undefined): Settlement | null => {
  const balance = seen(field);
  return balance && { amount: balance.amount, currency: balance.currency, fee: balance.fee };
};

const stateOf = (session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderState => {
  if (session.payment_status === 'paid') return 'paid';
  if (session.status === 'expired') return 'expired';
  if (intent?.status === 'processing') return 'processing';
  if (intent?.status === 'requires_action') return 'requires_action';
  if (session.status === 'complete') return 'failed';
  return 'pending';
};

/** A session with `payment_intent.latest_charge.balance_transaction` expanded, in our words. */
export const snapshotOf = (session: Stripe.Checkout.Session): PaymentSnapshot => {
  const intent = seen(session.payment_intent);
  const state = stateOf(session, intent);
  return {
    ref: session.id,
    state,
    // What came, not what was asked for, once it came.
    amount: fromStripe(state === 'paid' && intent ? intent.amount_received : session.amount_total),
    currency: (state === 'paid' && intent?.currency) || session.currency || '',
    paymentId: session.client_reference_id,
    intent: idOf(session.payment_intent),
    charge: idOf(intent?.latest_charge),
    settlement: settlementOf(seen(intent?.latest_charge)?.balance_transaction),
  };
};

const REFUND_STATES: Readonly<Record<string, RefundSnapshot['state']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
};

/** A refund with `balance_transaction` expanded, in our words. */
export const refundSnapshotOf = (refund: Stripe.Refund): RefundSnapshot => ({
  ref: refund.id,
  state: REFUND_STATES[refund.status ?? ''] ?? 'pending',
  trouble: refund.failure_reason ?? null,
  refundId: refund.metadata?.['refund_id'] ?? null,
  amount: fromStripe(refund.amount),
  currency: refund.currency,
  settlement: settlementOf(refund.balance_transaction),
});

/** Stripe understood, did nothing, and never will: as opposed to "later", and to a mistake of ours. */
export const isRefusal = (error: unknown): error is Stripe.errors.StripeInvalidRequestError =>
  error instanceof Stripe.errors.StripeInvalidRequestError && (error.statusCode === 400 || error.statusCode === 402);

const REFUSED: Readonly<Record<string, 'too_small' | 'too_large'>> = {
  amount_too_small: 'too_small',
  amount_too_large: 'too_large',
};

export const startRefusal = (error: Stripe.errors.StripeInvalidRequestError): Start => ({
  kind: 'refused',
  reason: error.param === 'expires_at' ? 'stale' : (REFUSED[error.code ?? ''] ?? 'other'),
  trouble: error.code ?? error.param ?? 'refused',
});

const isBusy = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  (error instanceof Stripe.errors.StripeError && error.statusCode === 409);

/** Makes a call. @throws ProviderUnavailable when its outcome is not known; every other error as it is */
export const ask = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (!isBusy(error)) throw error;
    const { type, code, statusCode } = error as Stripe.errors.StripeError;
    throw new ProviderUnavailable([type, code, statusCode].filter(Boolean).join(' '), { cause: error });
  }
};
