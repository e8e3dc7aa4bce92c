import { type Id, type Rupiah, rupiah } from '@lapak/kernel';
import type { OrderMoved, OrdersPlaced, OrdersUnfulfillable } from '@lapak/orders-domain';
import { cashTaken, completed } from '@lapak/payments-domain';
import { enqueue, type Listener, newId, statement, type Tx } from '@lapak/platform';
import { postToLedger } from './ledger.js';
import { openPayment } from './open-payment.js';
import { ProviderCommandEntity } from './payment.entity.js';
import { CALL_PROVIDER, refundOrder } from './refund-order.js';

/** A purchase was placed: its payment exists from now on. */
export const onOrdersPlaced: Listener<OrdersPlaced> = {
  name: 'payments: open the payment',
  handle: (tx, event) => openPayment(tx, event.purchaseId, new Date(event.at)),
};

/** Paid, but the goods are gone: the money goes back by itself. */
export const onOrdersUnfulfillable: Listener<OrdersUnfulfillable> = {
  name: 'payments: give back what cannot be fulfilled',
  async handle(tx, event) {
    for (const order of event.orders) await refundOrder(tx, order.orderId, 'unfulfillable', new Date(event.at));
  },
};

const takeCash = statement<{ amount: number }>(
  'payments_take_cash',
  `update payment_split s set captured = s.amount from payment p
   where s.order_id = $1 and p.id = s.payment_id and p.gateway = 'cod' and s.captured = 0 returning s.amount`,
);
const cashIsComplete = statement(
  'payments_cash_complete',
  `update payment p set state = 'paid', paid_at = $2, version = version + 1
   where p.purchase_id = $1 and p.gateway = 'cod' and p.state = 'due_on_delivery'
     and not exists (select from payment_split s join shop_order o on o.id = s.order_id
       where s.payment_id = p.id and s.captured = 0 and o.state not in ('cancelled', 'expired', 'refused_at_door'))
     and exists (select from payment_split s where s.payment_id = p.id and s.captured > 0)`,
);
const nothingLeft = statement<{ id: Id<'Payment'>; gateway: string; state: string }>(
  'payments_nothing_left',
  `select p.id, p.gateway, p.state from payment p
   where p.purchase_id = $1 and p.state in ('pending', 'due_on_delivery')
     and not exists (select from shop_order o where o.purchase_id = p.purchase_id and o.state not in ('cancelled', 'expired', 'refused_at_door'))
   for update of p`,
);
const cancelCash = statement(
  'payments_cancel_cash',
  `update payment set state = 'canceled', version = version + 1 where id = $1 and state = 'due_on_delivery'`,
);

const shareOf = (event: OrderMoved): { shopId: string; amount: Rupiah; fee: Rupiah } => ({
  shopId: event.shopId,
  amount: rupiah(event.total),
  fee: rupiah(event.fee),
});

const bookCash = async (tx: Tx, event: OrderMoved, now: Date): Promise<void> => {
  if (!(await takeCash.row(tx, [event.orderId]))) return;
  await postToLedger(tx, [
    { kind: 'cash', reference: event.orderId, orderId: event.orderId, at: now, entries: cashTaken(shareOf(event)) },
  ]);
  await cashIsComplete.run(tx, [event.purchaseId, now]);
};

/** Nobody will pay any more: the provider's page is closed, so that no late money comes where it can be helped. */
const closePage = async (tx: Tx, event: OrderMoved, now: Date): Promise<void> => {
  const payment = await nothingLeft.row(tx, [event.purchaseId]);
  if (!payment) {
    await cashIsComplete.run(tx, [event.purchaseId, now]);
    return;
  }
  if (payment.gateway === 'cod') {
    await cancelCash.run(tx, [payment.id]);
    return;
  }
  const command = {
    id: newId<'ProviderCommand'>(),
    kind: 'cancel' as const,
    paymentId: payment.id,
    refundId: null,
    idempotencyKey: `mp:cancel:${payment.id}`,
  };
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(ProviderCommandEntity)
    .values({ ...command, state: 'open', attempts: 0, error: null, createdAt: now, doneAt: null })
    .orIgnore()
    .returning('id')
    .execute();
  const [made] = raw as { id: string }[];
  if (made)
    await enqueue(tx, [{ identifier: CALL_PROVIDER, payload: { commandId: made.id }, jobKey: `call:${made.id}` }]);
};

/** What a step of an order means for its money. */
export const onOrderMoved: Listener<OrderMoved> = {
  name: 'payments: book what the order did',
  async handle(tx, event) {
    const now = new Date(event.at);
    await openPayment(tx, event.purchaseId, now);
    if (event.to === 'cancelled' || event.to === 'expired' || event.to === 'refused_at_door') {
      await refundOrder(tx, event.orderId, event.move, now);
      await closePage(tx, event, now);
    }
    const cash = event.paymentMethod === 'cod';
    if (cash && (event.to === 'delivered' || event.to === 'completed')) await bookCash(tx, event, now);
    if (!cash && event.to === 'completed') {
      await postToLedger(tx, [
        {
          kind: 'complete',
          reference: event.orderId,
          orderId: event.orderId,
          at: now,
          entries: completed(shareOf(event)),
        },
      ]);
    }
  },
};
