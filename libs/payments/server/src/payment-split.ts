import { type Id, type Rupiah, rupiah } from '@lapak/kernel';
import type { Share } from '@lapak/payments-domain';
import { statement, type Tx } from '@lapak/platform';

interface SplitRow {
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly shopId: Id<'Shop'>;
  readonly gateway: 'stripe' | 'cod';
  readonly amount: number;
  readonly captured: number;
  readonly refunded: number;
  readonly fee: number;
}

/** One shop's part of a payment: what it was given, and what went back. */
export interface Split extends Share {
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly gateway: 'stripe' | 'cod';
  readonly captured: Rupiah;
  readonly refunded: Rupiah;
}

const lock = statement<SplitRow>(
  'payments_lock_split',
  `select s.payment_id as "paymentId", p.purchase_id as "purchaseId", s.order_id as "orderId", s.shop_id as "shopId", p.gateway,
     s.amount, s.captured, s.refunded, o.fee
   from payment p join payment_split s on s.payment_id = p.id join shop_order o on o.id = s.order_id
   where s.order_id = $1 for update of p, s`,
);

/** The part of one order, locked with its payment: whatever changes either waits. */
export const lockSplit = async (tx: Tx, orderId: Id<'Order'>): Promise<Split | null> => {
  const row = await lock.row(tx, [orderId]);
  return (
    row && {
      ...row,
      amount: rupiah(row.amount),
      fee: rupiah(row.fee),
      captured: rupiah(row.captured),
      refunded: rupiah(row.refunded),
    }
  );
};

/** Raises (or, with a negative amount, lowers) what of one order went back; the table holds it between 0 and captured. */
export const raiseRefunded = statement(
  'payments_raise_refunded',
  `update payment_split set refunded = refunded + $2 where order_id = $1`,
);
