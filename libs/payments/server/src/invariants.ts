import type { DataSource } from 'typeorm';

/** A sentence that must always be true, and the SQL that finds what breaks it: no rows, no break. */
export interface Invariant {
  readonly id: string;
  readonly says: string;
  readonly sql: string;
}

/** Those of the reliability catalogue that have something to check in this version; run by `npm run invariants` and every minute. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'INV1',
    says: 'every ledger transaction sums to zero, and so does the ledger',
    sql: `select transaction_id::text as what from ledger_entry group by transaction_id having sum(amount) <> 0
          union all select 'ledger' from ledger_entry having sum(amount) <> 0`,
  },
  {
    id: 'INV3',
    says: 'reserved stock is the sum of what orders hold, and never more than is there',
    sql: `select v.id::text as what from variant v left join (
            select variant_id, sum(quantity) as held from stock_hold where state = 'held' group by 1) h on h.variant_id = v.id
          where v.reserved <> coalesce(h.held, 0) or v.reserved > v.on_hand or v.reserved < 0`,
  },
  {
    id: 'INV4',
    says: 'a paid payment captured exactly the total of its purchase, spread over its orders',
    sql: `select p.id::text as what from payment p join purchase u on u.id = p.purchase_id
          where p.amount <> u.total
             or (p.state = 'paid' and p.gateway = 'stripe' and (select sum(captured) from payment_split s where s.payment_id = p.id) <> p.amount)
             or (select sum(amount) from payment_split s where s.payment_id = p.id) <> p.amount`,
  },
  {
    id: 'INV5',
    says: 'refunds are never more than was captured, and each has a reason',
    sql: `select s.order_id::text as what from payment_split s left join (
            select order_id, sum(amount) as total from refund where state <> 'failed' group by 1) r on r.order_id = s.order_id
          where s.refunded > s.captured or s.refunded <> coalesce(r.total, 0)
          union all select id::text from refund where reason = ''`,
  },
  {
    id: 'INV6',
    says: 'captured money belongs to an order that is under way, completed, or given back',
    sql: `select s.order_id::text as what from payment_split s join payment p on p.id = s.payment_id join shop_order o on o.id = s.order_id
          where p.state = 'paid' and p.gateway = 'stripe' and p.paid_at < now() - interval '15 minutes'
            and o.state in ('awaiting_payment', 'expired', 'cancelled') and s.refunded < s.captured`,
  },
  {
    id: 'INV7',
    says: 'every effect on an order happened once',
    sql: `select reference as what from ledger_transaction where kind in ('capture', 'complete', 'cash') group by kind, reference having count(*) > 1`,
  },
  {
    id: 'INV8',
    says: 'no event of a provider lies unapplied for ten minutes, and no job is late by five',
    sql: `select id as what from provider_event where status = 'received' and received_at < now() - interval '10 minutes'
          union all select 'job ' || id from graphile_worker._private_jobs
            where locked_at is null and attempts < max_attempts and attempts = 0 and run_at < now() - interval '5 minutes'`,
  },
  {
    id: 'INV9',
    says: "an order's state is where its events led, without a gap",
    sql: `select o.id::text as what from shop_order o
          left join lateral (select to_state, seq from order_event e where e.order_id = o.id order by seq desc limit 1) last on true
          where last.to_state is distinct from o.state
             or (select count(*) from order_event e where e.order_id = o.id) <> last.seq
          union all select e.order_id::text from order_event e join order_event before on before.order_id = e.order_id and before.seq = e.seq - 1
            where e.from_state is distinct from before.to_state`,
  },
  {
    id: 'INV12',
    says: "what belongs to a shop belongs to one shop, and an order's parts sum to its purchase",
    sql: `select u.id::text as what from purchase u join (
            select purchase_id, sum(total) as total, sum(items_total) as items, sum(delivery_fee) as delivery from shop_order group by 1) o on o.purchase_id = u.id
          where o.total <> u.total or o.items <> u.items_total or o.delivery <> u.delivery_total
          union all select o.id::text from shop_order o
            where o.items_total <> (select sum(quantity * unit_price) from order_line l where l.order_id = o.id)
          union all select l.order_id::text from order_line l join shop_order o on o.id = l.order_id join variant v on v.id = l.variant_id where v.shop_id <> o.shop_id
          union all select v.id::text from variant v join product p on p.id = v.product_id where p.shop_id <> v.shop_id
          union all select s.order_id::text from payment_split s join shop_order o on o.id = s.order_id where o.shop_id <> s.shop_id or o.total <> s.amount`,
  },
  {
    id: 'INV13',
    says: 'no order number is given twice',
    sql: `select code as what from purchase group by code having count(*) > 1 union all select code from shop_order group by code having count(*) > 1`,
  },
];

export interface Broken {
  readonly id: string;
  readonly says: string;
  /** At most ten places. */
  readonly what: readonly string[];
}

/** Checks them all. @returns the broken ones; empty is what everybody hopes for. */
export const checkInvariants = async (db: DataSource): Promise<Broken[]> => {
  const broken: Broken[] = [];
  for (const { id, says, sql } of INVARIANTS) {
    const rows: { what: string }[] = await db.query(`select what from (${sql}) as broken limit 10`);
    if (rows.length > 0) broken.push({ id, says, what: rows.map((row) => row.what) });
  }
  return broken;
};
