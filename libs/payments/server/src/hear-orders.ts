import { isProblem } from '@lapak/kernel';
import type { OrderMoved, OrdersPlaced, OrdersUnfulfillable } from '@lapak/orders-domain';
import { completed } from '@lapak/payments-domain';
import type { Listener, Tx } from '@lapak/platform';
import { closePayment } from './close-payment.js';
import { postToLedger } from './ledger.js';
import { openPayment } from './open-payment.js';
import { lockSplit } from './payment-split.js';
import { refundOrder } from './refund-order.js';
import { completeCash, takeCash } from './take-cash.js';

/** Ended without goods. */
const LOST: readonly string[] = ['cancelled', 'expired', 'refused_at_door'];
/** The goods are with the buyer. */
const HANDED_OVER: readonly string[] = ['delivered', 'completed'];

/** A purchase was placed: its payment exists from now on. */
export const onOrdersPlaced: Listener<OrdersPlaced> = {
  name: 'payments: open the payment',
  handle: (tx, event) => openPayment(tx, event.purchaseId, new Date(event.at)),
};

const giveBackAll = async (tx: Tx, orderId: OrderMoved['orderId'], reason: string, now: Date): Promise<void> => {
  const amount = await refundOrder(tx, orderId, { reason }, now);
  if (isProblem(amount)) throw new Error(amount.message);
};

/** Paid, but the goods are gone: the money goes back by itself. */
export const onOrdersUnfulfillable: Listener<OrdersUnfulfillable> = {
  name: 'payments: give back what cannot be fulfilled',
  async handle(tx, event) {
    for (const { orderId } of event.orders) await giveBackAll(tx, orderId, 'unfulfillable', new Date(event.at));
  },
};

/** What was not given back of the shop's part is owed to it now, less the fee. */
const bookCompleted = async (tx: Tx, { orderId }: OrderMoved, now: Date): Promise<void> => {
  const split = await lockSplit(tx, orderId);
  if (!split || split.captured < split.amount) throw new Error(`order ${orderId} is completed but not paid`);
  const entries = completed(split, split.refunded);
  await postToLedger(tx, [{ kind: 'complete', reference: orderId, orderId, at: now, entries }]);
};

/** What a step of an order means for its money. */
export const onOrderMoved: Listener<OrderMoved> = {
  name: 'payments: book what the order did',
  async handle(tx, event) {
    const now = new Date(event.at);
    const { orderId, purchaseId, to } = event;
    await openPayment(tx, purchaseId, now);
    const isCash = event.paymentMethod === 'cod';
    if (LOST.includes(to)) {
      await giveBackAll(tx, orderId, event.move, now);
      await closePayment(tx, purchaseId, now);
    }
    if (isCash && HANDED_OVER.includes(to)) await takeCash(tx, orderId, to, now);
    if (isCash && (LOST.includes(to) || HANDED_OVER.includes(to))) await completeCash(tx, purchaseId, now);
    if (!isCash && to === 'completed') await bookCompleted(tx, event, now);
  },
};
