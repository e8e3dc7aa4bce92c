import { poolOf } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { ageProducts, TIERS } from './age-products.js';

export interface FillSize {
  readonly shops: number;
  readonly products: number;
  /** The same seed makes the same catalogue. */
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}

const BATCH = 10_000;

// One pseudo-random 31-bit number per (seed, row, purpose), the same on every machine.
const DICE = `create or replace function pg_temp.dice(i int, purpose int, sides int) returns int language sql immutable as $$
  select (hashint8extended(i::bigint * 64 + purpose, current_setting('fill.seed')::bigint) & 2147483647)::int % sides $$`;

// Ids have the form that every id has: what the product refuses from outside is refused here too.
const IDS = `create or replace function pg_temp.fill_id(name text) returns uuid language sql immutable as $$
  select overlay(overlay(md5(name) placing '7' from 13) placing '8' from 17)::uuid $$`;

// The words come from what the regency's profile put into the database: categories, what each kecamatan is known for, desa.
const WORDS = `
create temp table fill_category as
  select row_number() over (order by c.sort, c.id)::int - 1 as n, c.id, c.name, c.emoji, c.food,
    case when c.parent_id is null then array[c.id] else array[c.id, c.parent_id] end as path
  from category c where not exists (select from category child where child.parent_id = c.id);
create temp table fill_good as
  select row_number() over (order by category_id, word)::int - 1 as n, row_number() over (partition by category_id order by word)::int - 1 as k,
    count(*) over (partition by category_id)::int as of, category_id, word
  from (select distinct c.id as category_id, initcap(trim(w)) as word
    from fill_category c, regexp_split_to_table(c.name->>'id', '[&,]| dan ') as w where length(trim(w)) > 2) as goods;
create temp table fill_known as
  select row_number() over (order by word)::int - 1 as n, initcap(word) as word
  from (select distinct trim(w) as word from kecamatan, regexp_split_to_table(known_for->>'id', '[,]| dan ') as w where length(trim(w)) between 3 and 40) as known;
create temp table fill_desa as
  select row_number() over (order by d.code)::int - 1 as n, d.code, d.name, d.kecamatan_code from desa d;
create temp table fill_trait as
  select (ordinality - 1)::int as n, word from unnest(string_to_array('asli,halus,kasar,kering,basah,segar,manis,pedas,gurih,asin,rumahan,pilihan,alami,organik,tradisional,bakar,panggang,giling,tumbuk,bubuk,robusta,arabika,luwak,kelapa,pandan,jahe,kunyit,cengkih,vanila,madu,pisang,singkong,ubi,kacang,jagung,nangka,durian,mangga,salak,anggur,cokelat,susu,wijen,bawang,rawit,terasi,ikan,tenun,songket,endek,sutra,katun,batik,ukir,anyam,bambu,kayu,rotan,lontar,perak,tembaga,tanah liat,keramik,besar,sedang,kecil,mini,jumbo,hemat,keluarga,hadiah,oleh-oleh,upacara,harian,pesta,warna alam,biru,merah,hitam,putih,cokelat tua,emas', ',')) with ordinality as t (word, ordinality);
create temp table fill_size as
  select (ordinality - 1)::int as n, word from unnest(array['100 g','150 g','200 g','250 g','500 g','1 kg','isi 3','isi 6','isi 12','1 lembar','1 buah','1 set']) with ordinality as t (word, ordinality)`;

