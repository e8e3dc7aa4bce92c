import type { Listener } from '@lapak/platform';
import type { Said } from './facts.js';
import type { MovedNews } from './news.js';
import { buyerOf, isGuest, type OrderRow, ordersFor } from './people.js';
import { tell, type Telling } from './tell.js';

/** What a row of the table becomes: the facts of this order, and whether it is said once per order or per purchase. */
type Writing = (row: OrderRow, event: MovedNews) => Said;
interface Row {
  readonly move: string;
  /** Only when one of these made the move; absent = whoever did. */
  readonly by?: readonly string[];
  /** Not when the order came from this state: its shop has never seen it. */
  readonly notFrom?: string;
  readonly to: 'buyer' | 'shop';
  readonly write: Writing;
  readonly mail: boolean;
  /** All orders of a purchase are paid, or expire, together: the buyer hears it once. */
  readonly perPurchase?: true;
}

const dueIn = (row: OrderRow, event: MovedNews): string | null =>
  // heard late, the order may have gone on: then its deadline is another one's
  row.state === event.to ? (row.dueAt?.toISOString() ?? null) : null;
const orderFacts = (row: OrderRow) => ({
  order: row.order,
  shop: row.shop,
  purchase: row.purchase,
  guest: isGuest(row),
});
const shopFacts = (row: OrderRow) => ({ orderId: row.orderId, order: row.order, shop: row.shop });

const paid: Writing = (row, event) => ({
  kind: 'purchase_paid',
  facts: {
    purchase: row.purchase,
    guest: isGuest(row),
    total: row.purchaseTotal,
    shops: row.shops,
    due: dueIn(row, event),
  },
});
const expired: Writing = (row) => ({
  kind: 'purchase_expired',
  facts: { purchase: row.purchase, guest: isGuest(row) },
});
const accepted: Writing = (row, event) => ({
  kind: 'order_accepted',
  facts: { ...orderFacts(row), due: dueIn(row, event), pickup: row.deliveryMethod === 'pickup' },
});
const shipped: Writing = (row, event) => ({
  kind: 'order_shipped',
  facts: { ...orderFacts(row), courier: row.courier, tracking: row.tracking, completesAt: dueIn(row, event) },
});
const cancelled: Writing = (row, event) => ({
  kind: 'order_cancelled',
  facts: {
    ...orderFacts(row),
    by: event.by,
    note: event.note,
    refund: event.paymentMethod === 'stripe' && event.from !== 'awaiting_payment' ? row.total : null,
  },
});

/** Who is told of which move, and whether a letter goes out too (the notice matrix of the product reference, 4.1). */
const TOLD: readonly Row[] = [
  { move: 'pay', to: 'buyer', mail: true, perPurchase: true, write: paid },
  {
    move: 'pay',
    to: 'shop',
    mail: true,
    write: (row, event) => ({
      kind: 'shop_order_new',
      facts: { ...shopFacts(row), total: row.total, paid: true, due: dueIn(row, event) },
    }),
  },
  { move: 'expire', to: 'buyer', mail: true, perPurchase: true, write: expired },
  { move: 'accept', to: 'buyer', mail: false, write: accepted },
  { move: 'refuse', to: 'buyer', mail: true, write: cancelled },
  { move: 'cancel', to: 'buyer', mail: true, write: cancelled },
  {
    move: 'cancel',
    by: ['buyer', 'staff', 'system'],
    notFrom: 'awaiting_payment',
    to: 'shop',
    mail: true,
    write: (row, event) => ({
      kind: 'shop_order_cancelled',
      facts: { ...shopFacts(row), by: event.by, note: event.note },
    }),
  },
  {
    move: 'mark_ready',
    to: 'buyer',
    mail: true,
    write: (row) => ({ kind: 'order_ready', facts: orderFacts(row) }),
  },
  { move: 'ship', to: 'buyer', mail: true, write: shipped },
  {
    move: 'deliver',
    to: 'buyer',
    mail: false,
    write: (row, event) => ({
      kind: 'order_delivered',
      facts: { ...orderFacts(row), completesAt: dueIn(row, event) },
    }),
  },
  {
    move: 'hand_over',
    to: 'buyer',
    mail: false,
    write: (row) => ({ kind: 'order_completed', facts: orderFacts(row) }),
  },
  {
    move: 'complete',
    by: ['system'],
    to: 'buyer',
    mail: false,
    write: (row) => ({ kind: 'order_completed', facts: orderFacts(row) }),
  },
  {
    move: 'complete',
    to: 'shop',
    mail: false,
    write: (row) => ({ kind: 'shop_order_completed', facts: shopFacts(row) }),
  },
  {
    move: 'refuse_at_door',
    to: 'buyer',
    mail: true,
    write: (row) => ({ kind: 'order_refused_at_door', facts: orderFacts(row) }),
  },
];

/** Everybody of the shop hears of an order that waits to be accepted. */
export const newOrderAtShop = (row: OrderRow, { paid, at }: { paid: boolean; at: Date }): Telling => ({
  kind: 'shop_order_new',
  facts: { ...shopFacts(row), total: row.total, paid, due: row.dueAt?.toISOString() ?? null },
  cause: row.orderId,
  at,
  people: row.members,
  inbox: true,
  mail: true,
});

export const onOrderMoved: Listener<MovedNews> = {
  name: 'notices: an order moved',
  async handle(tx, event) {
    const wanted = TOLD.filter(
      ({ move, by, notFrom }) =>
        move === event.move && (!by || by.includes(event.by)) && (notFrom === undefined || notFrom !== event.from),
    );
    const row = wanted.length > 0 ? (await ordersFor(tx, [event.orderId]))[0] : undefined;
    if (!row) return;
    const tellings = wanted.map(({ to, mail, perPurchase, write }): Telling => ({
      ...write(row, event),
      // an order moves this way once, but for money that revives an expired one: then it is news again
      cause: `${perPurchase ? event.purchaseId : event.orderId}:${event.from}`,
      at: new Date(event.at),
      people: to === 'buyer' ? [buyerOf(row)] : row.members,
      inbox: true,
      mail,
    }));
    await tell(tx, tellings);
  },
};
