import type { PictureJson } from '@lapak/catalog-domain';
import type { Id, LocalDate, Rupiah, Words } from '@lapak/kernel';
import { isClosed } from '@lapak/merchants-domain';
import { type CheckoutLine, takesOrders, type TradingShop } from '@lapak/orders-domain';
import { statement } from '@lapak/platform';

/** A line with everything that a basket page, a quote and an order need of it. */
export interface BasketRow {
  readonly variantId: Id<'Variant'>;
  readonly quantity: number;
  readonly seenPrice: Rupiah;
  readonly productId: Id<'Product'>;
  readonly productSlug: string;
  readonly title: Words;
  readonly variantName: Words | null;
  readonly unit: string;
  readonly emoji: string;
  readonly picture: PictureJson | null;
  readonly price: Rupiah;
  readonly available: number;
  readonly listed: boolean;
  readonly weightGrams: number;
  readonly madeToOrderDays: number | null;
  readonly perishable: boolean;
  readonly shopId: Id<'Shop'>;
  readonly shopSlug: string;
  readonly shopName: string;
  readonly codEnabled: boolean;
  readonly legalisationDeadline: LocalDate | null;
  readonly closedFrom: LocalDate | null;
  readonly closedUntil: LocalDate | null;
}

const COLUMNS = `l.variant_id as "variantId", l.quantity, l.seen_price as "seenPrice", l.added_at as "addedAt",
  p.id as "productId", p.slug as "productSlug", p.title, v.name as "variantName", p.unit, p.emoji, p.cover as picture,
  v.price, v.on_hand - v.reserved as available, p.listed and v.archived_at is null and s.state = 'approved' as listed,
  v.weight_grams as "weightGrams", p.made_to_order_days as "madeToOrderDays", p.perishable,
  s.id as "shopId", s.slug as "shopSlug", s.name as "shopName", s.cod_enabled as "codEnabled",
  s.legalisation_deadline as "legalisationDeadline", s.closed_from as "closedFrom", s.closed_until as "closedUntil"`;
const TABLES = `basket_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id
  join shop s on s.id = v.shop_id`;

/** The lines of one basket, in the order in which they were put in. */
export const linesOfBasket = statement<BasketRow>(
  'orders_basket_lines',
  `select ${COLUMNS} from ${TABLES} where l.basket_id = $1 order by l.added_at, l.variant_id`,
);

// `offset 0` keeps the planner from joining every line of every basket before it looks at whose basket this is.
/** $1 account, $2 hash of a guest's token. An empty basket is one row without a variant; no basket is no row. */
export const basketOf = statement<{ basketId: Id<'Basket'> } & (BasketRow | { readonly variantId: null })>(
  'orders_basket',
  `select b.id as "basketId", line.* from basket b
   left join lateral (select ${COLUMNS} from ${TABLES} where l.basket_id = b.id offset 0) line on true
   where b.id = (select id from basket where account_id = $1 union all select id from basket where token_hash = $2 limit 1)
   order by line."addedAt", line."variantId"`,
);

export interface BasketShop extends TradingShop {
  readonly slug: string;
}
export interface BasketLine extends CheckoutLine {
  readonly shop: BasketShop;
  readonly productId: Id<'Product'>;
  readonly productSlug: string;
  readonly variantName: Words | null;
  readonly unit: string;
  readonly emoji: string;
  readonly picture: PictureJson | null;
}

/** The row as the rules see it on `today`. */
export const basketLine = (row: BasketRow, today: LocalDate): BasketLine => {
  const closedToday = isClosed(row, today);
  return {
    ...row,
    shopOpen: takesOrders({ closedToday, legalisationDeadline: row.legalisationDeadline }, today),
    shop: {
      id: row.shopId,
      slug: row.shopSlug,
      name: row.shopName,
      codEnabled: row.codEnabled,
      closedUntil: closedToday ? row.closedUntil : null,
    },
  };
};
