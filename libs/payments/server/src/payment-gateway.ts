import type { Locale, Rupiah } from '@lapak/kernel';
import type { PaymentSnapshot, RefusedFor, Settlement } from '@lapak/payments-domain';

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
  /** When the page closes by itself. */
  readonly closesAt: Date;
  /** Committed before the call, like all it stands for: the same key with the same parameters is the same payment. */
  readonly idempotencyKey: string;
}
export type Start =
  | { readonly kind: 'redirect'; readonly ref: string; readonly url: string }
  | { readonly kind: 'none' }
  /** `stale`: nothing was opened, and `closesAt` is too near by now; a new key with a new time may go. */
  | { readonly kind: 'refused'; readonly reason: RefusedFor | 'stale'; readonly trouble: string };

export interface RefundCall {
  readonly refundId: string;
  readonly paymentId: string;
  /** The provider's intent or charge. */
  readonly ref: string;
  readonly amount: Rupiah;
  readonly idempotencyKey: string;
}
export interface RefundSnapshot {
  /** Null when the provider refused and made nothing; the state is `failed` then. */
  readonly ref: string | null;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly trouble: string | null;
  /** Our refund's id as the provider carries it. */
  readonly refundId: string | null;
  /** Null when it is not whole rupiah. */
  readonly amount: Rupiah | null;
  readonly currency: string;
  /** Negative: it leaves. Null until the provider knows. */
  readonly settlement: Settlement | null;
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

/** The message is not to be believed: its signature is missing, wrong or too old, or it is of the wrong mode. */
export class BadSignature extends Error {}
/** No answer, or one that says "later": what was asked may or may not have happened. The same call goes again. */
export class ProviderUnavailable extends Error {}

/** How money comes in. Adapters turn rupiah into a provider's units and back, and nobody else does. */
export interface PaymentGateway {
  readonly code: 'stripe' | 'cod';
  readonly can: { readonly redirect: boolean; readonly refund: 'none' | 'full' | 'partial'; readonly delayed: boolean };
  start(call: StartPaymentCall): Promise<Start>;
  /** The provider's truth about one payment, now. */
  read(ref: string): Promise<PaymentSnapshot>;
  /** Closes the page; one that is paid or closed already stays as it is. */
  cancel(ref: string, idempotencyKey: string): Promise<void>;
  refund(call: RefundCall): Promise<RefundSnapshot>;
  readRefund(ref: string): Promise<RefundSnapshot>;
  /** The refund that an earlier call of ours made, when its key may have been forgotten. */
  findRefund(call: RefundCall): Promise<RefundSnapshot | null>;
  /** @throws BadSignature */
  verify(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    endpoint: 'platform' | 'connect',
  ): ProviderMessage;
  /** What the provider says it sent since then; to find webhooks that were lost. */
  messagesSince(since: Date): Promise<ProviderMessage[]>;
  /** Null when the keys open the right books; else what is wrong, for whoever runs the installation. */
  check(): Promise<string | null>;
}

/** The gateways of this installation by code. */
export const GATEWAYS = Symbol('gateways');
export type Gateways = Readonly<Partial<Record<PaymentGateway['code'], PaymentGateway>>>;
