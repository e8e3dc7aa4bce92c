import type { Halal, PictureJson, ProductState } from '@lapak/catalog-domain';
import type { Id, Words } from '@lapak/kernel';
import { newId } from '@lapak/platform';
import type { DataSource } from 'typeorm';

/** A small tree: coffee (food, halal and P-IRT), snacks, cloth. Safe to ask for twice. */
export const givenCategories = async (db: DataSource): Promise<void> => {
  await db.query(`insert into category (id, parent_id, name, emoji, food, needs_halal, needs_pirt, sort) values
    ('kopi-teh', null, '{"id":"Kopi & teh","en":"Coffee & tea"}', '2615', false, false, false, 1),
    ('kopi-bubuk', 'kopi-teh', '{"id":"Kopi bubuk","en":"Ground coffee"}', '2615', true, true, true, 2),
    ('biji-kopi', 'kopi-teh', '{"id":"Biji kopi","en":"Coffee beans"}', '1fad8', true, true, true, 3),
    ('jajanan', null, '{"id":"Jajanan","en":"Snacks"}', '1f361', false, false, false, 4),
    ('keripik-kacang', 'jajanan', '{"id":"Keripik & kacang","en":"Chips & nuts"}', '1f95c', true, true, true, 5),
    ('tenun-kain', null, '{"id":"Tenun & kain","en":"Weaving & cloth"}', '1f9f5', false, false, false, 6),
    ('songket', 'tenun-kain', '{"id":"Songket","en":"Songket"}', '1f9f5', false, false, false, 7) on conflict do nothing`);
};

export interface GivenProduct {
  readonly shopId: Id<'Shop'>;
  readonly title?: string | Words;
  readonly description?: string;
  readonly slug?: string;
  readonly categoryId?: string;
  readonly state?: ProductState;
  readonly halal?: Halal;
  readonly publishedAt?: Date;
  readonly madeToOrderDays?: number;
  readonly cover?: PictureJson;
  readonly variants?: readonly {
    readonly price?: number;
    readonly onHand?: number;
    readonly weightGrams?: number;
    readonly name?: string;
  }[];
}

/** A product on sale with its variants (one of Rp25.000 with 10 on hand, unless told), straight in SQL. Its shop must be there. */
export const givenProduct = async (
  db: DataSource,
  given: GivenProduct,
): Promise<{ productId: Id<'Product'>; variantIds: Id<'Variant'>[]; slug: string }> => {
  await givenCategories(db);
  const productId = newId<'Product'>();
  const {
    title = 'Kopi Robusta Lereng',
    description = 'Disangrai sendiri.',
    state = 'published',
    variants = [{}],
  } = given;
  const words = typeof title === 'string' ? { id: title, en: title } : title;
  const prices = variants.map((variant) => variant.price ?? 25_000);
  const slug = given.slug ?? `barang-${productId.slice(-6)}`;
  await db.query(
    `insert into product (id, shop_id, slug, title, description, category_id, category_path, state, unit, halal, made_in, emoji, kecamatan_code, listed,
       min_price, max_price, search, published_at, made_to_order_days, cover, created_at, updated_at)
     select $1, s.id, $3, $4::jsonb, $5::jsonb, c.id, array_remove(array[c.id, c.parent_id], null), $7::text, 'bungkus', $8, s.desa_code, c.emoji, s.kecamatan_code,
       $7::text = 'published' and s.state = 'approved', $9, $10,
       catalog_search_of($4::jsonb, $5::jsonb, s.name, c.name, s.kecamatan_code, array_remove(array[c.id, c.parent_id], null)), $11::timestamptz, $12, $13::jsonb, $11::timestamptz, $11::timestamptz
     from shop s, category c where s.id = $2 and c.id = $6`,
    [
      productId,
      given.shopId,
      slug,
      JSON.stringify(words),
      JSON.stringify({ id: description, en: '' }),
      given.categoryId ?? 'kopi-bubuk',
      state,
      given.halal ?? 'certified',
      Math.min(...prices),
      Math.max(...prices),
      given.publishedAt ?? new Date('2026-11-01T02:00:00Z'),
      given.madeToOrderDays ?? null,
      given.cover ? JSON.stringify(given.cover) : null,
    ],
  );
  const variantIds: Id<'Variant'>[] = [];
  for (const [sort, variant] of variants.entries()) {
    const id = newId<'Variant'>();
    variantIds.push(id);
    await db.query(
      `insert into variant (id, product_id, shop_id, name, price, weight_grams, on_hand, sort) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        productId,
        given.shopId,
        variant.name ? JSON.stringify({ id: variant.name, en: variant.name }) : null,
        prices[sort],
        variant.weightGrams ?? 250,
        variant.onHand ?? 10,
        sort,
      ],
    );
  }
  return { productId, variantIds, slug };
};

/** A shop with its owner, straight in SQL, in a kecamatan of its own choice. */
export const givenSeller = async (
  db: DataSource,
  over: { state?: string; name?: string; kecamatan?: string } = {},
): Promise<{ shopId: Id<'Shop'>; ownerId: Id<'Account'>; slug: string }> => {
  const shopId = newId<'Shop'>();
  const ownerId = newId<'Account'>();
  const { state = 'approved', kecamatan = '51.08.06', name = `Warung ${shopId.slice(-6)}` } = over;
  const desa = `${kecamatan}.2001`;
  await db.query(
    `insert into kecamatan values ($1, $2, '81100', '{"id":"","en":""}', 0, 0, 0, 0, 1, 1) on conflict do nothing`,
    [kecamatan, `Kecamatan ${kecamatan.slice(-2)}`],
  );
  await db.query(`insert into desa values ($1, $2, 'Contoh', 'desa', '81100', 'contoh') on conflict do nothing`, [
    desa,
    kecamatan,
  ]);
  await db.query(
    `insert into account (id, full_name, phone, password_hash, created_at) values ($1, 'Made Contoh', $2, '-', '2026-10-01')`,
    [ownerId, `+62810${parseInt(ownerId.slice(-8), 16).toString().padStart(10, '0')}`],
  );
  await db.query(
    `insert into shop (id, slug, name, tagline, story, state, desa_code, kecamatan_code, phone, registered_at)
     values ($1, $2, $3, '{"id":"","en":""}', '{"id":"","en":""}', $4, $5, $6, '+62810000000', '2026-10-01')`,
    [shopId, `warung-${shopId.slice(-6)}`, name, state, desa, kecamatan],
  );
  await db.query(`insert into shop_member values ($1, $2, 'owner', '2026-10-01')`, [shopId, ownerId]);
  return { shopId, ownerId, slug: `warung-${shopId.slice(-6)}` };
};
