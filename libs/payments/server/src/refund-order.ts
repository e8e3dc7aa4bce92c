import { type Id, minus, type Rupiah, ZERO } from '@lapak/kernel';
import { RefundAboveRest, refundStarted } from '@lapak/payments-domain';
import { newId, statement, type Tx } from '@lapak/platform';
import { isPosted, postToLedger } from './ledger.js';
import { lockSplit, raiseRefunded } from './payment-split.js';
import { commandCall } from './provider-command.js';

/** Why money goes back, and how much. */
export interface RefundWish {
  readonly reason: string;
  /** Whole rupiah; absent: all that is left. */
  readonly amount?: Rupiah;
  /** Whoever asks for a part names the asking: asked twice under one name, it goes back once. */
  readonly reference?: string;
}

const asked = statement('payments_refund_asked', `select id from refund where order_id = $1 and reference = $2`);
const write = statement(
  'payments_write_refund',
  `insert into refund (id, payment_id, order_id, amount, reason, reference, state, created_at)
   values ($1, $2, $3, $4, $5, $6, 'requested', $7)`,
);

/**
 * Starts giving back one shop's order, or a part of it: the row, its ledger entries and the call to come are one commit.
 * Other shops of the purchase are not touched. With nothing left to give back it does nothing.
 * @returns the amount on its way back, zero when there is none; RefundAboveRest.
 */
export const refundOrder = async (
  tx: Tx,
  orderId: Id<'Order'>,
  wish: RefundWish,
  now: Date,
): Promise<Rupiah | RefundAboveRest> => {
  const split = await lockSplit(tx, orderId);
  // Cash goes back from hand to hand.
  if (!split || split.gateway === 'cod') return ZERO;
  const { reason, reference = null } = wish;
  // Before the bound: what was asked for once already is no longer in the rest.
  if (reference !== null && (await asked.row(tx, [orderId, reference]))) return ZERO;
  const rest = minus(split.captured, split.refunded);
  const amount = wish.amount ?? rest;
  if (amount <= 0) return ZERO;
  if (amount > rest) return new RefundAboveRest(rest);
  const refundId = newId<'Refund'>();
  await write.run(tx, [refundId, split.paymentId, orderId, amount, reason, reference, now]);
  const wasCompleted = await isPosted(tx, 'complete', orderId);
  const entries = refundStarted(split, split.refunded, amount, wasCompleted);
  await raiseRefunded.run(tx, [orderId, amount]);
  await postToLedger(tx, [{ kind: 'refund-started', reference: refundId, orderId, at: now, memo: reason, entries }]);
  await commandCall(tx, { kind: 'refund', paymentId: split.paymentId, refundId, key: `mp:ref:${refundId}` }, now);
  return amount;
};
