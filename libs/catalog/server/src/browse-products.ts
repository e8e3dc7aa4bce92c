import { asId } from '@lapak/kernel';
import { cursorOf, type Page, pageOf, pageSize, readCursor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CardRow } from './card-rows.js';
import { Categories } from './categories.js';
import { type ListFilter, listOf, type ListPosition, type ListSort, MAX_PRICE } from './product-list.js';

/** What a shopper may narrow a list or a search by. */
export interface ProductFilter {
  readonly categoryId?: string | null;
  readonly kecamatan?: readonly string[] | null;
  readonly minPrice?: number | null;
  readonly maxPrice?: number | null;
  readonly halal?: boolean | null;
  readonly inStock?: boolean | null;
  readonly shopId?: string | null;
}

const MOST_PLACES = 20;
const EMPTY: Page<CardRow> = { nodes: [], endCursor: null, hasNextPage: false };
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value);
const isId = (value: unknown): boolean => asId(value) !== null;

/** Lists of products on sale. */
@Injectable()
export class BrowseProducts {
  constructor(
    private readonly db: DataSource,
    private readonly categories: Categories,
  ) {}

  /** The filter ready for SQL; null when nothing can match, e.g. a category that does not exist. */
  async narrowed(filter: ProductFilter | null | undefined): Promise<ListFilter | null> {
    const family = filter?.categoryId ? (await this.categories.tree()).family(filter.categoryId) : null;
    const shopId = filter?.shopId ? asId<'Shop'>(filter.shopId) : null;
    if ((filter?.categoryId && !family) || (filter?.shopId && !shopId)) return null;
    const kecamatan = filter?.kecamatan?.length ? [...new Set(filter.kecamatan)].slice(0, MOST_PLACES) : null;
    return {
      categoryIds: family,
      kecamatan,
      shopId,
      minPrice: filter?.minPrice ?? 0,
      maxPrice: filter?.maxPrice ?? MAX_PRICE,
      halal: filter?.halal ?? false,
      inStock: filter?.inStock ?? false,
    };
  }

  /**
   * A page of cards, in one statement whatever the filter.
   * @throws GraphQLError BAD_USER_INPUT when `first` is not 1 to 100 or `after` is no cursor of this list.
   */
  async run(
    filter: ProductFilter | null | undefined,
    sort: ListSort,
    first: number,
    after?: string | null,
  ): Promise<Page<CardRow>> {
    const limit = pageSize(first);
    const position = positionOf(after);
    const narrowed = await this.narrowed(filter);
    if (!narrowed) return EMPTY;
    const { statement, values } = listOf(narrowed, sort, limit + 1, position);
    const key = (row: CardRow): number => (sort === 'newest' ? row.publishedAt!.getTime() : row.minPrice);
    return pageOf(
      await statement.rows(this.db, values),
      limit,
      (row) => row,
      (row) => cursorOf([key(row), row.id]),
    );
  }
}

const positionOf = (after: string | null | undefined): ListPosition | null => {
  const values = readCursor(after, isNumber, isId) as [number, string] | null;
  return values && { at: values[0], id: values[1] };
};
