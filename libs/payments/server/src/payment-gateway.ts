import type { Locale, Rupiah } from '@lapak/kernel';
import type { PaymentSnapshot } from '@lapak/payments-domain';

/** What a provider needs to open a payment. */
export interface StartPaymentCall {
  readonly paymentId: string;
  readonly purchaseCode: string;
  readonly amount: Rupiah;
  /** What the buyer sees on the provider's page; sums to `amount`. */
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly unitPrice: Rupiah }[];
  readonly buyerEmail: string | null;
  readonly locale: Locale;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  /** Committed before the call: the same key again is the same payment. */
  readonly idempotencyKey: string;
}
export type Start =
  { readonly kind: 'redirect'; readonly ref: string; readonly url: string } | { readonly kind: 'none' };

export interface RefundCall {
  readonly refundId: string;
  readonly paymentId: string;
  /** The provider's intent or charge. */
  readonly ref: string;
  readonly amount: Rupiah;
  readonly idempotencyKey: string;
}
export interface RefundSnapshot {
  readonly ref: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly trouble: string | null;
}

/** A verified message from a provider. */
export interface ProviderMessage {
  readonly id: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly account: string | null;
  readonly livemode: boolean;
  readonly apiVersion: string | null;
  readonly payload: unknown;
}

/** The signature of a webhook is missing, wrong or too old. */
export class BadSignature extends Error {}

/** How money comes in. Adapters turn rupiah into a provider's units and back, and nobody else does. */
export interface PaymentGateway {
  readonly code: 'stripe' | 'cod';
  readonly can: { readonly redirect: boolean; readonly refund: 'none' | 'full' | 'partial'; readonly delayed: boolean };
  start(call: StartPaymentCall): Promise<Start>;
  /** The provider's truth about one payment, now. */
  read(ref: string): Promise<PaymentSnapshot>;
  cancel(ref: string, idempotencyKey: string): Promise<void>;
  refund(call: RefundCall): Promise<RefundSnapshot>;
  readRefund(ref: string): Promise<RefundSnapshot>;
  /** @throws BadSignature */
  verify(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    endpoint: 'platform' | 'connect',
  ): ProviderMessage;
  /** What the provider says it sent since then; to find webhooks that were lost. */
  messagesSince(since: Date): Promise<ProviderMessage[]>;
}

/** The gateways of this installation by code. */
export const GATEWAYS = Symbol('gateways');
export type Gateways = Readonly<Partial<Record<PaymentGateway['code'], PaymentGateway>>>;
