import type { Id, Locale, Rupiah } from '@lapak/kernel';

/** A checkout became one order per shop; stock is held. Instants are ISO 8601 text. */
export interface OrdersPlaced {
  readonly type: 'orders.placed';
  readonly purchaseId: Id<'Purchase'>;
  readonly purchaseCode: string;
  readonly accountId: Id<'Account'> | null;
  readonly contactEmail: string | null;
  readonly locale: Locale;
  readonly paymentMethod: 'cod' | 'stripe';
  readonly total: Rupiah;
  readonly expiresAt: string | null;
  readonly at: string;
  readonly orders: readonly { orderId: Id<'Order'>; code: string; shopId: Id<'Shop'>; total: Rupiah; fee: Rupiah }[];
}

/** One shop's order made one step. */
export interface OrderMoved {
  readonly type: 'orders.moved';
  readonly orderId: Id<'Order'>;
  readonly orderCode: string;
  readonly purchaseId: Id<'Purchase'>;
  readonly purchaseCode: string;
  readonly shopId: Id<'Shop'>;
  readonly accountId: Id<'Account'> | null;
  readonly contactEmail: string | null;
  readonly locale: Locale;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly at: string;
  readonly total: Rupiah;
  readonly fee: Rupiah;
  readonly paymentMethod: 'cod' | 'stripe';
  readonly deliveryMethod: string;
  readonly note: string | null;
}

/** Paid after it expired, and the goods are gone: the money must go back. */
export interface OrdersUnfulfillable {
  readonly type: 'orders.unfulfillable';
  readonly purchaseId: Id<'Purchase'>;
  readonly orders: readonly { orderId: Id<'Order'>; amount: Rupiah }[];
  readonly reason: string;
  readonly at: string;
}

/** So much of the time to act has passed and nobody has. At 100 the shop is late to send: the staff see it, the buyer may cancel. */
export interface OrderReminded {
  readonly type: 'orders.reminded';
  readonly orderId: Id<'Order'>;
  readonly orderCode: string;
  readonly purchaseId: Id<'Purchase'>;
  readonly purchaseCode: string;
  readonly shopId: Id<'Shop'>;
  readonly accountId: Id<'Account'> | null;
  readonly state: string;
  readonly percent: 50 | 80 | 100;
  readonly dueAt: string | null;
  readonly at: string;
}
export type OrderEvent = OrdersPlaced | OrderMoved | OrdersUnfulfillable | OrderReminded;
