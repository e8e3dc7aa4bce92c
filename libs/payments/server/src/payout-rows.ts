import type { Id, Rupiah } from '@lapak/kernel';
import type { BatchState, MoneyLineKind, PayoutState } from '@lapak/payments-domain';
import { statement } from '@lapak/platform';

/** Unpaid entries of orders past their complaint window ($1); of an order that is held, only when it is a debt. */
const openEntries = (where: string): string => `
  select transaction_id, shop_id, amount, completed_at is not null and completed_at < $1 and (not held or net < 0) as eligible
  from (
    select d.transaction_id, d.shop_id, d.amount, o.completed_at, h.order_id is not null as held,
      sum(d.amount) over (partition by d.order_id) as net
    from merchant_entry d join shop_order o on o.id = d.order_id left join payout_hold h on h.order_id = d.order_id
    where d.payout_id is null${where}) d`;
export const ELIGIBLE = `select transaction_id, shop_id, amount from (${openEntries('')}) e where eligible`;

export interface PayableRow {
  readonly shopId: Id<'Shop'>;
  readonly shopName: string;
  readonly payable: Rupiah;
  readonly waiting: Rupiah;
  readonly payableFrom: Date | null;
}
const LATEST_ACCOUNT = `left join lateral (
  select payable_from from shop_bank_account a where a.shop_id = s.id order by set_at desc, id desc limit 1) a on true`;
/** $1 the window's end, $2 and $3 the last one seen, $4 how many: shops that are owed anything, most first. */
export const payables = statement<PayableRow>(
  'payments_payables',
  `with owed as (
     select shop_id, coalesce(sum(amount) filter (where eligible), 0)::bigint as payable,
       coalesce(sum(amount) filter (where not eligible), 0)::bigint as waiting from (${openEntries('')}) e group by 1)
   select s.id as "shopId", s.name as "shopName", payable, waiting, a.payable_from as "payableFrom"
   from owed join shop s on s.id = owed.shop_id ${LATEST_ACCOUNT}
   where (payable, s.id) < ($2::bigint, $3::uuid) and (payable <> 0 or waiting <> 0) order by payable desc, s.id desc limit $4`,
);

export interface ShopMoneyRow {
  readonly underway: Rupiah;
  readonly payable: Rupiah;
  readonly closing: Rupiah;
  readonly sent: Rupiah;
  readonly paid: Rupiah;
}
/** $1 the window's end, $2 the shop. `underway`: paid by buyers for orders that are not completed, less the fee to come. */
export const shopMoney = statement<ShopMoneyRow>(
  'payments_shop_money',
  `select coalesce((select sum(s.captured - s.refunded - o.fee + (o.fee * s.refunded_goods * 2 + o.items_total) / (o.items_total * 2))
       from shop_order o join payment_split s on s.order_id = o.id join payment p on p.id = s.payment_id
       where o.shop_id = $2 and p.gateway = 'stripe' and s.captured > 0
         and o.state in ('awaiting_seller', 'processing', 'ready_pickup', 'shipped', 'delivered')), 0)::bigint as underway,
     coalesce((select sum(amount) from (${openEntries(' and d.shop_id = $2')}) e where eligible), 0)::bigint as payable,
     coalesce((select sum(amount) from (${openEntries(' and d.shop_id = $2')}) e where not eligible), 0)::bigint as closing,
     coalesce((select sum(amount) from payout where shop_id = $2 and state in ('waiting', 'sent')), 0)::bigint as sent,
     coalesce((select sum(amount) from payout where shop_id = $2 and state = 'paid'), 0)::bigint as paid`,
);
/** $1 the shop, $2 and $3 the year's bounds. */
export const paidBetween = statement<{ amount: Rupiah }>(
  'payments_paid_between',
  `select coalesce(sum(amount), 0)::bigint as amount from payout
   where shop_id = $1 and state = 'paid' and settled_at >= $2 and settled_at < $3`,
);

export interface MoneyLineRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: MoneyLineKind;
  readonly amount: Rupiah;
  readonly fee: Rupiah;
  readonly reason: string;
  readonly orderId: Id<'Order'> | null;
  readonly orderCode: string | null;
  readonly payoutReference: string | null;
}
const LINE = `d.transaction_id as id, d.at, d.kind, d.amount, t.memo as reason, d.order_id as "orderId", o.code as "orderCode", p.reference as "payoutReference",
  coalesce((select -sum(e.amount) from ledger_entry e join ledger_account a on a.id = e.account_id
    where e.transaction_id = d.transaction_id and a.kind = 'fee_income'), 0)::bigint as fee`;
const LINES = `merchant_entry d join ledger_transaction t on t.id = d.transaction_id left join shop_order o on o.id = d.order_id
  left join payout p on p.id = d.payout_id`;
