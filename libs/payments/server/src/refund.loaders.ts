import { type Id, type Rupiah, rupiah, type Words } from '@lapak/kernel';
import { type LineUnits, type RefundState } from '@lapak/payments-domain';
import { byKey, loader, manyByKey, statement } from '@lapak/platform';

export interface RefundRow {
  readonly id: Id<'Refund'>;
  readonly orderId: Id<'Order'>;
  readonly amount: Rupiah;
  readonly goods: Rupiah;
  readonly reason: string;
  readonly state: RefundState;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly trouble: string | null;
  readonly lines: LineUnits[];
}
/** For `select`: refunds as `r`. */
const REFUND = `r.id, r.order_id as "orderId", r.amount, r.goods, r.reason, r.state, r.created_at as "createdAt",
  r.settled_at as "settledAt", r.trouble, coalesce((select json_agg(json_build_object('lineNo', l.line_no, 'quantity', l.quantity) order by l.line_no)
    from refund_line l where l.refund_id = r.id), '[]') as lines`;

const byOrder = statement<RefundRow>(
  'payments_refunds_by_order',
  `select ${REFUND} from refund r where r.order_id = any($1::uuid[]) order by r.order_id, r.created_at, r.id`,
);
export const refundById = statement<RefundRow>('payments_refund', `select ${REFUND} from refund r where r.id = $1`);
export const refundsOf = loader((db) =>
  manyByKey(
    (ids: readonly Id<'Order'>[]) => byOrder.rows(db, [ids]),
    (row) => row.orderId,
  ),
);

export interface OrderMoneyRow {
  readonly orderId: Id<'Order'>;
  readonly gateway: 'stripe' | 'cod';
  readonly amount: number;
  readonly captured: number;
  readonly refunded: number;
  readonly waived: number;
}
const moneyByOrder = statement<OrderMoneyRow>(
  'payments_money_by_order',
  `select s.order_id as "orderId", p.gateway, s.amount, s.captured, s.refunded, s.waived
   from payment_split s join payment p on p.id = s.payment_id where s.order_id = any($1::uuid[])`,
);
/** What one shop's order took, gave back and no longer asks for; null for a moment after it was placed. */
export const moneyOf = loader((db) =>
  byKey(
    (ids: readonly Id<'Order'>[]) => moneyByOrder.rows(db, [ids]),
    (row) => row.orderId,
  ),
);
/** What is to be paid at the door now. */
export const cashDueOf = (
  order: { total: Rupiah; paymentMethod: 'stripe' | 'cod'; state: string },
  row: OrderMoneyRow | null,
): Rupiah => {
  const open = !['completed', 'cancelled', 'expired', 'refused_at_door'].includes(order.state);
  if (order.paymentMethod !== 'cod' || !open || (row && row.captured > 0)) return rupiah(0);
  return rupiah(order.total - (row?.waived ?? 0));
};

export interface RefundableRow {
  readonly orderId: Id<'Order'>;
  readonly code: string;
  readonly shopName: string;
  readonly state: string;
  readonly paymentMethod: 'stripe' | 'cod';
  readonly total: Rupiah;
  readonly goods: number;
  readonly captured: number;
  readonly refunded: number;
  readonly refundedGoods: number;
  readonly lines: { lineNo: number; title: Words; quantity: number; left: number; unitPrice: number }[];
}
/** $1 the code of a purchase, or of one of its orders. */
export const refundablesByCode = statement<RefundableRow>(
  'payments_refundables_by_code',
  `select o.id as "orderId", o.code, sh.name as "shopName", o.state, u.payment_method as "paymentMethod", o.total,
     o.items_total as goods, coalesce(s.captured, 0) as captured, coalesce(s.refunded, 0) as refunded,
     coalesce(s.refunded_goods, 0) as "refundedGoods",
     (select json_agg(json_build_object('lineNo', l.line_no, 'title', l.title, 'quantity', l.quantity, 'unitPrice', l.unit_price,
        'left', l.quantity - coalesce((select sum(rl.quantity) from refund r join refund_line rl on rl.refund_id = r.id
          where r.order_id = o.id and rl.line_no = l.line_no and r.state <> 'failed'), 0)) order by l.line_no)
      from order_line l where l.order_id = o.id) as lines
   from purchase u join shop_order o on o.purchase_id = u.id join shop sh on sh.id = o.shop_id
     left join payment_split s on s.order_id = o.id
   where u.code = $1 or u.id = (select purchase_id from shop_order where code = $1) order by o.seq`,
);

export interface ProposalRow {
  readonly id: Id<'RefundProposal'>;
  readonly orderId: Id<'Order'>;
  readonly orderCode: string;
  readonly shopName: string;
  readonly of: 'whole' | 'lines' | 'delivery' | 'amount';
  readonly lines: LineUnits[];
  readonly amount: Rupiah;
  readonly reason: string;
  readonly state: 'waiting' | 'approved' | 'rejected';
  readonly proposedBy: Id<'Account'>;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}
const PROPOSAL = `p.id, p.order_id as "orderId", o.code as "orderCode", sh.name as "shopName", p.ask->>'of' as "of",
  coalesce(p.ask->'lines', '[]') as lines, p.amount, p.reason, p.state, p.proposed_by as "proposedBy", a.full_name as "proposedByName",
  p.proposed_at as "proposedAt", d.full_name as "decidedByName", p.decided_at as "decidedAt"`;
const PROPOSALS = `refund_proposal p join shop_order o on o.id = p.order_id join shop sh on sh.id = o.shop_id
  join account a on a.id = p.proposed_by left join account d on d.id = p.decided_by`;
export const proposalById = statement<ProposalRow>(
  'payments_refund_proposal',
  `select ${PROPOSAL} from ${PROPOSALS} where p.id = $1`,
);
/** Few: what waits is the office's work of the day. */
export const waitingProposals = statement<ProposalRow>(
  'payments_refund_proposals',
  `select ${PROPOSAL} from ${PROPOSALS} where p.state = 'waiting' order by p.proposed_at limit 100`,
);

export interface FailedRefundRow extends RefundRow {
  readonly orderCode: string;
  readonly shopName: string;
}
/** Refused by a bank, and the money is still here. $1, $2 the last one seen, $3 how many. */
export const failedRefunds = statement<FailedRefundRow>(
  'payments_failed_refunds',
  `select ${REFUND}, o.code as "orderCode", sh.name as "shopName"
   from refund r join shop_order o on o.id = r.order_id join shop sh on sh.id = o.shop_id join payment_split s on s.order_id = r.order_id
   where r.state = 'failed' and s.refunded < s.captured and (r.settled_at, r.id) < ($1::timestamptz, $2::uuid)
   order by r.settled_at desc, r.id desc limit $3`,
);
