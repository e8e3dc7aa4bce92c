import { type Id, rupiah } from '@lapak/kernel';
import type { PaymentState } from '@lapak/payments-domain';
import { byKey, loader, statement } from '@lapak/platform';

export interface PaymentRow {
  readonly purchaseId: Id<'Purchase'>;
  readonly state: PaymentState;
  readonly refunded: number;
  readonly waived: number;
  readonly paidAt: Date | null;
}

const byPurchase = statement<PaymentRow>(
  'payments_by_purchase',
  `select p.purchase_id as "purchaseId", p.state, p.paid_at as "paidAt",
     coalesce(s.refunded, 0)::bigint as refunded, coalesce(s.waived, 0)::bigint as waived
   from payment p left join lateral (
     select sum(s.refunded) as refunded, sum(s.waived) as waived from payment_split s where s.payment_id = p.id) s on true
   where p.purchase_id = any($1)`,
);
const refundedByOrder = statement<{ orderId: Id<'Order'>; refunded: number }>(
  'payments_refunded_by_order',
  `select order_id as "orderId", refunded from payment_split where order_id = any($1)`,
);

export const paymentOf = loader((db) =>
  byKey(
    (ids: readonly Id<'Purchase'>[]) => byPurchase.rows(db, [ids]),
    (row) => row.purchaseId,
  ),
);
export const refundedOf = loader((db) =>
  byKey(
    (ids: readonly Id<'Order'>[]) => refundedByOrder.rows(db, [ids]),
    (row) => row.orderId,
  ),
);

/** Nothing was given back yet. */
export const NOTHING = rupiah(0);
