import type { Listener } from '@lapak/platform';
import type { RefundedNews } from './news.js';
import { buyerOf, isGuest, ordersFor } from './people.js';
import { tell } from './tell.js';

/** The money of one shop's order is on its way back to the buyer. */
export const onPaymentRefunded: Listener<RefundedNews> = {
  name: 'notices: money was sent back',
  async handle(tx, event) {
    const [row] = await ordersFor(tx, [event.orderId]);
    if (!row) return;
    const { order, shop, purchase } = row;
    await tell(tx, [
      {
        kind: 'refund_sent',
        facts: { order, shop, purchase, guest: isGuest(row), amount: event.amount },
        cause: `${event.paymentId}:${event.orderId}:${event.at}`,
        at: new Date(event.at),
        people: [buyerOf(row)],
        inbox: true,
        mail: true,
      },
    ]);
  },
};
