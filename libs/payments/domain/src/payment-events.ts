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
/** A bank has paid a merchant, or could not; then the money is owed again. */
export interface PayoutSettled {
  readonly type: 'payments.payout-settled';
  readonly payoutId: Id<'Payout'>;
  readonly shopId: Id<'Shop'>;
  readonly amount: Rupiah;
  readonly state: 'paid' | 'failed';
  readonly reason: string | null;
  readonly at: string;
}
/** Somebody set the account to which a shop is paid; its owners should know, in case it was not they. */
export interface BankAccountChanged {
  readonly type: 'payments.bank-account-changed';
  readonly shopId: Id<'Shop'>;
  readonly by: Id<'Account'>;
  readonly numberLast4: string;
  /** From when on it is paid. */
  readonly payableFrom: string;
  readonly at: string;
}
export type PaymentEvent = PaymentCaptured | PaymentRefunded | PaymentFailed | PayoutSettled | BankAccountChanged;
