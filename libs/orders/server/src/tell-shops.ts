import type { Id } from '@lapak/kernel';
import { FIGURES, notifyAll, type Tx } from '@lapak/platform';

/** What a shop's open screens listen to; the text is the id of the order that is new or has changed. */
export const shopOrdersTopic = (shopId: Id<'Shop'>): string => `shop-orders:${shopId}`;

/** Tells the shops' open screens, and whoever shows figures, when `tx` commits. One statement. */
export const tellShops = (
  tx: Tx,
  orders: readonly { readonly id: Id<'Order'>; readonly shopId: Id<'Shop'> }[],
  now: Date,
) =>
  notifyAll(tx, [
    ...orders.map(({ id, shopId }): [string, string] => [shopOrdersTopic(shopId), id]),
    [FIGURES, now.toISOString()],
  ]);
