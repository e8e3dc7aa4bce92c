import { type Candidate, countFacets, type FacetCounts, mayBeLogged, searchWords } from '@lapak/catalog-domain';
import { asId, type Clock } from '@lapak/kernel';
import { CLOCK, cursorOf, pageSize, readCursor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LAST_TIER } from './age-products.js';
import { BrowseProducts, type ProductFilter } from './browse-products.js';
import type { CardRow } from './card-rows.js';
import { Categories } from './categories.js';
import { type ListFilter, MAX_PRICE } from './product-list.js';
import { MOST_MATCHES, searchBy, type SearchRow, type SearchSort } from './search-sql.js';

export interface Found {
  readonly nodes: CardRow[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  /** Counted up to 1,000. */
  readonly total: number;
  /** There are more than were counted. */
  readonly atLeast: boolean;
  readonly facets: FacetCounts;
  /** The words that were searched instead. */
  readonly correctedQuery: string | null;
}

/** A relevance search stops reading once it has this many: two pages, and enough to count facets on. */
const ENOUGH = 60;

interface Position {
  readonly from: number;
  readonly to: number | null;
  readonly score: number | null;
  readonly id: string | null;
}
const START: Position = { from: 0, to: null, score: null, id: null };

const isTier = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LAST_TIER;
const isScore = (value: unknown): boolean =>
  value === null || (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
const positionOf = (after: string | null | undefined): Position => {
  const values = readCursor(after, isTier, isTier, isScore, (id) => id === null || asId(id) !== null);
  if (!values) return START;
  const [from, to, score, id] = values as [number, number, number | null, string | null];
  return { from, to, score, id };
};

const candidatesOf = function* (lines: string | null): Generator<Candidate> {
  if (!lines) return;
  for (const line of lines.split('\n')) {
    const [categoryId, kecamatan, band, flags] = line.split(' ') as [string, string, string, string];
    yield {
      categoryId,
      kecamatan,
      band: Number(band),
      halal: flags[0] === 'h',
      inStock: flags[1] === 's',
      priced: flags[2] === 'p',
    };
  }
};

/**
 * Finds products by words. One statement; a second one, with the nearest words that the catalogue has, when the first
 * finds nothing. Reads the newest tier of products first and stops when it has enough, so a search costs much the same in two
 * thousand products and in a million. Pages go on where the last one ended, through the same tiers, then the older ones.
 */
@Injectable()
export class SearchProducts {
  constructor(
    private readonly db: DataSource,
    private readonly browse: BrowseProducts,
    private readonly categories: Categories,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws GraphQLError BAD_USER_INPUT when `first` is not 1 to 100 or `after` is no cursor of this search. */
  async run(
    query: string,
    filter: ProductFilter | null | undefined,
    sort: SearchSort,
    first: number,
    after?: string | null,
  ): Promise<Found> {
    const limit = pageSize(first);
    const position = positionOf(after);
    const words = searchWords(query);
    const narrowed = await this.browse.narrowed(filter);
    if (!narrowed || words.length === 0) return this.found([], limit, position, narrowed, sort);
    const values = valuesOf(words, narrowed, sort, limit, position);
    let rows = await searchBy('plain', sort, isNarrow(narrowed)).rows(this.db, values);
    if (rows[0]!.matches === 0 && position.from === 0) {
      const log = position === START && !narrowed.shopId && mayBeLogged(words) ? words.join(' ') : null;
      rows = await searchBy('again', sort, isNarrow(narrowed)).rows(this.db, [...values, log, this.clock.now()]);
    }
    return this.found(rows, limit, position, narrowed, sort);
  }

  private async found(
    rows: readonly SearchRow[],
    limit: number,
    position: Position,
    filter: ListFilter | null,
    sort: SearchSort,
  ): Promise<Found> {
    const whole = rows[0];
    const cards = rows.filter((row) => row.id !== null);
    const nodes = cards.slice(0, limit);
    const last = nodes.at(-1);
    const toTier = whole?.toTier ?? LAST_TIER;
    const here = cards.length > limit;
    // this stretch of tiers is used up: the next page begins in the tier behind it; by price, all of them were walked
    const behind = !here && toTier < LAST_TIER && !byPrice(sort);
    const cursor = here
      ? [position.from, toTier, last!.score, last!.id]
      : behind
        ? [toTier + 1, LAST_TIER, null, null]
        : null;
    return {
      nodes,
      hasNextPage: here || behind,
      endCursor: cursor && cursorOf(cursor),
      total: Math.min(whole?.total ?? 0, MOST_MATCHES),
      atLeast: toTier < LAST_TIER || (whole?.total ?? 0) > MOST_MATCHES,
      correctedQuery: whole?.corrected ?? null,
      facets: await this.facets(whole?.candidates ?? null, filter),
    };
  }

  private async facets(candidates: string | null, filter: ListFilter | null): Promise<FacetCounts> {
    const chosen = {
      categoryIds: filter?.categoryIds ? new Set(filter.categoryIds) : null,
      kecamatan: filter?.kecamatan ? new Set(filter.kecamatan) : null,
      halal: filter?.halal ?? false,
      inStock: filter?.inStock ?? false,
    };
    return countFacets(candidatesOf(candidates), chosen, (await this.categories.tree()).parents);
  }
}

const byPrice = (sort: SearchSort): boolean => sort === 'cheapest' || sort === 'dearest';

const isNarrow = (filter: ListFilter): boolean =>
  filter.categoryIds !== null ||
  filter.kecamatan !== null ||
  filter.minPrice > 0 ||
  filter.maxPrice < MAX_PRICE ||
  filter.halal ||
  filter.inStock;

/** Categories and places as tags of the index; both are ours or checked against a pattern, never words from outside. */
const tagsOf = ({ categoryIds, kecamatan }: ListFilter): string | null => {
  const any = (tags: readonly string[]): string => `(${tags.map((tag) => `'${tag}'`).join(' | ')})`;
  const parts: string[] = [];
  if (categoryIds) parts.push(any([`~c=${categoryIds[0]!}`]));
  if (kecamatan) {
    const codes = kecamatan.filter((code) => /^[\d.]{1,20}$/.test(code));
    parts.push(any((codes.length > 0 ? codes : ['none']).map((code) => `~k=${code}`)));
  }
  return parts.length > 0 ? parts.join(' & ') : null;
};

const valuesOf = (
  words: readonly string[],
  filter: ListFilter,
  sort: SearchSort,
  limit: number,
  { from, to, score, id }: Position,
): unknown[] => [
  words.join(' & '),
  tagsOf(filter),
  limit + 1,
  filter.minPrice,
  filter.maxPrice,
  filter.halal,
  filter.inStock,
  filter.shopId,
  byPrice(sort) ? MOST_MATCHES + 1 : ENOUGH,
  from,
  to,
  score,
  id,
];
