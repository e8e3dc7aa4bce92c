import { type PictureJson, type StockLine, summed } from '@lapak/catalog-domain';
import type { Id, Rupiah, Words } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** What is sold, at the prices and stock of this moment. */
export interface Offer {
  readonly variantId: Id<'Variant'>;
  readonly productId: Id<'Product'>;
  readonly shopId: Id<'Shop'>;
  readonly productSlug: string;
  readonly title: Words;
  readonly variantName: Words | null;
  readonly unit: string;
  readonly price: Rupiah;
  /** Units on hand that nobody holds; may be 0, never negative. */
  readonly available: number;
  readonly weightGrams: number;
  /** The product is published, its shop approved, the variant not withdrawn. */
  readonly listed: boolean;
  readonly emoji: string;
  readonly cover: PictureJson | null;
  readonly madeToOrderDays: number | null;
  readonly perishable: boolean;
  readonly fragile: boolean;
}

/** A variant of which fewer units are left than were wanted. */
export interface Short {
  readonly variantId: Id<'Variant'>;
  readonly left: number;
}

const offersOf = statement<Offer>(
  'catalog_offers',
  `select v.id as "variantId", v.product_id as "productId", v.shop_id as "shopId", p.slug as "productSlug", p.title,
     v.name as "variantName", p.unit, v.price, v.on_hand - v.reserved as available, v.weight_grams as "weightGrams",
     p.listed and v.archived_at is null as listed, p.emoji, p.cover, p.made_to_order_days as "madeToOrderDays",
     p.perishable, p.fragile
   from variant v join product p on p.id = v.product_id
   where v.id = any($1::uuid[])`,
);

// `for update` locks in the order of the sort, so two baskets in opposite order wait for each other instead of
// deadlocking; the update then re-reads each row as it stands once it has the lock.
const LOCKED = `with wanted as (select * from unnest($1::uuid[], $2::int[]) as w (id, quantity)),
  locked as materialized (select v.id from variant v where v.id = any($1::uuid[]) order by v.id for update)`;

const reserveLines = statement<{ id: Id<'Variant'> }>(
  'catalog_reserve',
  `${LOCKED}
   update variant v set reserved = v.reserved + w.quantity
   from wanted w, locked l
   where v.id = w.id and l.id = w.id and v.archived_at is null and v.on_hand - v.reserved >= w.quantity
   returning v.id`,
);
const releaseLines = statement(
  'catalog_release',
  `${LOCKED}
   update variant v set reserved = v.reserved - w.quantity from wanted w, locked l where v.id = w.id and l.id = w.id`,
);
const claimLines = statement(
  'catalog_claim',
  `${LOCKED}
   update variant v set on_hand = v.on_hand - w.quantity, reserved = v.reserved - w.quantity
   from wanted w, locked l where v.id = w.id and l.id = w.id`,
);
const restockLines = statement(
  'catalog_restock',
  `${LOCKED}
   update variant v set on_hand = least(v.on_hand + w.quantity, 1000000) from wanted w, locked l where v.id = w.id and l.id = w.id`,
);
const soldLines = statement(
  'catalog_sold',
  `with sold as (
     select v.product_id as id, sum(w.quantity)::int as quantity
     from unnest($1::uuid[], $2::int[]) as w (id, quantity) join variant v on v.id = w.id group by v.product_id),
   locked as materialized (select p.id from product p where p.id in (select id from sold) order by p.id for no key update)
   update product p set sold_count = p.sold_count + s.quantity from sold s, locked l where p.id = s.id and l.id = s.id`,
);
const leftOf = statement<{ variantId: Id<'Variant'>; left: number }>(
  'catalog_left',
  `select id as "variantId", case when archived_at is null then on_hand - reserved else 0 end as "left"
   from variant where id = any($1::uuid[])`,
);

const columns = (lines: readonly StockLine[]): [Id<'Variant'>[], number[]] => {
  const all = summed(lines);
  return [all.map((line) => line.variantId), all.map((line) => line.quantity)];
};

/** What other domains ask of the catalogue. Everything that changes stock locks the variants in the order of their ids. */
@Injectable()
export class Catalog {
  /** The offers of these variants, in no order; one that does not exist is absent. One statement. */
  offers(on: DataSource | Tx, variantIds: readonly Id<'Variant'>[]): Promise<Offer[]> {
    return variantIds.length === 0 ? Promise.resolve([]) : offersOf.rows(on, [[...new Set(variantIds)]]);
  }

  /**
   * Holds the units of every line. Lines of one variant are summed first.
   * @returns the variants that have too few left, with how many; [] when all is held. Not empty = hold nothing: the
   * caller returns a Problem, which rolls the transaction back.
   */
  async reserve(tx: Tx, lines: readonly StockLine[]): Promise<Short[]> {
    if (lines.length === 0) return [];
    const [ids, quantities] = columns(lines);
    const held = new Set((await reserveLines.rows(tx, [ids, quantities])).map((row) => row.id));
    const short = ids.filter((id) => !held.has(id));
    if (short.length === 0) return [];
    const left = new Map((await leftOf.rows(tx, [short])).map((row) => [row.variantId, row.left]));
    return short.map((variantId) => ({ variantId, left: left.get(variantId) ?? 0 }));
  }

  /** Gives held units back. */
  async release(tx: Tx, lines: readonly StockLine[]): Promise<void> {
    if (lines.length > 0) await releaseLines.run(tx, columns(lines));
  }

  /** Held goods leave the shop: on hand and held both go down. */
  async claim(tx: Tx, lines: readonly StockLine[]): Promise<void> {
    if (lines.length > 0) await claimLines.run(tx, columns(lines));
  }

  /** Goods that had left come back to the shelf. */
  async restock(tx: Tx, lines: readonly StockLine[]): Promise<void> {
    if (lines.length > 0) await restockLines.run(tx, columns(lines));
  }

  /** Raises the products' sold counts; say it once per completed order. */
  async sold(tx: Tx, lines: readonly StockLine[]): Promise<void> {
    if (lines.length > 0) await soldLines.run(tx, columns(lines));
  }
}
