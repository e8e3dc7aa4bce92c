import type { Id } from '@lapak/kernel';
import { byKey, loader } from '@lapak/platform';
import { cardsById } from './card-statements.js';
import { cardType, type ProductCardType } from './catalog.graphql.js';

/** Cards of products on sale; null for one that is not, or not any more. */
export const cardById = loader<Id<'Product'>, ProductCardType | null>((db, ctx) =>
  byKey(
    async (ids: readonly Id<'Product'>[]) => (await cardsById.rows(db, [ids])).map((row) => cardType(row, ctx)),
    (card) => card.id,
  ),
);