const ACCOUNTS = `
insert into account (id, full_name, phone, password_hash, created_at)
select pg_temp.fill_id('account' || $1::int || i), 'Contoh ' || i, '+62810' || lpad(($1::int % 97)::text, 2, '0') || lpad(i::text, 7, '0'), '!', $4::timestamptz
from generate_series($2::int, $3::int) as i on conflict do nothing`;
const SHOPS = `
insert into shop (id, slug, name, tagline, story, state, desa_code, kecamatan_code, phone, food_seller, legal_status, registered_at, approved_at)
select pg_temp.fill_id('shop' || $1::int || i), 'contoh-' || $1::int || '-' || i, left(k.word || ' ' || d.name, 50) || ' ' || i,
  jsonb_build_object('id', k.word || ' dari ' || d.name, 'en', k.word || ' from ' || d.name),
  jsonb_build_object('id', 'Toko contoh untuk pengukuran.', 'en', 'A sample shop for measuring.'),
  'approved', d.code, d.kecamatan_code, '+62810' || lpad(($1::int % 97)::text, 2, '0') || lpad(i::text, 7, '0'), true, 'in_process',
  date_trunc('milliseconds', $4::timestamptz) - interval '800 days', date_trunc('milliseconds', $4::timestamptz) - interval '790 days'
from generate_series($2::int, $3::int) as i
join fill_desa d on d.n = pg_temp.dice(i, 1, (select count(*)::int from fill_desa))
join fill_known k on k.n = pg_temp.dice(i, 2, (select count(*)::int from fill_known)) on conflict do nothing`;
const MEMBERS = `
insert into shop_member (shop_id, account_id, role, since)
select pg_temp.fill_id('shop' || $1::int || i), pg_temp.fill_id('account' || $1::int || i), 'owner', $4::timestamptz from generate_series($2::int, $3::int) as i on conflict do nothing`;
const DELIVERY = `
insert into shop_delivery (shop_id, pickup_enabled, seller_enabled, courier_enabled)
select pg_temp.fill_id('shop' || $1::int || i), true, true, $4::timestamptz is not null from generate_series($2::int, $3::int) as i on conflict do nothing`;
const ZONES = `
insert into delivery_zone (shop_id, kecamatan_code, price)
select pg_temp.fill_id('shop' || $1::int || i), k.code, case when k.code = s.kecamatan_code then 5000 else 15000 end
from generate_series($2::int, $3::int) as i join shop s on s.id = pg_temp.fill_id('shop' || $1::int || i) cross join kecamatan k
where $4::timestamptz is not null on conflict do nothing`;

// Ids carry the time of publication (UUIDv7), as those of real products do; publications spread over two years.
const PRODUCTS = `
insert into product (id, shop_id, slug, title, description, category_id, category_path, state, unit, halal, made_in,
  made_to_order_days, fragile, perishable, emoji, kecamatan_code, listed, min_price, max_price, search, tier, published_at,
  submitted_at, created_at, updated_at)
select p.id, p.shop_id, p.slug, p.title, p.description, p.category_id, p.path, 'published', 'buah', p.halal, p.made_in, p.days,
  p.i % 11 = 0, p.i % 7 = 0, p.emoji, p.kecamatan_code, true, p.price, p.price,
  catalog_search_of(p.title, p.description, p.shop_name, p.category_name, p.kecamatan_code, p.path), p.tier, p.at, p.at, p.at, p.at
from (
  select i, (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5('product' || $1::int || i), 1, 3) || '8' || substr(md5('product' || $1::int || i), 4, 15))::uuid as id,
    s.id as shop_id, 'barang-' || i as slug, s.kecamatan_code, s.desa_code as made_in, s.name as shop_name, c.name as category_name,
    jsonb_build_object('id', g.word || ' ' || t.word || ' ' || u.word || ' ' || z.word, 'en', g.word || ' ' || t.word || ' ' || z.word) as title,
    jsonb_build_object('id', g.word || ' ' || t.word || ' ' || u.word || ' dibuat di ' || d.name || ' dalam jumlah kecil. Cocok untuk ' || v.word || ' dan ' || w.word || ', dikemas rapi dan dikirim setiap hari kerja.', 'en', '') as description,
    c.id as category_id, c.path, c.emoji, at, tier, case when pg_temp.dice(i, 9, 12) = 0 then 7 end as days,
    case when not c.food then 'not_food' else (array['certified', 'certified', 'in_process', 'non_halal'])[1 + pg_temp.dice(i, 10, 4)] end as halal,
    (5 + pg_temp.dice(i, 11, 60) * (1 + pg_temp.dice(i, 12, 8))) * 1000 as price
  from (
    select i, date_trunc('milliseconds', $5::timestamptz - interval '1 second' * (age + i / 1e6)) as at,
      case ${TIERS.map((places, tier) => `when age * $6::float8 < ${places} * 63e6 then ${tier}`).join(' ')} else ${TIERS.length} end as tier
    from (select i, pg_temp.dice(i, 3, 63000000) as age from generate_series($2::int, $3::int) as i) as ages) as rows
  join shop s on s.id = pg_temp.fill_id('shop' || $1::int || (1 + i % $4::int))
  join fill_desa d on d.code = s.desa_code
  join fill_category c on c.n = pg_temp.dice(i, 4, (select count(*)::int from fill_category))
  join fill_good g on g.category_id = c.id and g.k = pg_temp.dice(i, 5, 1000) % g.of
  join fill_trait t on t.n = pg_temp.dice(i, 6, (select count(*)::int from fill_trait))
  join fill_trait u on u.n = pg_temp.dice(i, 13, (select count(*)::int from fill_trait))
  join fill_trait v on v.n = pg_temp.dice(i, 7, (select count(*)::int from fill_trait))
  join fill_known w on w.n = pg_temp.dice(i, 14, (select count(*)::int from fill_known))
  join fill_size z on z.n = pg_temp.dice(i, 8, (select count(*)::int from fill_size))
) as p on conflict do nothing`;
const VARIANTS = `
insert into variant (id, product_id, shop_id, name, price, weight_grams, on_hand, sort)
select pg_temp.fill_id('variant' || p.id || k), p.id, p.shop_id, case when n > 1 then jsonb_build_object('id', 'Ukuran ' || k, 'en', 'Size ' || k) end,
  p.min_price * k, 100 * k + i % 900, case when pg_temp.dice(i, 20 + k, 10) = 0 then 0 else 50 + pg_temp.dice(i, 30 + k, 5000) end, k
from generate_series($2::int, $3::int) as i
join product p on p.shop_id = pg_temp.fill_id('shop' || $1::int || (1 + i % $4::int)) and p.slug = 'barang-' || i
cross join lateral (select 1 + pg_temp.dice(i, 15, 3) as n) as many cross join lateral generate_series(1, n) as k on conflict do nothing`;
const PRICES = `
update product p set max_price = v.highest from (
  select v.product_id, max(v.price) as highest from generate_series($2::int, $3::int) as i
  join product p on p.shop_id = pg_temp.fill_id('shop' || $1::int || (1 + i % $4::int)) and p.slug = 'barang-' || i
  join variant v on v.product_id = p.id group by v.product_id) as v
where p.id = v.product_id and p.max_price <> v.highest`;