/** $1 the shop, $2 and $3 the last line seen, $4 how many; newest first. */
export const moneyLines = statement<MoneyLineRow>(
  'payments_money_lines',
  `select ${LINE} from ${LINES} where d.shop_id = $1 and (d.at, d.transaction_id) < ($2::timestamptz, $3::uuid)
   order by d.at desc, d.transaction_id desc limit $4`,
);
/** What the shop was owed after the line ($2, $3), so that each line can show the balance that it made. */
export const balanceUpTo = statement<{ balance: Rupiah }>(
  'payments_balance_up_to',
  `select coalesce(sum(amount), 0)::bigint as balance from merchant_entry
   where shop_id = $1 and (at, transaction_id) <= ($2::timestamptz, $3::uuid)`,
);
/** $1 the shop, $2 and $3 the last line seen, $4 before when, $5 how many; oldest first. */
export const moneyLinesFrom = statement<MoneyLineRow>(
  'payments_money_lines_from',
  `select ${LINE} from ${LINES} where d.shop_id = $1 and (d.at, d.transaction_id) > ($2::timestamptz, $3::uuid) and d.at < $4
   order by d.at, d.transaction_id limit $5`,
);
export const balanceBefore = statement<{ balance: Rupiah }>(
  'payments_balance_before',
  `select coalesce(sum(amount), 0)::bigint as balance from merchant_entry where shop_id = $1 and at < $2`,
);
/** Debts of a shop: what went back to buyers and is not taken off a payout yet. */
export const openDebts = statement<MoneyLineRow>(
  'payments_open_debts',
  `select ${LINE} from ${LINES} where d.shop_id = $1 and d.payout_id is null and d.amount < 0
   order by d.at desc, d.transaction_id desc limit 20`,
);

export interface AccountRow {
  readonly id: Id<'BankAccount'>;
  readonly bankCode: string;
  readonly holder: string;
  readonly numberLast4: string;
  readonly setAt: Date;
  readonly payableFrom: Date;
  readonly setByName: string;
}
/** The shop's account and the ones before it, latest first. */
export const accountsOf = statement<AccountRow>(
  'payments_bank_accounts',
  `select a.id, a.bank_code as "bankCode", a.holder, a.number_last4 as "numberLast4", a.set_at as "setAt",
     a.payable_from as "payableFrom", p.full_name as "setByName"
   from shop_bank_account a join account p on p.id = a.set_by where a.shop_id = $1 order by a.set_at desc, a.id desc limit 20`,
);

export interface BatchRow {
  readonly id: Id<'PayoutBatch'>;
  readonly code: string;
  readonly state: BatchState;
  readonly total: Rupiah;
  readonly payoutCount: number;
  readonly builtBy: Id<'Account'>;
  readonly builtByName: string;
  readonly builtAt: Date;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly exportedAt: Date | null;
  readonly settledAt: Date | null;
  readonly droppedByName: string | null;
  readonly droppedAt: Date | null;
  readonly paid: Rupiah;
  readonly failed: Rupiah;
}
const BATCH = `b.id, b.code, b.state, b.total, b.payouts as "payoutCount", b.built_by as "builtBy", by.full_name as "builtByName",
  b.built_at as "builtAt", ok.full_name as "approvedByName", b.approved_at as "approvedAt", b.exported_at as "exportedAt",
  b.settled_at as "settledAt", no.full_name as "droppedByName", b.dropped_at as "droppedAt", told.paid, told.failed`;
const BATCHES = `payout_batch b join account by on by.id = b.built_by left join account ok on ok.id = b.approved_by
  left join account no on no.id = b.dropped_by cross join lateral (
    select coalesce(sum(amount) filter (where state = 'paid'), 0)::bigint as paid,
      coalesce(sum(amount) filter (where state = 'failed'), 0)::bigint as failed from payout where batch_id = b.id) told`;
export const batchById = statement<BatchRow>('payments_batch', `select ${BATCH} from ${BATCHES} where b.id = $1`);
export const newestBatches = statement<BatchRow>(
  'payments_batches',
  `select ${BATCH} from ${BATCHES} where (b.built_at, b.id) < ($1::timestamptz, $2::uuid) order by b.built_at desc, b.id desc limit $3`,
);

export interface PayoutRow {
  readonly id: Id<'Payout'>;
  readonly batchId: Id<'PayoutBatch'>;
  readonly shopId: Id<'Shop'>;
  readonly shopName: string;
  readonly reference: string;
  readonly bankCode: string;
  readonly holder: string;
  readonly numberLast4: string;
  readonly amount: Rupiah;
  readonly state: PayoutState;
  readonly reason: string | null;
  readonly settledAt: Date | null;
}
export const payoutsOfBatches = statement<PayoutRow>(
  'payments_payouts_of_batches',
  `select p.id, p.batch_id as "batchId", p.shop_id as "shopId", s.name as "shopName", p.reference, a.bank_code as "bankCode",
     a.holder, a.number_last4 as "numberLast4", p.amount, p.state, p.reason, p.settled_at as "settledAt"
   from payout p join shop s on s.id = p.shop_id join shop_bank_account a on a.id = p.bank_account_id
   where p.batch_id = any($1::uuid[]) order by p.batch_id, p.shop_id`,
);
