import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Catalog1764028800003 implements MigrationInterface {
  readonly name = 'Catalog1764028800003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table category (
  id text primary key, parent_id text references category, name jsonb not null, emoji text not null,
  food boolean not null, needs_halal boolean not null, needs_pirt boolean not null,
  kbli text, sort int not null, product_count int not null default 0
);
create table product (
  id uuid primary key,
  shop_id uuid not null references shop,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title jsonb not null,
  description jsonb not null,
  category_id text not null references category,
  -- the category and its parents, for filters
  category_path text[] not null,
  state text not null check (state in ('draft', 'pending', 'published', 'needs_fix', 'rejected', 'archived', 'taken_down')),
  moderation_reason text,
  unit text not null,
  halal text not null check (halal in ('certified', 'in_process', 'non_halal', 'not_food')),
  halal_number text, pirt text,
  made_in text not null references desa,
  made_to_order_days int check (made_to_order_days between 1 and 180),
  fragile boolean not null default false,
  perishable boolean not null default false,
  emoji text not null,
  kecamatan_code text not null references kecamatan,
  -- published, and its shop approved: what the public sees
  listed boolean not null default false,
  min_price bigint not null check (min_price > 0),
  max_price bigint not null check (max_price >= min_price),
  compare_at bigint,
  -- kept by a trigger on variant, only when it changes
  in_stock boolean not null default false,
  sold_count int not null default 0,
  -- the first picture, so that a card is one row
  cover jsonb,
  -- made by catalog_search_of: words, and tags such as ~c=kopi-bubuk for filters
  search tsvector not null,
  -- 0 the newest few thousand, 1 and 2 the next, each several times as many, 3 the rest: a search stops at the first with enough
  tier smallint not null default 0 check (tier between 0 and 3),
  published_at timestamptz,
  submitted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 0,
  unique (shop_id, slug)
) with (fillfactor = 85);
-- one index per way through the list, so that a page costs the same whatever lies behind it
create index product_newest on product (published_at desc, id desc) where listed;
create index product_price on product (min_price, id) where listed;
create index product_category_newest on product (category_id, published_at desc, id desc) where listed;
create index product_category_price on product (category_id, min_price, id) where listed;
create index product_kecamatan_newest on product (kecamatan_code, published_at desc, id desc) where listed;
create index product_kecamatan_price on product (kecamatan_code, min_price, id) where listed;
create index product_both_newest on product (category_id, kecamatan_code, published_at desc, id desc) where listed;
create index product_both_price on product (category_id, kecamatan_code, min_price, id) where listed;
create index product_shop_listed on product (shop_id, published_at desc, id desc) where listed;
create index product_shop_all on product (shop_id, updated_at desc, id desc);
create index product_pending on product (submitted_at, id) where state = 'pending';
create index product_search_0 on product using gin (search) with (fastupdate = off) where listed and tier = 0;
create index product_search_1 on product using gin (search) with (fastupdate = off) where listed and tier = 1;
create index product_search_2 on product using gin (search) with (fastupdate = off) where listed and tier = 2;
create index product_search_3 on product using gin (search) with (fastupdate = off) where listed and tier = 3;
create index product_tier on product (tier, published_at) where listed and tier < 3;
create table variant (
  id uuid primary key,
  product_id uuid not null references product,
  shop_id uuid not null references shop,
  name jsonb,
  price bigint not null check (price between 1 and 100000000000),
  compare_at bigint check (compare_at > price),
  weight_grams int not null check (weight_grams between 1 and 500000),
  on_hand int not null check (on_hand between 0 and 1000000),
  reserved int not null default 0,
  sort int not null,
  archived_at timestamptz,
  constraint variant_reserved check (reserved between 0 and on_hand)
);
create index variant_product on variant (product_id, sort) where archived_at is null;
create table product_picture (
  key text primary key, product_id uuid not null references product, shop_id uuid not null references shop,
  sort int not null, width int not null, height int not null, blur text not null, alt text not null default '',
  widths int[] not null, created_at timestamptz not null
);
create index product_picture_product on product_picture (product_id, sort);
create table zero_result (query text primary key, times int not null, last_at timestamptz not null);
create table search_word (word text primary key, products int not null);
create index search_word_trigram on search_word using gin (word gin_trgm_ops);

-- Per statement and in the order of ids: two baskets that empty the same shelves never wait for each other in a ring.
create function product_in_stock() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct product_id) into ids from fresh;
  else
    select array_agg(distinct f.product_id) into ids from fresh f join stale s using (id)
    where (f.on_hand > f.reserved) is distinct from (s.on_hand > s.reserved)
       or (f.archived_at is null) is distinct from (s.archived_at is null);
  end if;
  if ids is null then
    return null;
  end if;
  perform from product where id = any(ids) order by id for no key update;
  update product p set in_stock = not p.in_stock
  where p.id = any(ids) and p.in_stock is distinct from exists (
    select from variant v where v.product_id = p.id and v.archived_at is null and v.on_hand > v.reserved);
  return null;
end $$;
create trigger variant_stock_changed after update on variant
  referencing old table as stale new table as fresh for each statement execute function product_in_stock();
create trigger variant_added after insert on variant
  referencing new table as fresh for each statement execute function product_in_stock();

-- Titles weigh most (A), then shop and category (B), then the description (D). Plain words and Indonesian stems lie side
-- by side. Tags begin with ~, which no word can.
create function catalog_search_of(title jsonb, description jsonb, shop text, category jsonb, kecamatan text, path text[])
returns tsvector language sql stable as $$
  select setweight(to_tsvector('simple', t) || to_tsvector('indonesian', t), 'A')
    || setweight(to_tsvector('simple', s) || to_tsvector('indonesian', s), 'B')
    || setweight(to_tsvector('indonesian', d), 'D')
    || array_to_tsvector(array['~k=' || kecamatan] || (select array_agg('~c=' || c) from unnest(path) as c))
  from (select unaccent((title->>'id') || ' ' || case when title->>'en' = title->>'id' then '' else title->>'en' end) as t,
    unaccent(shop || ' ' || (category->>'id') || ' ' || (category->>'en')) as s,
    unaccent(left(description->>'id', 2000) || ' ' || left(description->>'en', 2000)) as d) as words
$$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
