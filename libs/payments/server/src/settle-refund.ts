import { type Id, minus, ZERO } from '@lapak/kernel';
import { feeWithout, type PaymentRefunded, refundDone, refundFailed } from '@lapak/payments-domain';
import type { Outbox, Tx } from '@lapak/platform';
import { Logger } from '@nestjs/common';
import { feeTaken, isPosted, postedEntries, postToLedger } from './ledger.js';
import { RefundEntity } from './payment.entity.js';
import type { RefundSnapshot } from './payment-gateway.js';
import { lockSplit, raiseRefunded, type Split } from './payment-split.js';

const logger = new Logger('payments');

const troubleOf = (refund: RefundEntity, snapshot: RefundSnapshot): string | null => {
  if (snapshot.refundId !== refund.id) return 'the provider shows another refund';
  if (snapshot.currency !== 'idr') return `given back in ${snapshot.currency}`;
  return snapshot.amount === refund.amount ? null : `gave back ${snapshot.amount} instead of ${refund.amount}`;
};

const bookDone = async (
  tx: Tx,
  outbox: Outbox,
  refund: RefundEntity,
  split: Split,
  snapshot: RefundSnapshot,
  now: Date,
) => {
  const { id, orderId, amount, paymentId } = refund;
  const entries = refundDone(amount, snapshot.settlement);
  await postToLedger(tx, [{ kind: 'refund-done', reference: id, orderId, at: now, entries }]);
  const { purchaseId } = split;
  const at = now.toISOString();
  const event: PaymentRefunded = { type: 'payments.refunded', paymentId, purchaseId, orderId, amount, at };
  await outbox.publish(tx, event);
};

const bookFailed = async (tx: Tx, refund: RefundEntity, split: Split, trouble: string | null, now: Date) => {
  const { id, orderId, amount, goods } = refund;
  const done = await postedEntries(tx, ['refund-done'], id);
  const isCompleted = await isPosted(tx, 'complete', orderId);
  const gone = minus(split.refunded.goods, goods);
  const fee = isCompleted ? minus(feeWithout(split, gone), await feeTaken(tx, orderId)) : ZERO;
  const entries = refundFailed(done, split.shopId, amount, fee, isCompleted);
  await postToLedger(tx, [{ kind: 'refund-undone', reference: id, orderId, at: now, memo: trouble ?? '', entries }]);
  await raiseRefunded.run(tx, [orderId, -amount, -goods]);
  logger.error(`refund ${id} of order ${orderId} failed (${trouble ?? 'no reason given'}): somebody must look`);
};

/**
 * What the provider says of a refund, under its row lock: done, it is booked and told; failed, the ledger is put back
 * and a person must look. A refund only goes forward; the one way back is from done to failed, since banks do that. A
 * snapshot of another refund, or of another amount, changes nothing and is noted.
 */
export const settleRefund = async (
  tx: Tx,
  outbox: Outbox,
  refundId: Id<'Refund'>,
  snapshot: RefundSnapshot,
  now: Date,
): Promise<void> => {
  const refund = await tx.findOne(RefundEntity, { where: { id: refundId }, lock: { mode: 'pessimistic_write' } });
  if (!refund || refund.state === 'failed' || (refund.state === 'succeeded' && snapshot.state !== 'failed')) return;
  const trouble = troubleOf(refund, snapshot);
  if (trouble) {
    logger.error(`refund ${refundId} is not settled: ${trouble}`);
    await tx.update(RefundEntity, refundId, { trouble });
    return;
  }
  const providerRef = refund.providerRef ?? snapshot.ref;
  if (snapshot.state === 'pending') {
    await tx.update(RefundEntity, refundId, { state: 'pending', providerRef, trouble: null });
    return;
  }
  const split = (await lockSplit(tx, refund.orderId))!;
  const change = { state: snapshot.state, providerRef, settledAt: now, trouble: snapshot.trouble };
  await tx.update(RefundEntity, refundId, change);
  if (snapshot.state === 'succeeded') await bookDone(tx, outbox, refund, split, snapshot, now);
  else await bookFailed(tx, refund, split, snapshot.trouble, now);
};
