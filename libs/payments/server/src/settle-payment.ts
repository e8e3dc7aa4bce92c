import { type Id, rupiah } from '@lapak/kernel';
import {
  captured,
  decidePayment,
  type PaymentCaptured,
  type PaymentFailed,
  type PaymentSnapshot,
} from '@lapak/payments-domain';
import { type Outbox, statement, type Tx } from '@lapak/platform';
import { postToLedger } from './ledger.js';
import { PaymentEntity } from './payment.entity.js';

const captureSplits = statement<{ orderId: Id<'Order'>; shopId: Id<'Shop'>; amount: number }>(
  'payments_capture_splits',
  `update payment_split set captured = amount where payment_id = $1 and captured = 0
   returning order_id as "orderId", shop_id as "shopId", amount`,
);

/**
 * The one place where a provider's word changes a payment, under its row lock: called by the webhook's job, the return
 * page and the sweeper alike. Called again it changes nothing. A mismatch of amount, currency or owner goes to
 * quarantine, never to paid.
 */
export const settlePayment = async (
  tx: Tx,
  outbox: Outbox,
  paymentId: Id<'Payment'>,
  snapshot: PaymentSnapshot,
  now: Date,
): Promise<void> => {
  const payment = await tx.findOne(PaymentEntity, { where: { id: paymentId }, lock: { mode: 'pessimistic_write' } });
  if (!payment) return;
  const known = {
    checkedAt: now,
    providerIntent: payment.providerIntent ?? snapshot.intent,
    providerCharge: payment.providerCharge ?? snapshot.charge,
    settlementAmount: payment.settlementAmount ?? snapshot.settlement?.amount ?? null,
    settlementCurrency: payment.settlementCurrency ?? snapshot.settlement?.currency ?? null,
  };
  const decision = decidePayment(payment, snapshot);
  if (decision.kind === 'stay') {
    await tx.update(PaymentEntity, payment.id, known);
    return;
  }
  if (decision.kind === 'quarantine') {
    await tx.update(PaymentEntity, payment.id, {
      ...known,
      state: 'quarantined',
      trouble: decision.trouble,
      version: payment.version + 1,
    });
    return;
  }
  const paid = decision.to === 'paid';
  await tx.update(PaymentEntity, payment.id, {
    ...known,
    state: decision.to,
    version: payment.version + 1,
    ...(paid && { paidAt: now }),
  });
  const { purchaseId } = payment;
  if (paid) {
    const splits = await captureSplits.rows(tx, [payment.id]);
    await postToLedger(
      tx,
      splits.map((split) => ({
        kind: 'capture',
        reference: split.orderId,
        orderId: split.orderId,
        at: now,
        entries: captured({ shopId: split.shopId, amount: rupiah(split.amount), fee: rupiah(0) }),
      })),
    );
    const event: PaymentCaptured = {
      type: 'payments.captured',
      paymentId: payment.id,
      purchaseId,
      amount: payment.amount,
      at: now.toISOString(),
    };
    await outbox.publish(tx, event);
  } else if (decision.to === 'failed' || decision.to === 'expired') {
    const event: PaymentFailed = {
      type: 'payments.failed',
      paymentId: payment.id,
      purchaseId,
      reason: decision.to,
      at: now.toISOString(),
    };
    await outbox.publish(tx, event);
  }
};
