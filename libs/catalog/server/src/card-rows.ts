import type { Halal, PictureJson } from '@lapak/catalog-domain';
import type { Id, Rupiah, Words } from '@lapak/kernel';

/** A product card, in one row. */
export interface CardRow {
  readonly id: Id<'Product'>;
  readonly slug: string;
  readonly title: Words;
  readonly shopId: Id<'Shop'>;
  readonly shopSlug: string;
  readonly shopName: string;
  readonly kecamatanCode: string;
  readonly kecamatanName: string;
  readonly minPrice: Rupiah;
  readonly maxPrice: Rupiah;
  readonly compareAt: Rupiah | null;
  readonly inStock: boolean;
  readonly madeToOrderDays: number | null;
  readonly soldCount: number;
  readonly halal: Halal;
  readonly emoji: string;
  readonly cover: PictureJson | null;
  readonly publishedAt: Date | null;
}

/** For `select`: products as `p`, their shop through SHOP. */
export const CARD = `p.id, p.slug, p.title, p.shop_id as "shopId", shop_name.slug as "shopSlug", shop_name.name as "shopName",
  p.kecamatan_code as "kecamatanCode", place.name as "kecamatanName", p.min_price as "minPrice", p.max_price as "maxPrice", p.compare_at as "compareAt",
  p.in_stock as "inStock", p.made_to_order_days as "madeToOrderDays", p.sold_count as "soldCount", p.halal, p.emoji, p.cover,
  p.published_at as "publishedAt"`;

// `offset 0` keeps the planner from turning a few look-ups by key into a read of every shop.
export const SHOP = `cross join lateral (select s.slug, s.name from shop s where s.id = p.shop_id offset 0) as shop_name
  cross join lateral (select k.name from kecamatan k where k.code = p.kecamatan_code offset 0) as place`;
