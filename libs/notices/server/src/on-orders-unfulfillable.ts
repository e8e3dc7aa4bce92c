import type { Listener } from '@lapak/platform';
import type { UnfulfillableNews } from './news.js';
import { buyerOf, isGuest, ordersFor } from './people.js';
import { tell } from './tell.js';

/** Paid too late, and the goods are gone: the buyer hears that the money comes back by itself. */
export const onOrdersUnfulfillable: Listener<UnfulfillableNews> = {
  name: 'notices: paid, but the goods are gone',
  async handle(tx, event) {
    const [row] = await ordersFor(
      tx,
      event.orders.map(({ orderId }) => orderId),
    );
    if (!row) return;
    const amount = event.orders.reduce((total, order) => total + order.amount, 0);
    await tell(tx, [
      {
        kind: 'purchase_too_late',
        facts: { purchase: row.purchase, guest: isGuest(row), amount },
        cause: `${event.purchaseId}:${event.at}`,
        at: new Date(event.at),
        people: [buyerOf(row)],
        inbox: true,
        mail: true,
      },
    ]);
  },
};
