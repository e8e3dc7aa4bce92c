import type { Listener } from '@lapak/platform';
import type { PlacedNews } from './news.js';
import { newOrderAtShop } from './on-order-moved.js';
import { buyerOf, isGuest, ordersFor } from './people.js';
import { tell, type Telling } from './tell.js';

/** The buyer hears what happens next; the shops hear of it once there is something to accept: paid on delivery at once. */
export const onOrdersPlaced: Listener<PlacedNews> = {
  name: 'notices: orders were placed',
  async handle(tx, event) {
    const rows = await ordersFor(
      tx,
      event.orders.map(({ orderId }) => orderId),
    );
    const first = rows[0];
    if (!first) return;
    const purchase = { purchase: first.purchase, guest: isGuest(first), total: first.purchaseTotal };
    const common = { at: new Date(event.at), people: [buyerOf(first)], inbox: true, mail: true };
    const cause = event.purchaseId;
    const toBuyer: Telling =
      event.paymentMethod === 'stripe'
        ? { ...common, cause, kind: 'purchase_unpaid', facts: { ...purchase, payBy: event.expiresAt } }
        : {
            ...common,
            cause,
            kind: 'purchase_received',
            facts: { ...purchase, shops: rows.length, due: first.dueAt?.toISOString() ?? null },
          };
    const toShops =
      event.paymentMethod === 'cod' ? rows.map((row) => newOrderAtShop(row, { paid: false, at: common.at })) : [];
    await tell(tx, [toBuyer, ...toShops]);
  },
};
