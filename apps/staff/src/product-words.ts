import type { ProductCardWords } from '@lapak/ui';
import { wordsHere } from './words/words.js';

/** What a product card says, as shoppers read it. */
export const cardWords = (): ProductCardWords => {
  const t = wordsHere().card;
  return {
    illustration: t.illustration,
    soldOut: t.soldOut,
    was: t.was,
    from: t.from,
    sold: t.sold,
    madeToOrder: t.madeToOrder,
    nonHalal: t.nonHalal,
  };
};
