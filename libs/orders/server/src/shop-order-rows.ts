import type { Address } from '@lapak/accounts-domain';
import type { Locale, Phone, Rupiah } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import { ORDER, type OrderRow } from './order-rows.js';

/** An order with what its shop may come to know of the purchase. */
export interface ShopOrderRow extends OrderRow {
  readonly purchaseCode: string;
  readonly contactName: string;
  readonly contactPhone: Phone;
  readonly address: Address | null;
  readonly destinationCode: string | null;
  readonly buyerLocale: Locale;
  readonly fee: Rupiah;
  readonly itemCount: number;
  readonly shopName: string;
}

const COLUMNS = `${ORDER}, p.code as "purchaseCode", p.contact_name as "contactName", p.contact_phone as "contactPhone", p.address,
  p.destination_code as "destinationCode", p.locale as "buyerLocale", o.fee, s.name as "shopName",
  (select sum(l.quantity)::int from order_line l where l.order_id = o.id) as "itemCount"`;
const TABLES = `shop_order o join purchase p on p.id = o.purchase_id join shop s on s.id = o.shop_id`;
/** What is not paid yet, and what never was, is no business of the shop. */
const SHOWN = `o.state not in ('awaiting_payment', 'expired')`;

/** $1 order; $2 the account, who must belong to its shop. */
export const ownShopOrder = statement<ShopOrderRow>(
  'orders_own_shop_order',
  `select ${COLUMNS} from ${TABLES} join shop_member m on m.shop_id = o.shop_id and m.account_id = $2
   where o.id = $1 and ${SHOWN}`,
);
/** In any state, for whoever has just moved it. */
export const anyShopOrder = statement<ShopOrderRow>(
  'orders_any_shop_order',
  `select ${COLUMNS} from ${TABLES} where o.id = $1`,
);

/** Newest first. $1 shop, $2 states, $3 and $4 the last row seen, $5 how many. */
export const newestShopOrders = statement<ShopOrderRow>(
  'orders_shop_newest',
  `select ${COLUMNS} from ${TABLES}
   where o.shop_id = $1 and o.state = any($2::text[]) and (o.placed_at, o.id) < ($3::timestamptz, $4::uuid)
   order by o.placed_at desc, o.id desc limit $5`,
);
/** What is due first comes first: for the lists of things to do, which are short. */
export const urgentShopOrders = statement<ShopOrderRow>(
  'orders_shop_urgent',
  `select ${COLUMNS} from ${TABLES}
   where o.shop_id = $1 and o.state = any($2::text[]) and (o.due_at, o.id) > ($3::timestamptz, $4::uuid)
   order by o.due_at, o.id limit $5`,
);
export const countsOf = statement<{ toAccept: number; toShip: number; underway: number }>(
  'orders_shop_counts',
  `select count(*) filter (where state = 'awaiting_seller')::int as "toAccept",
     count(*) filter (where state = 'processing')::int as "toShip",
     count(*) filter (where state in ('ready_pickup', 'shipped', 'delivered'))::int as underway
   from shop_order where shop_id = $1 and state in ('awaiting_seller', 'processing', 'ready_pickup', 'shipped', 'delivered')`,
);
