import type { Id } from '@lapak/kernel';
import { statement, Transactor, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';

const WRITE = `update shop set product_count = c.products, completed_orders = c.orders
   from counted c where shop.id = c.id and (shop.product_count, shop.completed_orders) is distinct from (c.products, c.orders)`;

const countSome = statement(
  'merchants_count_some',
  `with counted as (
     select s.id, (select count(*)::int from product p where p.shop_id = s.id and p.listed) as products,
       (select count(*)::int from shop_order o where o.shop_id = s.id and o.state = 'completed') as orders
     from shop s where s.id = any($1::uuid[]))
   ${WRITE}`,
);
const countAll = statement(
  'merchants_count_all',
  `with p as (select shop_id, count(*)::int as n from product where listed group by shop_id),
     o as (select shop_id, count(*)::int as n from shop_order where state = 'completed' group by shop_id),
     counted as (
       select s.id, coalesce(p.n, 0) as products, coalesce(o.n, 0) as orders
       from shop s left join p on p.shop_id = s.id left join o on o.shop_id = s.id)
   ${WRITE}`,
);

/**
 * Counts each shop's listed products and completed orders into its row, so that no page counts. Cron: every 5 minutes;
 * who changes a shop's goods may have it counted at once.
 */
@Injectable()
export class CountShops {
  constructor(private readonly transactor: Transactor) {}

  /** @returns how many shops had another number. */
  run(_now: Date): Promise<number> {
    return this.transactor.run((tx) => countAll.run(tx));
  }

  /** In the caller's transaction, for these shops only. */
  async of(tx: Tx, shopIds: readonly Id<'Shop'>[]): Promise<void> {
    await countSome.run(tx, [shopIds]);
  }
}
