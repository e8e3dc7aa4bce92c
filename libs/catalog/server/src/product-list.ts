import type { Id } from '@lapak/kernel';
import { type Statement, statement } from '@lapak/platform';
import { CARD, type CardRow, SHOP } from './card-rows.js';

export const LIST_SORTS = ['newest', 'cheapest', 'dearest'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What narrows a list, ready for SQL. */
export interface ListFilter {
  /** The category and everything under it; null = all. */
  readonly categoryIds: readonly string[] | null;
  readonly kecamatan: readonly string[] | null;
  readonly shopId: Id<'Shop'> | null;
  readonly minPrice: number;
  readonly maxPrice: number;
  readonly halal: boolean;
  readonly inStock: boolean;
}
export type ListShape = 'all' | 'category' | 'kecamatan' | 'both' | 'shop';
/** Where the page begins: after this instant or price, and this id. */
export interface ListPosition {
  /** Milliseconds since 1970, or whole rupiah; `infinity` before the newest. */
  readonly at: number | 'infinity';
  readonly id: string;
}

export const MAX_PRICE = Number.MAX_SAFE_INTEGER;
export const shapeOf = (filter: ListFilter): ListShape =>
  filter.shopId
    ? 'shop'
    : filter.categoryIds
      ? filter.kecamatan
        ? 'both'
        : 'category'
      : filter.kecamatan
        ? 'kecamatan'
        : 'all';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
interface Order {
  readonly key: string;
  readonly by: string;
  readonly after: '<' | '>';
  readonly type: string;
  /** Where the walk ends, when the filter says so. */
  readonly until: string;
  readonly first: (filter: ListFilter) => ListPosition;
}
const ORDER: Record<ListSort, Order> = {
  newest: {
    key: 'published_at',
    by: 'p.published_at desc, p.id desc',
    after: '<',
    type: 'timestamptz',
    until: 'true',
    first: () => ({ at: 'infinity', id: LAST_ID }),
  },
  cheapest: {
    key: 'min_price',
    by: 'p.min_price, p.id',
    after: '>',
    type: 'bigint',
    until: `(p.min_price, p.id) <= ($5::bigint, '${LAST_ID}'::uuid)`,
    first: ({ minPrice }) => ({ at: minPrice - 1, id: LAST_ID }),
  },
  dearest: {
    key: 'min_price',
    by: 'p.min_price desc, p.id desc',
    after: '<',
    type: 'bigint',
    until: `(p.min_price, p.id) >= ($4::bigint, '${FIRST_ID}'::uuid)`,
    first: ({ maxPrice }) => ({ at: Math.min(maxPrice + 1, MAX_PRICE), id: FIRST_ID }),
  },
};

// One expression, so that the planner neither takes an index on it nor thinks that it leaves next to nothing.
const PASSES = `case when p.min_price < $4::bigint or p.min_price > $5::bigint or ($9::boolean and p.halal <> 'certified')
  or ($10::boolean and not p.in_stock) then false else true end`;

// Each way in is an ordered walk of one index that stops when the page is full. A list of categories or kecamatan is one
// such walk each, merged: so a page reads a few hundred index entries whether there are two thousand products or a million.
const SOURCE: Record<ListShape, { from: string; where: string }> = {
  all: { from: '', where: 'true' },
  shop: {
    from: '',
    where:
      'p.shop_id = $6 and ($7::text[] is null or p.category_id = any($7)) and ($8::text[] is null or p.kecamatan_code = any($8))',
  },
  category: { from: 'unnest($7::text[]) as c', where: 'p.category_id = c' },
  kecamatan: { from: 'unnest($8::text[]) as k', where: 'p.kecamatan_code = k' },
  both: {
    from: 'unnest($7::text[]) as c, unnest($8::text[]) as k',
    where: 'p.category_id = c and p.kecamatan_code = k',
  },
};

// The inner limit is a constant so that the planner knows how few rows will be asked for; the outer one stops the walk.
const textOf = (shape: ListShape, sort: ListSort): string => {
  const { key, by, after, type, until } = ORDER[sort];
  const { from, where } = SOURCE[shape];
  const unused = `$6::uuid is null and $7::text[] is null and $8::text[] is null`;
  const walk = `select p.* from product p
     where p.listed and ${where} and (p.${key}, p.id) ${after} ($1::${type}, $2::uuid)
       and ${until} and ${PASSES}
     order by ${by} limit 101`;
  const rows =
    from === ''
      ? walk
      : `select p.* from ${from} cross join lateral (select * from (${walk}) p limit $3::int) p order by ${by} limit 101`;
  return `select ${CARD} from (${rows}) p ${SHOP} where true or (${unused}) order by ${by} limit $3::int`;
};

const SHAPES = Object.keys(SOURCE) as ListShape[];
const lists = new Map<string, Statement<CardRow>>();
for (const shape of SHAPES) {
  for (const sort of LIST_SORTS)
    lists.set(
      `${shape}/${sort}`,
      statement<CardRow>(`catalog_list_${shape}_${sort}`, textOf(shape, sort), { mayLag: true }),
    );
}

/** The statement for this way through the catalogue, and its values. Fifteen in all; nothing from outside is in their text. */
export const listOf = (filter: ListFilter, sort: ListSort, limit: number, after: ListPosition | null) => {
  const { at: place, id } = after ?? ORDER[sort].first(filter);

  const at = sort === 'newest' && typeof place === 'number' ? new Date(place) : place;
  return {
    statement: lists.get(`${shapeOf(filter)}/${sort}`)!,
    values: [
      at,
      id,
      limit,
      filter.minPrice,
      filter.maxPrice,
      filter.shopId,
      filter.categoryIds,
      filter.kecamatan,
      filter.halal,
      filter.inStock,
    ],
  };
};
