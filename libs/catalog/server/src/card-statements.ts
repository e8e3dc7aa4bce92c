import { statement } from '@lapak/platform';
import { CARD, type CardRow, SHOP } from './card-rows.js';

/** Of the same category, newest first, the product itself left out. */
export const similarProducts = statement<CardRow>(
  'catalog_similar',
  `select ${CARD} from (
     select p.* from product p where p.listed and p.category_id = $1 and p.published_at <= 'infinity' order by p.published_at desc, p.id desc limit 17) p ${SHOP}
   where p.id <> $2 order by p.in_stock desc, p.published_at desc, p.id desc limit 8`,
);

export const cardsById = statement<CardRow>(
  'catalog_cards',
  `select ${CARD} from product p ${SHOP} where p.id = any($1::uuid[]) and p.listed`,
);
