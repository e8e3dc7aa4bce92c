import type { DataSource } from 'typeorm';

/** What must hold after every test of this room; payments knows more, of money. */
const BROKEN = `
  select 'reserved is not what is held: ' || v.id as what from variant v
    left join (select variant_id, sum(quantity) as held from stock_hold where state = 'held' group by 1) h on h.variant_id = v.id
    where v.reserved <> coalesce(h.held, 0)
  union all select 'orders do not sum to their purchase: ' || p.code from purchase p
    join (select purchase_id, sum(items_total) as items, sum(delivery_fee) as delivery, sum(total) as total from shop_order group by 1) o on o.purchase_id = p.id
    where p.items_total <> o.items or p.delivery_total <> o.delivery or p.total <> o.total
  union all select 'lines do not sum to their order: ' || o.code from shop_order o
    join (select order_id, sum(quantity * unit_price) as items from order_line group by 1) l on l.order_id = o.id where l.items <> o.items_total
  union all select 'a purchase without orders: ' || code from purchase p where not exists (select from shop_order where purchase_id = p.id)
  union all select 'an order whose diary ends elsewhere: ' || o.code from shop_order o
    where o.state is distinct from (select to_state from order_event where order_id = o.id order by seq desc limit 1)
  union all select 'numbers with a gap: ' || n.day from purchase_number n
    where n.last <> (select count(*) from purchase where code like '%-' || to_char(n.day, 'YYMMDD') || '-%')
  union all select 'a key without its result: ' || key from idempotency where result is null`;

/** Every sentence that is not true of the database as it stands; [] when all is well. */
export const checkInvariants = async (db: DataSource): Promise<string[]> =>
  ((await db.query(BROKEN)) as { what: string }[]).map(({ what }) => what);
