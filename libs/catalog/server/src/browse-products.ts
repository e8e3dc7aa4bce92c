import { asId } from '@lapak/kernel';
import { cursorOf, isCursorId, type Page, pageOf, pageSize, readCursor } from '@lapak/platform';
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
/** A price, or milliseconds of an instant: none is past the last one that a Date can be (ECMA-262, 21.4.1.1). */
const isNumber = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 8.64e15;

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
  const values = readCursor(after, isNumber, isCursorId) as [number, string] | null;
  return values && { at: values[0], id: values[1] };
};
