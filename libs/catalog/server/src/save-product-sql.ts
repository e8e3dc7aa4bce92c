import type { PictureJson, ProductState } from '@lapak/catalog-domain';
import type { Id } from '@lapak/kernel';
import { statement } from '@lapak/platform';

export interface HeldProduct {
  readonly slug: string;
  readonly state: ProductState;
}

// Variants before their product, as an order takes them: two who want both never wait for each other in a ring.
export const lockVariants = statement<{ id: Id<'Variant'>; reserved: number }>(
  'catalog_lock_variants',
  `select id, reserved from variant where product_id = $1 order by id for update`,
);
export const lockProduct = statement<HeldProduct>(
  'catalog_lock_product',
  `select slug, state from product where id = $1 and shop_id = $2 for no key update`,
);
// The shop's row is held against a suspension that happens meanwhile.
export const shopForSaving = statement<{ approved: boolean; published: number }>(
  'catalog_shop_for_saving',
  `select s.state = 'approved' as approved,
     (select count(*)::int from (select from product p where p.shop_id = $1 and p.state = 'published' and p.id <> $2 limit $3::int) as first) as published
   from shop s where s.id = $1 for share`,
);
export const slugsLike = statement<{ slug: string }>(
  'catalog_slugs',
  `select slug from product where shop_id = $1 and slug ^@ $2`,
);

export const putProduct = statement(
  'catalog_put_product',
  `insert into product (id, shop_id, slug, title, description, category_id, category_path, state, unit, halal, halal_number, pirt, made_in,
     made_to_order_days, fragile, perishable, emoji, kecamatan_code, listed, min_price, max_price, compare_at, cover, search, published_at, submitted_at,
     created_at, updated_at)
   select $1::uuid, s.id, $3, $4::jsonb, $5::jsonb, $6, $7::text[], $8, $9, $10, $11, $12, $13, $14::int, $15::boolean, $16::boolean, $17,
     s.kecamatan_code, $18::boolean, $19::bigint, $20::bigint, $21::bigint, $22::jsonb,
     catalog_search_of($4::jsonb, $5::jsonb, s.name, c.name, s.kecamatan_code, $7::text[]), $23::timestamptz, $24::timestamptz, $25::timestamptz, $25::timestamptz
   from shop s, category c where s.id = $2::uuid and c.id = $6
   on conflict (id) do update set title = excluded.title, description = excluded.description, category_id = excluded.category_id,
     category_path = excluded.category_path, state = excluded.state, unit = excluded.unit, halal = excluded.halal, halal_number = excluded.halal_number,
     pirt = excluded.pirt, made_in = excluded.made_in, made_to_order_days = excluded.made_to_order_days, fragile = excluded.fragile,
     perishable = excluded.perishable, emoji = case when product.category_id = excluded.category_id then product.emoji else excluded.emoji end,
     kecamatan_code = excluded.kecamatan_code, listed = excluded.listed,
     min_price = excluded.min_price, max_price = excluded.max_price, compare_at = excluded.compare_at, cover = excluded.cover, search = excluded.search,
     published_at = coalesce(product.published_at, excluded.published_at),
     submitted_at = case when product.state = 'pending' and excluded.state = 'pending' then product.submitted_at else coalesce(excluded.submitted_at, product.submitted_at) end,
     moderation_reason = case when excluded.state in ('pending', 'published') then null else product.moderation_reason end,
     updated_at = excluded.updated_at, version = product.version + 1`,
);

export const putVariants = statement(
  'catalog_put_variants',
  `with given as (select * from jsonb_to_recordset($4::jsonb) as g (id uuid, name jsonb, price bigint, "compareAt" bigint, "weightGrams" int, "onHand" int, sort int)),
   gone as (update variant v set archived_at = $3::timestamptz where v.product_id = $1::uuid and v.archived_at is null and v.id not in (select id from given))
   insert into variant (id, product_id, shop_id, name, price, compare_at, weight_grams, on_hand, sort)
   select id, $1::uuid, $2::uuid, name, price, "compareAt", "weightGrams", "onHand", sort from given
   on conflict (id) do update set name = excluded.name, price = excluded.price, compare_at = excluded.compare_at, weight_grams = excluded.weight_grams,
     on_hand = excluded.on_hand, sort = excluded.sort, archived_at = null`,
);

export const picturesOf = statement<PictureJson>(
  'catalog_pictures_of',
  `select key, width, height, blur, alt, widths from product_picture where product_id = $1 order by sort`,
);
export const putPictures = statement(
  'catalog_put_pictures',
  `with given as (
     select p->>'key' as key, (p->>'width')::int as width, (p->>'height')::int as height, p->>'blur' as blur, p->>'alt' as alt,
       (select array_agg(w::int) from jsonb_array_elements_text(p->'widths') as w) as widths, n
     from jsonb_array_elements($3::jsonb) with ordinality as g (p, n)),
   gone as (delete from product_picture where product_id = $1::uuid and key not in (select key from given))
   insert into product_picture (key, product_id, shop_id, sort, width, height, blur, alt, widths, created_at)
   select key, $1::uuid, $2::uuid, n, width, height, blur, alt, widths, $4::timestamptz from given
   on conflict (key) do update set sort = excluded.sort, alt = excluded.alt`,
);

/** The words of a title, for the dictionary that searches are corrected by; in one order, so that savers do not deadlock. */
export const addWords = statement(
  'catalog_add_words',
  `insert into search_word (word, products)
   select distinct word, 1 from product p,
     regexp_split_to_table(lower(unaccent((p.title->>'id') || ' ' || (p.title->>'en'))), '[^a-z0-9]+') as word
   where p.id = $1 and length(word) between 3 and 40 and word ~ '[a-z]'
   order by word on conflict (word) do nothing`,
);
