import { type Id, minus, type Rupiah, rupiah, share } from '@lapak/kernel';
import { type PaymentRefunded, refundDone, refundStarted, undone } from '@lapak/payments-domain';
import { enqueue, newId, type Outbox, statement, type Tx } from '@lapak/platform';
import { isPosted, postToLedger } from './ledger.js';
import type { RefundSnapshot } from './payment-gateway.js';
import { ProviderCommandEntity, RefundEntity } from './payment.entity.js';

/** The worker's task that makes one call to a provider. */
export const CALL_PROVIDER = 'call_provider';

interface SplitRow {
  readonly paymentId: Id<'Payment'>;
  readonly purchaseId: Id<'Purchase'>;
  readonly orderId: Id<'Order'>;
  readonly shopId: Id<'Shop'>;
  readonly gateway: 'stripe' | 'cod';
  readonly amount: number;
  readonly captured: number;
  readonly refunded: number;
  readonly fee: number;
}

const lockSplit = statement<SplitRow>(
  'payments_lock_split',
  `select s.payment_id as "paymentId", p.purchase_id as "purchaseId", s.order_id as "orderId", s.shop_id as "shopId", p.gateway,
     s.amount, s.captured, s.refunded, o.fee
   from payment p join payment_split s on s.payment_id = p.id join shop_order o on o.id = s.order_id
   where s.order_id = $1 for update of p, s`,
);
const raiseRefunded = statement(
  'payments_raise_refunded',
  `update payment_split set refunded = refunded + $2 where order_id = $1`,
);

const postingsOf = async (tx: Tx, split: SplitRow, amount: Rupiah) => {
  const whole = { shopId: split.shopId, amount: rupiah(split.amount), fee: rupiah(split.fee) };
  const completed = await isPosted(tx, 'complete', split.orderId);
  const feeBack = amount === split.amount ? whole.fee : share(whole.fee, Math.floor((amount * 10_000) / split.amount));
  return refundStarted(whole, amount, completed ? feeBack : rupiah(0), completed);
};

/**
 * Starts giving back what is left of one shop's order: the row, its ledger entries and the call to come are one commit.
 * Other shops of the purchase are not touched. Asked again for the same reason, or with nothing captured, it does nothing.
 * @returns the amount on its way back, zero when there is none
 */
export const refundOrder = async (tx: Tx, orderId: Id<'Order'>, reason: string, now: Date): Promise<Rupiah> => {
  const split = await lockSplit.row(tx, [orderId]);
  if (!split || split.gateway === 'cod') return rupiah(0);
  const amount = minus(rupiah(split.captured), rupiah(split.refunded));
  if (amount <= 0) return rupiah(0);
  const refund = {
    id: newId<'Refund'>(),
    paymentId: split.paymentId,
    orderId,
    amount,
    reason,
    state: 'requested' as const,
  };
  await tx.insert(RefundEntity, { ...refund, providerRef: null, createdAt: now, settledAt: null, trouble: null });
  await raiseRefunded.run(tx, [orderId, amount]);
  const entries = await postingsOf(tx, split, amount);
  await postToLedger(tx, [{ kind: 'refund-started', reference: refund.id, orderId, at: now, memo: reason, entries }]);
  const command = {
    id: newId<'ProviderCommand'>(),
    kind: 'refund' as const,
    paymentId: split.paymentId,
    refundId: refund.id,
    idempotencyKey: `mp:ref:${refund.id}`,
  };
  await tx.insert(ProviderCommandEntity, {
    ...command,
    state: 'open',
    attempts: 0,
    error: null,
    createdAt: now,
    doneAt: null,
  });
  await enqueue(tx, [{ identifier: CALL_PROVIDER, payload: { commandId: command.id }, jobKey: `call:${command.id}` }]);
  return amount;
};

/** What the provider says of a refund: done, it is booked and told; failed, the ledger is put back and a person must look. */
export const settleRefund = async (
  tx: Tx,
  outbox: Outbox,
  refundId: Id<'Refund'>,
  snapshot: RefundSnapshot,
  now: Date,
): Promise<void> => {
  const refund = await tx.findOne(RefundEntity, { where: { id: refundId }, lock: { mode: 'pessimistic_write' } });
  if (!refund || refund.state === 'failed' || (refund.state === 'succeeded' && snapshot.state !== 'failed')) return;
  const { orderId, amount } = refund;
  if (snapshot.state === 'pending') {
    await tx.update(RefundEntity, refund.id, { state: 'pending', providerRef: snapshot.ref });
    return;
  }
  const split = (await lockSplit.row(tx, [orderId]))!;
  await tx.update(RefundEntity, refund.id, {
    state: snapshot.state,
    providerRef: snapshot.ref,
    settledAt: now,
    trouble: snapshot.trouble,
  });
  if (snapshot.state === 'succeeded') {
    await postToLedger(tx, [
      { kind: 'refund-done', reference: refund.id, orderId, at: now, entries: refundDone(amount) },
    ]);
    const event: PaymentRefunded = {
      type: 'payments.refunded',
      paymentId: refund.paymentId,
      purchaseId: split.purchaseId,
      orderId: split.orderId,
      amount,
      at: now.toISOString(),
    };
    await outbox.publish(tx, event);
    return;
  }
  const entries = [
    ...undone(await postingsOf(tx, split, amount)),
    ...(refund.state === 'succeeded' ? undone(refundDone(amount)) : []),
  ];
  await postToLedger(tx, [
    { kind: 'refund-undone', reference: refund.id, orderId, at: now, memo: snapshot.trouble ?? '', entries },
  ]);
  await raiseRefunded.run(tx, [orderId, -amount]);
};
