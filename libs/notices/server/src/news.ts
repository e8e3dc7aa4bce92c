import type { Id, Locale, Words } from '@lapak/kernel';

// What this room reads of other rooms' events. It may not import them; `subscriptions.ts` of the API holds both side by
// side, and does not compile when they part.

export interface PlacedNews {
  readonly type: 'orders.placed';
  readonly purchaseId: Id<'Purchase'>;
  readonly paymentMethod: 'cod' | 'stripe';
  readonly expiresAt: string | null;
  readonly at: string;
  readonly orders: readonly { readonly orderId: Id<'Order'> }[];
}

export interface MovedNews {
  readonly type: 'orders.moved';
  readonly orderId: Id<'Order'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly at: string;
  readonly paymentMethod: 'cod' | 'stripe';
  readonly note: string | null;
}

export interface RemindedNews {
  readonly type: 'orders.reminded';
  readonly orderId: Id<'Order'>;
  /** Of the time to accept; 100: late to be sent. */
  readonly percent: 50 | 80 | 100;
  readonly dueAt: string | null;
  readonly at: string;
}

export interface UnfulfillableNews {
  readonly type: 'orders.unfulfillable';
  readonly purchaseId: Id<'Purchase'>;
  readonly orders: readonly { readonly orderId: Id<'Order'>; readonly amount: number }[];
  readonly at: string;
}

export interface RefundedNews {
  readonly type: 'payments.refunded';
  readonly paymentId: Id<'Payment'>;
  readonly orderId: Id<'Order'>;
  readonly amount: number;
  readonly at: string;
}

export interface CaseNews {
  readonly type: 'cases.moved';
  readonly caseId: Id<'Case'>;
  readonly code: string;
  readonly subjectName: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly at: string;
}

export interface ModeratedNews {
  readonly type: 'catalog.product-moderated';
  readonly productId: Id<'Product'>;
  readonly shopId: Id<'Shop'>;
  readonly title: Words;
  readonly state: string;
  readonly reason: string | null;
  readonly at: string;
}

export interface PasswordResetNews {
  readonly type: 'accounts.password-reset-requested';
  /** Null: nobody to write to. */
  readonly to: {
    readonly accountId: Id<'Account'>;
    readonly fullName: string;
    readonly email: string;
    readonly locale: Locale;
  } | null;
  readonly token: string;
  readonly at: string;
  readonly expiresAt: string;
}

export interface SecurityNews {
  readonly type: 'accounts.security-changed';
  readonly accountId: Id<'Account'>;
  readonly what: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly at: string;
}
