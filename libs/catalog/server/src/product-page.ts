import type { Halal, PictureJson, ProductState } from '@lapak/catalog-domain';
import type { Id, Rupiah, Words } from '@lapak/kernel';
import { SHOP_COLUMNS, SHOP_TABLES, type ShopRow } from '@lapak/merchants-server';
import { statement } from '@lapak/platform';

export interface VariantRow {
  readonly id: Id<'Variant'>;
  readonly name: Words | null;
  readonly price: Rupiah;
  readonly compareAt: Rupiah | null;
  readonly weightGrams: number;
  readonly onHand: number;
  readonly reserved: number;
}

/** Everything that a product's page shows, its shop included, in one row. */
export interface ProductRow {
  readonly id: Id<'Product'>;
  readonly shopId: Id<'Shop'>;
  readonly slug: string;
  readonly title: Words;
  readonly description: Words;
  readonly categoryId: string;
  readonly state: ProductState;
  readonly moderationReason: string | null;
  readonly unit: string;
  readonly halal: Halal;
  readonly halalNumber: string | null;
  readonly pirt: string | null;
  readonly madeIn: string;
  readonly madeToOrderDays: number | null;
  readonly fragile: boolean;
  readonly perishable: boolean;
  readonly emoji: string;
  readonly soldCount: number;
  readonly minPrice: Rupiah;
  readonly maxPrice: Rupiah;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly variants: VariantRow[];
  readonly pictures: PictureJson[];
}
export interface ProductPageRow extends ProductRow {
  /** As JSON: its only instant is `approvedAt`. */
  readonly shop: Omit<ShopRow, 'approvedAt'> & { readonly approvedAt: string | null };
}

export const PRODUCT = `p.id, p.shop_id as "shopId", p.slug, p.title, p.description, p.category_id as "categoryId", p.state,
  p.moderation_reason as "moderationReason", p.unit, p.halal, p.halal_number as "halalNumber", p.pirt, p.made_in as "madeIn",
  p.made_to_order_days as "madeToOrderDays", p.fragile, p.perishable, p.emoji, p.sold_count as "soldCount", p.min_price as "minPrice",
  p.max_price as "maxPrice", p.published_at as "publishedAt", p.updated_at as "updatedAt",
  coalesce((select json_agg(json_build_object('id', v.id, 'name', v.name, 'price', v.price, 'compareAt', v.compare_at, 'weightGrams', v.weight_grams,
     'onHand', v.on_hand, 'reserved', v.reserved) order by v.sort) from variant v where v.product_id = p.id and v.archived_at is null), '[]') as variants,
  coalesce((select json_agg(json_build_object('key', i.key, 'width', i.width, 'height', i.height, 'blur', i.blur, 'alt', i.alt, 'widths', i.widths)
     order by i.sort) from product_picture i where i.product_id = p.id), '[]') as pictures`;

export const productPage = statement<ProductPageRow>(
  'catalog_product_page',
  `select ${PRODUCT}, (select row_to_json(face) from (select ${SHOP_COLUMNS} from ${SHOP_TABLES} where s.id = p.shop_id) as face) as shop
   from product p where p.shop_id = (select id from shop where slug = $1) and p.slug = $2 and p.listed`,
);

/** Whether a shop ($1 slug), or a product of it ($2 slug), once stood here for everybody; asked when it does not any more. */
export const wasPublic = statement<{ was: boolean }>(
  'catalog_was_public',
  `select exists (select from shop s where s.slug = $1 and s.approved_at is not null and ($2::text is null
     or exists (select from product p where p.shop_id = s.id and p.slug = $2 and p.published_at is not null))) as was`,
);

export interface ShopFaceRow {
  readonly shopSlug: string;
  readonly shopName: string;
}
const OWN = `select ${PRODUCT}, s.slug as "shopSlug", s.name as "shopName" from product p join shop s on s.id = p.shop_id`;
/** $2 the account: only a member of its shop. */
export const ownProduct = statement<ProductRow & ShopFaceRow>(
  'catalog_own_product',
  `${OWN} join shop_member m on m.shop_id = p.shop_id and m.account_id = $2 where p.id = $1`,
);
/** $2 state or null = all but archived; $3 words within the title; $4, $5 after; $6 limit. The shop's member was checked. */
export const ownProducts = statement<ProductRow & ShopFaceRow>(
  'catalog_own_products',
  `${OWN} where p.shop_id = $1 and (case when $2::text is null then p.state <> 'archived' else p.state = $2 end)
     and ($3::text is null or unaccent(p.title->>'id') ilike $3 or unaccent(p.title->>'en') ilike $3)
     and (p.updated_at, p.id) < ($4::timestamptz, $5::uuid)
   order by p.updated_at desc, p.id desc limit $6::int`,
);
/** Oldest first: whoever waits longest is looked at first. */
export const moderationQueue = statement<ProductRow & ShopFaceRow & { submittedAt: Date }>(
  'catalog_moderation_queue',
  `select ${PRODUCT}, p.submitted_at as "submittedAt", s.slug as "shopSlug", s.name as "shopName"
   from (select * from product p where p.state = 'pending' and (p.submitted_at, p.id) > ($1::timestamptz, $2::uuid) order by p.submitted_at, p.id limit $3::int) p
   join shop s on s.id = p.shop_id order by p.submitted_at, p.id`,
);
export const moderationItem = statement<ProductRow & ShopFaceRow & { submittedAt: Date }>(
  'catalog_moderation_item',
  `select ${PRODUCT}, coalesce(p.submitted_at, p.created_at) as "submittedAt", s.slug as "shopSlug", s.name as "shopName"
   from product p join shop s on s.id = p.shop_id where p.id = $1`,
);
