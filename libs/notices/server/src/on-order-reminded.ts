import type { Listener } from '@lapak/platform';
import type { RemindedNews } from './news.js';
import { buyerOf, isGuest, officersFor, type OrderRow, ordersFor } from './people.js';
import { tell, type Telling } from './tell.js';

/** Half of the time is a word in the inbox; at four fifths a letter goes too: nobody may lose an order by not looking. */
const answerPlease = (row: OrderRow, event: RemindedNews): Telling => ({
  kind: 'shop_order_waiting',
  facts: { orderId: row.orderId, order: row.order, shop: row.shop, due: event.dueAt },
  cause: `${row.orderId}:${event.percent}`,
  at: new Date(event.at),
  people: row.members,
  inbox: true,
  mail: event.percent > 50,
});

/** A listener for what waits too long: the shop is asked, and once it is late the buyer and the office know. */
export const onOrderReminded: Listener<RemindedNews> = {
  name: 'notices: an order waits',
  async handle(tx, event) {
    const [row] = await ordersFor(tx, [event.orderId]);
    if (!row) return;
    if (event.percent < 100) return tell(tx, [answerPlease(row, event)]);
    const { orderId, order, shop, purchase } = row;
    const due = event.dueAt;
    const common = { cause: orderId, at: new Date(event.at), inbox: true };
    await tell(tx, [
      { ...common, kind: 'shop_order_late', facts: { orderId, order, shop, due }, people: row.members, mail: true },
      {
        ...common,
        kind: 'order_late',
        facts: { order, shop, purchase, guest: isGuest(row), due },
        people: [buyerOf(row)],
        mail: true,
      },
      {
        ...common,
        kind: 'office_order_late',
        facts: { order, shop, due },
        people: await officersFor(tx, 'admin'),
        mail: false,
      },
    ]);
  },
};
