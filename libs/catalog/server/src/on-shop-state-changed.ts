import type { ShopStateChanged } from '@lapak/merchants-domain';
import { type Listener, statement } from '@lapak/platform';

// Asks the shop as it is now, not as the news says it was: news may come twice or late.
const relist = statement(
  'catalog_relist_shop',
  `update product p set listed = not p.listed
   from shop s where s.id = $1 and p.shop_id = s.id and p.listed is distinct from (p.state = 'published' and s.state = 'approved')`,
);

/** A shop that is suspended takes its products off every list and search; one that is approved brings them back. */
export const onShopStateChanged: Listener<ShopStateChanged> = {
  name: 'catalog: relist products',
  handle: async (tx, event) => {
    await relist.run(tx, [event.shopId]);
  },
};