/**
 * Makes a large catalogue for measuring, straight in SQL: the only place that goes round the use cases. Deterministic,
 * and safe to run again: what is there already stays. Shops are approved and deliver; products are published, nine of ten
 * variants in stock. Areas and categories must have been imported. Ends with the planner's statistics in order.
 * @throws Error when there are no categories or no desa yet.
 */
export const fillCatalogue = async (
  db: DataSource,
  { shops, products, seed, onProgress }: FillSize,
  now: Date,
): Promise<void> => {
  const client = await poolOf(db).connect();
  try {
    const settings = `select set_config('statement_timeout', '0', false), set_config('synchronous_commit', 'off', false), set_config('fill.seed', $1, false)`;
    await client.query(settings, [String(Math.trunc(seed))]);
    await client.query(DICE);
    await client.query(IDS);
    await client.query(WORDS);
    const { rows } = await client.query<{ ready: boolean }>(
      `select exists (select from fill_good) and exists (select from fill_desa) as ready`,
    );
    if (!rows[0]!.ready) throw new Error('import areas and categories first: the fill takes its words from them');
    for (let from = 1; from <= shops; from += BATCH) {
      const values = [seed, from, Math.min(from + BATCH - 1, shops), now];
      for (const text of [ACCOUNTS, SHOPS, MEMBERS, DELIVERY, ZONES]) await client.query(text, values);
    }
    for (let from = 1; from <= products; from += BATCH) {
      const values = [seed, from, Math.min(from + BATCH - 1, products), shops];
      await client.query(PRODUCTS, [...values, now, products]);
      await client.query(VARIANTS, values);
      await client.query(PRICES, values);
      onProgress?.(values[2] as number);
    }
    await client.query('analyze product');
    for (const step of ageProducts) await client.query(step.text, [products]);
    await client.query('vacuum (analyze) product');
    await client.query('vacuum (analyze) variant');
    await client.query('analyze shop, shop_member, account, delivery_zone, shop_delivery, category');
  } finally {
    client.release(true); // its temporary tables and settings go with it
  }
};
