import { type Id, type Rupiah, rupiah, ZERO } from '@lapak/kernel';
import { type Part, type Refundable, restOf, type Share } from '@lapak/payments-domain';
import { statement, type Tx } from '@lapak/platform';

interface SplitRow {
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly shopId: Id<'Shop'>;
  readonly gateway: 'stripe' | 'cod';
  readonly amount: number;
  readonly goods: number;
  readonly captured: number;
  readonly refunded: number;
  readonly refundedGoods: number;
  readonly waived: number;
  readonly fee: number;
}

/** One shop's part of a payment: what it was given, and what went back. */
export interface Split extends Share {
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly gateway: 'stripe' | 'cod';
  readonly captured: Rupiah;
  readonly refunded: Part;
  /** Cash: goods that were taken out before anything was paid. */
  readonly waived: Rupiah;
}

const lock = statement<SplitRow>(
  'payments_lock_split',
  `select s.payment_id as "paymentId", p.purchase_id as "purchaseId", s.order_id as "orderId", s.shop_id as "shopId", p.gateway,
     o.items_total as goods,
     s.amount, s.captured, s.refunded, s.refunded_goods as "refundedGoods", s.waived, o.fee
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
      goods: rupiah(row.goods),
      fee: rupiah(row.fee),
      captured: rupiah(row.captured),
      refunded: { amount: rupiah(row.refunded), goods: rupiah(row.refundedGoods) },
      waived: rupiah(row.waived),
    }
  );
};

/** Raises (or, with a negative amount, lowers) what of one order went back; the table holds it between 0 and captured. */
export const raiseRefunded = statement(
  'payments_raise_refunded',
  `update payment_split set refunded = refunded + $2, refunded_goods = refunded_goods + $3 where order_id = $1`,
);

/** What of a locked share can still go back. */
export const restToRefund = ({ amount, goods, captured, refunded }: Split): Pick<Refundable, 'goods' | 'delivery'> =>
  captured === 0 ? { goods: ZERO, delivery: ZERO } : restOf({ amount, goods }, refunded);
