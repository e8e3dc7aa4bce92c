import type { Id, Rupiah } from '@lapak/kernel';

/** The buyer's money is with the provider. */
export interface PaymentCaptured {
  readonly type: 'payments.captured';
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly amount: Rupiah;
  readonly at: string;
}
/** A refund of one shop's order has reached the provider for good. */
export interface PaymentRefunded {
  readonly type: 'payments.refunded';
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly amount: Rupiah;
  readonly at: string;
}
/** The provider's page ended without money. */
export interface PaymentFailed {
  readonly type: 'payments.failed';
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly reason: string;
  readonly at: string;
}
export type PaymentEvent = PaymentCaptured | PaymentRefunded | PaymentFailed;
