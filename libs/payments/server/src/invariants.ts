import { isLost, ORDER_MOVES, ORDER_STATES } from '@lapak/orders-domain';
import { DUE_ACCOUNTS } from '@lapak/payments-domain';
import type { DataSource, EntityManager } from 'typeorm';

/** A sentence that must always be true, and the SQL that finds what breaks it: no rows, no break. */
export interface Invariant {
  readonly id: string;
  readonly says: string;
  readonly inIndonesian: string;
  /** Broken, no money leaves: new payouts and refunds are refused until it is true again. Buying goes on. */
  readonly freezesMoney: boolean;
  /**
   * How often the worker asks. On 100,000 completed orders (700,000 entries, 500,000 events) those of ten minutes took 1.0
   * to 2.5 s each, those of a minute 0.8 s at most and 2.0 s together; all at once 8.5 s.
   */
  readonly every: 'minute' | 'ten minutes';
  readonly sql: string;
}

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
/** Paid beforehand: what an order may be in only with its money there, or given back. */
const UNPAID = listed(ORDER_STATES.filter((state) => state === 'awaiting_payment' || isLost(state)));
const EDGES = ORDER_MOVES.map(({ from, move, to }) => `('${from}', '${move}', '${to}')`).join(', ');

/** What the ledger has booked of one kind for an order, as what its accounts of one side gained. */
const booked = (kinds: string, accounts: string): string =>
  `coalesce((select sum(e.amount) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
     join ledger_account a on a.id = e.account_id where t.order_id = s.order_id and t.kind in (${kinds}) and a.kind in (${accounts})), 0)`;

