import { BAND_EDGES } from '@lapak/catalog-domain';
import { type Statement, statement } from '@lapak/platform';
import { LAST_TIER } from './age-products.js';
import { CARD, type CardRow, SHOP } from './card-rows.js';

/** Most products that one search reads, ranks and counts. */
export const MOST_MATCHES = 1_000;

export const SEARCH_SORTS = ['relevance', 'newest', 'cheapest', 'dearest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** A card, and on the first row what is known of the whole. A search that found nothing has one row without a card. */
export interface SearchRow extends CardRow {
  readonly score: number;
  /** Of what the words match, filters left out: one line `category kecamatan band flags` a product. Null past the first page. */
  readonly candidates: string | null;
  /** How many the words match, filters left out. */
  readonly matches: number;
  readonly total: number;
  /** The last tier that was read. */
  readonly toTier: number;
  readonly corrected: string | null;
}

// $1 words, ' & ' between them  $2 tags (tsquery text or null)  $3 limit  $4 min price  $5 max price  $6 halal only
// $7 in stock only  $8 shop  $9 enough to stop at  $10 first tier  $11 last tier, null = decide  $12 score and $13 id to go on after
const WORDS = `select to_tsquery('simple', $1::text) || to_tsquery('indonesian', $1::text) as words, null::text as corrected`;

// A word that the catalogue has stands; the last may be the beginning of one; any other becomes the most similar that is.
const CORRECTED = `select to_tsquery('simple', text) || to_tsquery('indonesian', text) as words, changed as corrected from (
    select string_agg(coalesce(known.word, wanted.word) || case when known.begins then ':*' else '' end, ' & ' order by wanted.n) as text,
      case when bool_or(known.word <> wanted.word) then string_agg(coalesce(known.word, wanted.word), ' ' order by wanted.n) end as changed
    from (select n, word, n = max(n) over () as is_last from regexp_split_to_table($1::text, ' & ') with ordinality as t (word, n)) as wanted
    left join lateral (
      select * from (
        (select wanted.word, true as begins from search_word s where wanted.is_last and length(wanted.word) > 2
           and s.word >= wanted.word collate "C" and s.word < (wanted.word || '~') collate "C" limit 1)
        union all
        (select s.word, false from search_word s where s.word % wanted.word
         order by s.word = wanted.word desc, round(similarity(s.word, wanted.word)::numeric, 1) desc, s.products desc, s.word limit 1)) as ways
      limit 1) as known on true
  ) as q where text is not null`;

const SCORE: Record<SearchSort, string> = {
  // a match in the title outweighs everything; what can be had now and what is new come first among equals
  relevance: `ts_rank(p.search, (select words from q)) + case when p.in_stock then 0.2 else 0 end + extract(epoch from p.published_at)::float8 / 1e9`,
  newest: `extract(epoch from p.published_at)::float8`,
  cheapest: `-p.min_price::float8`,
  dearest: `p.min_price::float8`,
};

const PRICED = `p.min_price >= $4::bigint and p.min_price <= $5::bigint`;
const PASSES = `case when not (${PRICED}) or ($6::boolean and p.halal <> 'certified') or ($7::boolean and not p.in_stock) then false else true end`;
const OF_SHOP = `case when $8::uuid is null or p.shop_id = $8::uuid then true else false end`;
const LINE = `p.category_id || ' ' || p.kecamatan_code || ' ' || width_bucket(p.min_price, array[${BAND_EDGES.join(', ')}]::bigint[])
   || case when p.halal = 'certified' then ' h' else ' -' end || case when p.in_stock then 's' else '-' end || case when ${PRICED} then 'p' else '-' end`;

const ALL_TIERS = Array.from({ length: LAST_TIER + 1 }, (_, tier) => tier);

// Tier by tier, newest first, until there is enough: each tier has an index of its own, and one that is not needed is not read.
const tiers = (name: string, columns: string, query: string, where: string): string => {
  // how many the tiers up to this one gave; each count is worked out once
  const upTo = (tier: number): string =>
    ALL_TIERS.slice(0, tier + 1)
      .map((t) => `(select count(*) from ${name}${t})`)
      .join(' + ');
  const step = (tier: number): string =>
    `${name}${tier} as materialized (select ${columns} from product p where p.listed and p.tier = ${tier} and p.search @@ (${query}) and ${where}
       and ${tier} between $10::int and coalesce($11::int, ${LAST_TIER}) and ($11::int is not null or ${tier === 0 ? '0' : upTo(tier - 1)} < $9::int)
       limit ${MOST_MATCHES + 1})`;
  const stops = ALL_TIERS.slice(0, -1).map((tier) => `when ${upTo(tier)} >= $9::int then ${tier}`);
  return `${ALL_TIERS.map(step).join(', ')},
   ${name} as materialized (${ALL_TIERS.map((tier) => `select * from ${name}${tier}`).join(' union all ')} limit ${MOST_MATCHES + 1}),
   ${name}_to as materialized (select coalesce($11::int, case ${stops.join(' ')} else ${LAST_TIER} end) as tier)`;
};

// What nobody could be shown is kept for staff, who learn what is missing; $14 the words, null = do not keep, $15 now.
const LOGGED = `, logged as (
     insert into zero_result (query, times, last_at) select $14::text, 1, $15::timestamptz where $14::text is not null and not exists (select from base)
     on conflict (query) do update set times = zero_result.times + 1, last_at = excluded.last_at)`;

// By price the cheapest of all is wanted, not of the first thousand that were read: where there are more, the index of
// prices is walked until the page is full, which is soon, since every few dozenth product matches.
const WALK: Partial<Record<SearchSort, { after: string; by: string }>> = {
  cheapest: {
    after: `(p.min_price, p.id) > (coalesce((-$12::float8)::bigint, -1), coalesce($13::uuid, '00000000-0000-0000-0000-000000000000'))`,
    by: 'p.min_price, p.id',
  },
  dearest: {
    after: `(p.min_price, p.id) < (coalesce($12::float8::bigint, ${Number.MAX_SAFE_INTEGER}), coalesce($13::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`,
    by: 'p.min_price desc, p.id desc',
  },
};
const walkOf = (sort: SearchSort, found: string, query: string): { cte: string; rows: string } => {
  const walk = WALK[sort];
  if (!walk) return { cte: '', rows: `select id, score from ${found}` };
  const many = `(select count(*) from ${found}) > ${MOST_MATCHES}`;
  return {
    cte: `, walk as materialized (select id, score from (
       select p.id, (${SCORE[sort]})::float8 as score from product p where ${many} and p.listed and p.search @@ (${query}) and ${OF_SHOP} and ${PASSES}
         and ${walk.after} order by ${walk.by} limit 101) as w limit $3::int)`,
    rows: `select id, score from ${found} where not ${many} union all select id, score from walk`,
  };
};

/** With filters the words alone are looked up as well, for the facets: other values must stay open to be chosen. */
const textOf = (sort: SearchSort, kind: 'plain' | 'again', filtered: boolean): string => {
  const words = kind === 'plain' ? WORDS : CORRECTED;
  const score = `(${SCORE[sort]})::float8 as score`;
  const narrow = 'select case when $2::text is null then words else words && $2::text::tsquery end from q';
  const base = tiers(
    'base',
    filtered ? `${LINE} as line` : `p.id, ${score}, ${LINE} as line`,
    'select words from q',
    OF_SHOP,
  );
  const part = tiers('part', `p.id, ${score}`, narrow, `${OF_SHOP} and ${PASSES}`);
  const found = filtered ? 'part' : 'base';
  const walk = walkOf(sort, found, filtered ? narrow : 'select words from q');
  const order = sort === 'cheapest' ? 'score desc, id' : 'score desc, id desc';
  const after =
    sort === 'cheapest'
      ? '(score < $12::float8 or score = $12::float8 and id > $13::uuid)'
      : '(score, id) < ($12::float8, $13::uuid)';
  return `with q as materialized (${words}), ${base}${filtered ? `, ${part}` : ''}${kind === 'again' ? LOGGED : ''}${walk.cte},
   page as (
     select id, score, row_number() over (order by ${order}) as n from (${walk.rows}) as found
     where $12::float8 is null or ${after} order by ${order} limit $3::int),
   whole as (
     select (select count(*) from base)::int as matches, (select count(*) from ${found})::int as total,
       t.tier as "toTier", (select corrected from q) as corrected,
       case when $12::float8 is null then (select string_agg(line, E'\\n') from base) end as candidates
     from ${found}_to t
     ${filtered ? '' : 'where true or ($2::text is null and $6::boolean and $7::boolean)'})
   select page.score, card.*, case when page.n = 1 or page.n is null then w.candidates end as candidates, w.matches, w.total, w."toTier", w.corrected
   from whole w left join page on true
   left join lateral (select ${CARD} from product p ${SHOP} where p.id = page.id offset 0) as card on true
   order by page.n`;
};

const all = new Map<string, Statement<SearchRow>>();
for (const kind of ['plain', 'again'] as const) {
  for (const sort of SEARCH_SORTS) {
    for (const filtered of [false, true]) {
      const name = `${kind}_${sort}${filtered ? '_filtered' : ''}`;
      all.set(name, statement<SearchRow>(`catalog_search_${name}`, textOf(sort, kind, filtered), { mayLag: true }));
    }
  }
}

/** `plain`: by the words as typed; `again`: by the nearest words that the catalogue has, for a search that found nothing. */
export const searchBy = (kind: 'plain' | 'again', sort: SearchSort, filtered: boolean): Statement<SearchRow> =>
  all.get(`${kind}_${sort}${filtered ? '_filtered' : ''}`)!;
