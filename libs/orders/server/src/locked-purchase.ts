import type { Id, Locale, Rupiah } from '@lapak/kernel';
import type { Actor, OrderDeed, OrderToMove, PaymentMethod, TimedOrder } from '@lapak/orders-domain';
import { statement, type Tx } from '@lapak/platform';

/** One shop's order whose row is locked. */
export interface LockedOrder extends OrderToMove, TimedOrder {
  readonly id: Id<'Order'>;
  readonly code: string;
  readonly shopId: Id<'Shop'>;
  readonly total: Rupiah;
  readonly fee: Rupiah;
  readonly remindAt: Date | null;
  readonly lastSeq: number;
  /** Since when it is in its state. */
  readonly since: Date;
  /** Its buyer's money came once. */
  readonly wasPaid: boolean;
}
export interface LockedPurchase {
  readonly id: Id<'Purchase'>;
  readonly code: string;
  readonly accountId: Id<'Account'> | null;
  readonly contactEmail: string | null;
  readonly locale: Locale;
  readonly paymentMethod: PaymentMethod;
  /** In the order of their ids. */
  readonly orders: readonly LockedOrder[];
}

const lockPurchase = statement<Omit<LockedPurchase, 'orders'>>(
  'orders_lock_purchase',
  `select p.id, p.code, p.account_id as "accountId", p.contact_email as "contactEmail", p.locale, p.payment_method as "paymentMethod"
   from purchase p where p.id = $1 for no key update`,
);
// A statement of its own: it sees what whoever held the purchase before has committed.
const lockOrders = statement<
  Omit<LockedOrder, 'last' | 'paymentMethod'> & { lastMove: OrderDeed | null; lastActor: Actor }
>(
  'orders_lock_orders',
  `select o.id, o.code, o.shop_id as "shopId", o.state, o.delivery_method as "deliveryMethod", o.due_at as "dueAt",
     o.remind_at as "remindAt", o.version, o.courier, o.tracking_number as "trackingNumber", o.pickup_code as "pickupCode",
     o.made_to_order_days as "madeToOrderDays", o.promised_to as "promisedTo", o.total, o.fee,
     coalesce(last.seq, 0) as "lastSeq", since.at as "since", last.move as "lastMove", last.actor as "lastActor",
     exists (select from order_event e where e.order_id = o.id and e.move = 'pay') as "wasPaid"
   from shop_order o left join lateral (
     select e.seq, e.move, e.actor from order_event e where e.order_id = o.id order by e.seq desc limit 1) last on true
   left join lateral (
     select e.at from order_event e where e.order_id = o.id and e.from_state is distinct from e.to_state
     order by e.seq desc limit 1) since on true
   where o.purchase_id = $1 order by o.id for no key update of o`,
);
const purchaseOfOrder = statement<{ purchaseId: Id<'Purchase'> }>(
  'orders_purchase_of',
  `select purchase_id as "purchaseId" from shop_order where id = $1`,
);

/**
 * Locks a purchase and then its orders, in the order of their ids: whatever is done to an order, whoever does it, passes
 * here first, so that a payment, a timer and two people with buttons take their turns. Null when there is none.
 */
export const lockedPurchase = async (tx: Tx, purchaseId: Id<'Purchase'>): Promise<LockedPurchase | null> => {
  const purchase = await lockPurchase.row(tx, [purchaseId]);
  if (!purchase) return null;
  const rows = await lockOrders.rows(tx, [purchaseId]);
  const orders = rows.map(({ lastMove, lastActor, ...order }) => ({
    ...order,
    paymentMethod: purchase.paymentMethod,
    last: lastMove && { move: lastMove, actor: lastActor },
  }));
  return { ...purchase, orders };
};

/** The purchase of an order, locked like `lockedPurchase`, with that order. */
export const lockedOrder = async (
  tx: Tx,
  orderId: Id<'Order'>,
): Promise<{ purchase: LockedPurchase; order: LockedOrder } | null> => {
  const found = await purchaseOfOrder.row(tx, [orderId]);
  const purchase = found && (await lockedPurchase(tx, found.purchaseId));
  const order = purchase?.orders.find(({ id }) => id === orderId);
  return purchase && order ? { purchase, order } : null;
};