/** Those of the reliability catalogue that have something to check in this version; run by `npm run invariants`. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'INV1',
    inIndonesian: 'Setiap transaksi buku besar berjumlah nol, begitu juga seluruh buku besar.',
    freezesMoney: true,
    every: 'minute',
    says: 'every ledger transaction has entries that sum to zero, and so does the ledger',
    sql: `select t.id::text as what from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
          group by t.id having coalesce(sum(e.amount), 1) <> 0
          union all select 'ledger' from ledger_entry having sum(amount) <> 0`,
  },
  {
    id: 'INV2',
    inIndonesian: 'Buku besar sama dengan catatan setiap pesanan dan setiap toko, dan tidak ada yang bisa diubah.',
    freezesMoney: true,
    every: 'ten minutes',
    says: 'the ledger tells of every order and every merchant what their rows tell, the fee by the rate of its sale, and nothing in it can be changed',
    sql: `select s.order_id::text as what from payment_split s
          where s.captured <> ${booked(`'capture', 'cash'`, `'provider_clearing', 'cash_with_merchant'`)}
             or s.refunded <> -${booked(`'refund-started', 'refund-done', 'refund-undone'`, `'refunds_in_transit', 'provider_balance'`)}
          union all select f.order_id::text from (
            select t.order_id, -sum(e.amount) as fee from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
              join ledger_account a on a.id = e.account_id where a.kind = 'fee_income' group by 1) f
            join shop_order o on o.id = f.order_id join payment_split s on s.order_id = o.id
            where f.fee <> o.fee - (o.fee * (s.refunded_goods + s.waived) * 2 + o.items_total) / (o.items_total * 2)
          union all select 'owed ' || coalesce(t.id, d.transaction_id)::text from merchant_entry d full join (
              select e.transaction_id as id, a.shop_id, -sum(e.amount) as amount from ledger_entry e join ledger_account a on a.id = e.account_id
              where a.kind in (${listed(DUE_ACCOUNTS)}) group by 1, 2) t on t.id = d.transaction_id
            where t.amount is distinct from d.amount or t.shop_id is distinct from d.shop_id
          union all select 'no trigger ' || wanted.name from (values ('ledger_entry_append_only'), ('ledger_transaction_append_only'),
              ('ledger_account_append_only'), ('ledger_entry_never_emptied'), ('ledger_transaction_never_emptied'), ('ledger_sums_to_zero'),
              ('order_event_append_only')) as wanted(name)
            where not exists (select from pg_trigger g where g.tgname = wanted.name and g.tgenabled in ('O', 'A'))`,
  },
  {
    id: 'INV3',
    inIndonesian: 'Stok yang dipesan sama dengan yang ditahan pesanan, dan tidak melebihi stok yang ada.',
    freezesMoney: false,
    every: 'minute',
    says: 'reserved stock is the sum of what orders hold, never more than is there, and each holds what it will send',
    sql: `select v.id::text as what from variant v left join (
            select variant_id, sum(quantity) as held from stock_hold where state = 'held' group by 1) h on h.variant_id = v.id
          where v.reserved <> coalesce(h.held, 0) or v.reserved > v.on_hand or v.reserved < 0
          union all select h.order_id::text from stock_hold h where h.state = 'held' and h.quantity is distinct from (
            select sum(l.quantity - l.cancelled) from order_line l where l.order_id = h.order_id and l.variant_id = h.variant_id)`,
  },
  {
    id: 'INV4',
    inIndonesian: 'Pembayaran yang lunas sama dengan total belanjanya, terbagi habis ke pesanannya.',
    freezesMoney: true,
    every: 'ten minutes',
    says: 'a paid payment captured exactly the total of its purchase, spread over its orders; one not paid captured nothing',
    sql: `select p.id::text as what from payment p join purchase u on u.id = p.purchase_id
          join lateral (select coalesce(sum(amount), 0) as amount, coalesce(sum(captured), 0) as captured, count(*) as parts
            from payment_split s where s.payment_id = p.id) s on true
          where p.amount <> u.total or s.amount <> p.amount
             or s.parts <> (select count(*) from shop_order o where o.purchase_id = p.purchase_id)
             or (p.gateway = 'stripe' and s.captured <> case p.state when 'paid' then p.amount else 0 end)
             or (p.state = 'paid' and p.paid_at is null)
          union all select s.order_id::text from payment_split s join payment p on p.id = s.payment_id
            where (p.gateway = 'stripe' and s.waived <> 0) or (p.gateway = 'cod' and s.captured not in (0, s.amount - s.waived))`,
  },
  {
    id: 'INV5',
    inIndonesian: 'Uang keluar dengan dua petugas di atas batas, dan pengembalian tidak melebihi yang dibayar.',
    freezesMoney: true,
    every: 'minute',
    says: 'money leaves by two people above the limit; refunds are never more than was captured, for goods and for delivery, each has a reason, and the rows agree on their sum',
    sql: `select s.order_id::text as what from payment_split s left join (
            select order_id, sum(amount) as total, sum(goods) as goods from refund where state <> 'failed' group by 1) r on r.order_id = s.order_id
          where s.refunded not between 0 and s.captured or s.refunded <> coalesce(r.total, 0) or s.refunded_goods <> coalesce(r.goods, 0)
          union all select s.order_id::text from payment_split s join shop_order o on o.id = s.order_id
            where s.refunded_goods > o.items_total or s.refunded - s.refunded_goods > o.delivery_fee
          union all select order_id::text from refund where asked_by is not null and approved_by is null and state <> 'failed'
            group by order_id having sum(amount) > max(alone_up_to)
          union all select id::text from payout_batch where state not in ('built', 'dropped') and (approved_by is null or approved_by = built_by)
          union all select id::text from refund where trim(reason) = ''
          union all select r.id::text from refund r where not exists (
            select from payment_split s where s.order_id = r.order_id and s.payment_id = r.payment_id)`,
  },
  {
    id: 'INV6',
    inIndonesian: 'Uang yang diterima milik pesanan yang berjalan, selesai, atau sudah dikembalikan.',
    freezesMoney: false,
    every: 'minute',
    says: 'captured money belongs to an order that is under way, completed, or given back',
    sql: `select s.order_id::text as what from payment_split s join payment p on p.id = s.payment_id join shop_order o on o.id = s.order_id
          where p.gateway = 'stripe' and p.paid_at < now() - interval '15 minutes' and o.state in (${UNPAID}) and s.refunded < s.captured
          union all select o.id::text from shop_order o join purchase u on u.id = o.purchase_id
            where u.payment_method = 'stripe' and o.state not in (${UNPAID}) and not exists (
              select from payment_split s where s.order_id = o.id and s.captured = o.total)`,
  },
  {
    id: 'INV7',
    inIndonesian: 'Setiap akibat pesanan terjadi tepat sekali, dan setiap penghasilan dicairkan paling banyak sekali.',
    freezesMoney: true,
    every: 'minute',
    says: 'every effect on an order happened, and happened once; every earning is in one payout at most, and each payout pays what it says',
    sql: `select kind || ' ' || reference as what from ledger_transaction group by kind, reference having count(*) > 1
          union all select 'done ' || r.id from refund r where r.state = 'succeeded' and not exists (
            select from ledger_transaction t where t.kind = 'refund-done' and t.reference = r.id::text)
          union all select 'undone ' || r.id from refund r where (r.state = 'failed') <> exists (
            select from ledger_transaction t where t.kind = 'refund-undone' and t.reference = r.id::text)
          union all select 'payout ' || p.id from payout p left join lateral (
              select coalesce(sum(l.amount), 0) as lines, coalesce(sum(d.amount), 0) as stamped from payout_line l
              left join merchant_entry d on d.transaction_id = l.transaction_id and d.payout_id = l.payout_id
              where l.payout_id = p.id and l.live) live on true
            where (live.lines, live.stamped) is distinct from case when p.state in ('failed', 'dropped') then (0::numeric, 0::numeric) else (p.amount::numeric, p.amount::numeric) end
              or (p.state in ('sent', 'paid', 'failed')) <> exists (select from ledger_transaction t where t.kind = 'payout-sent' and t.reference = p.id::text)
              or (p.state = 'failed') <> exists (select from ledger_transaction t where t.kind = 'payout-failed' and t.reference = p.id::text)
              or (p.state = 'paid' and not exists (select from ledger_transaction t where t.kind = 'payout-paid' and t.reference = p.id::text))
          union all select 'stamped ' || d.transaction_id from merchant_entry d where d.payout_id is not null and d.kind not like 'payout-%'
            and not exists (select from payout_line l where l.transaction_id = d.transaction_id and l.payout_id = d.payout_id and l.live)
          union all select 'complete ' || o.id from shop_order o join payment_split s on s.order_id = o.id
            where o.state = 'completed' and o.completed_at < now() - interval '15 minutes' and s.refunded < s.captured and not exists (
              select from ledger_transaction t where t.kind in ('complete', 'cash') and t.reference = o.id::text)`,
  },
  {
    id: 'INV8',
    inIndonesian: 'Tidak ada kabar penyedia pembayaran atau pekerjaan yang tertinggal.',
    freezesMoney: false,
    every: 'minute',
    says: 'no event of a provider lies unapplied for ten minutes, no job is late by five or given up, no purchase is without its payment',
    sql: `select id as what from provider_event where status = 'received' and received_at < now() - interval '10 minutes'
          union all select 'job ' || id from graphile_worker._private_jobs
            where (locked_at is null and attempts = 0 and run_at < now() - interval '5 minutes') or attempts >= max_attempts
          union all select 'purchase ' || id from purchase u where placed_at < now() - interval '5 minutes' and not exists (
            select from payment p where p.purchase_id = u.id)`,
  },
  {
    id: 'INV9',
    inIndonesian: 'Status pesanan sesuai riwayat langkahnya.',
    freezesMoney: false,
    every: 'ten minutes',
    says: "an order's state is where its events led, step by step, each step one that the table of moves has",
    sql: `select o.id::text as what from shop_order o left join lateral (
            select count(*) as steps, max(seq) as last, min(seq) as first, (array_agg(to_state order by seq desc))[1] as state
            from order_event e where e.order_id = o.id) diary on true
          where diary.state is distinct from o.state or diary.last - diary.first + 1 <> diary.steps
          union all select order_id::text from (
            select *, lag(to_state) over (partition by order_id order by seq) as before,
              row_number() over (partition by order_id order by seq) as n from order_event) e
            where e.from_state is distinct from e.before or (e.n = 1) <> (e.move = 'place')
          union all select e.order_id::text from order_event e
            where e.from_state is distinct from e.to_state and e.move <> 'place'
              and (e.from_state, e.move, e.to_state) not in (${EDGES})`,
  },
  {
    id: 'INV12',
    inIndonesian: 'Milik satu toko tetap milik toko itu, dan pesanan berjumlah sama dengan belanjanya.',
    freezesMoney: true,
    every: 'ten minutes',
    says: "what belongs to a shop belongs to one shop, and an order's parts sum to its purchase",
    sql: `select u.id::text as what from purchase u left join (
            select purchase_id, sum(total) as total, sum(items_total) as items, sum(delivery_fee) as delivery from shop_order group by 1) o on o.purchase_id = u.id
          where o.total is distinct from u.total or o.items <> u.items_total or o.delivery <> u.delivery_total
          union all select o.id::text from shop_order o
            where o.items_total is distinct from (select sum(quantity * unit_price) from order_line l where l.order_id = o.id)
          union all select l.order_id::text from order_line l join shop_order o on o.id = l.order_id join variant v on v.id = l.variant_id where v.shop_id <> o.shop_id
          union all select v.id::text from variant v join product p on p.id = v.product_id where p.shop_id <> v.shop_id
          union all select s.order_id::text from payment_split s join shop_order o on o.id = s.order_id join payment p on p.id = s.payment_id
            where o.shop_id <> s.shop_id or o.total <> s.amount or o.purchase_id <> p.purchase_id
          union all select t.reference from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id join shop_order o on o.id = t.order_id where a.shop_id <> o.shop_id
          union all select p.reference from payout p join shop_bank_account a on a.id = p.bank_account_id where a.shop_id <> p.shop_id
          union all select p.reference from payout_line l join payout p on p.id = l.payout_id join merchant_entry d on d.transaction_id = l.transaction_id
            where d.shop_id <> p.shop_id`,
  },
  {
    id: 'INV13',
    inIndonesian: 'Tidak ada nomor pesanan yang dipakai dua kali.',
    freezesMoney: false,
    every: 'minute',
    says: 'no order number is given twice, and each order carries the number of its purchase and its place in it',
    sql: `select code as what from purchase group by code having count(*) > 1
          union all select code from shop_order group by code having count(*) > 1
          union all select o.code from shop_order o join purchase u on u.id = o.purchase_id where o.code <> u.code || '-' || o.seq`,
  },
];

export interface Broken {
  readonly id: string;
  readonly says: string;
  /** At most ten places. */
  readonly what: readonly string[];
}

/** Checks them, all unless told. @returns the broken ones; empty is what everybody hopes for. */
export const checkInvariants = async (
  db: DataSource | EntityManager,
  which: readonly Invariant[] = INVARIANTS,
): Promise<Broken[]> => {
  const broken: Broken[] = [];
  for (const { id, says, sql } of which) {
    const rows: { what: string }[] = await db.query('select what from (' + sql + ') as broken limit 10');
    if (rows.length > 0) broken.push({ id, says, what: rows.map((row) => row.what) });
  }
  return broken;
};
