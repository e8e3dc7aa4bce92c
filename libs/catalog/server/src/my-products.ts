import { type ProductState, productWarnings } from '@lapak/catalog-domain';
import { asId, cleanText, type Id, type Locale } from '@lapak/kernel';
import { cursorOf, isCursorId, isInstant, type Page, pageOf, pageSize, readCursor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Categories, type CategoryTree } from './categories.js';
import { type MyProductType, myProductType } from './my-product.graphql.js';
import { ownProduct, ownProducts, type ProductRow, type ShopFaceRow } from './product-page.js';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const shown = (row: ProductRow & ShopFaceRow, tree: CategoryTree, locale: Locale): MyProductType => {
  const facts = { halal: row.halal, pirt: row.pirt, pictures: row.pictures.length, description: row.description };
  const category = tree.byId.get(row.categoryId);
  const warnings = category
    ? productWarnings(facts, category).map(({ field, words }) => ({ field, message: words[locale] }))
    : [];
  return myProductType(row, warnings);
};

/** Products as those who make them see them. */
@Injectable()
export class MyProducts {
  constructor(
    private readonly db: DataSource,
    private readonly categories: Categories,
  ) {}

  /** Null unless the account belongs to its shop. */
  async one(accountId: Id<'Account'>, productId: string, locale: Locale): Promise<MyProductType | null> {
    const id = asId<'Product'>(productId);
    const row = id && (await ownProduct.row(this.db, [id, accountId]));
    return row ? shown(row, await this.categories.tree(), locale) : null;
  }

  /** Of a shop that the caller belongs to, last changed first; archived ones only when asked for. One statement. */
  async of(
    shopId: Id<'Shop'>,
    asked: { state?: ProductState | null; query?: string | null; first: number; after?: string | null },
    locale: Locale,
  ): Promise<Page<MyProductType>> {
    const limit = pageSize(asked.first);
    const [at, id] = (readCursor(asked.after, isInstant, isCursorId) ?? ['infinity', LAST_ID]) as [string, string];
    const words = asked.query ? cleanText(asked.query, { max: 80 }) : null;
    const pattern = words
      ? `%${words
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .replace(/[\\%_]/g, '\\$&')}%`
      : null;
    const rows = await ownProducts.rows(this.db, [shopId, asked.state ?? null, pattern, at, id, limit + 1]);
    const tree = await this.categories.tree();
    return pageOf(
      rows,
      limit,
      (row) => shown(row, tree, locale),
      (row) => cursorOf([row.updatedAt.toISOString(), row.id]),
    );
  }
}
