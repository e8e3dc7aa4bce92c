import { type Id, rupiah } from '@lapak/kernel';
import {
  captured,
  decidePayment,
  type PaymentCaptured,
  type PaymentFailed,
  type PaymentSnapshot,
  settled,
} from '@lapak/payments-domain';
import { type Outbox, statement, type Tx } from '@lapak/platform';
import { Logger } from '@nestjs/common';
import { postToLedger } from './ledger.js';
import { PaymentEntity } from './payment.entity.js';

const logger = new Logger('payments');

const captureSplits = statement<{ orderId: Id<'Order'>; shopId: Id<'Shop'>; amount: number }>(
  'payments_capture_splits',
  `update payment_split set captured = amount where payment_id = $1 and captured = 0
   returning order_id as "orderId", shop_id as "shopId", amount`,
);

const bookCapture = async (tx: Tx, outbox: Outbox, payment: PaymentEntity, now: Date): Promise<void> => {
  const splits = await captureSplits.rows(tx, [payment.id]);
  await postToLedger(
    tx,
    splits.map(({ orderId, shopId, amount }) => ({
      kind: 'capture',
      reference: orderId,
      orderId,
      at: now,
      entries: captured({ shopId, amount: rupiah(amount) }),
    })),
  );
  const { id: paymentId, purchaseId, amount } = payment;
  const event: PaymentCaptured = { type: 'payments.captured', paymentId, purchaseId, amount, at: now.toISOString() };
  await outbox.publish(tx, event);
};

/** What the provider credited is known only a moment after the payment; it is kept beside the rupiah, once. */
const bookSettlement = async (tx: Tx, payment: PaymentEntity, snapshot: PaymentSnapshot, now: Date): Promise<void> => {
  const { settlement } = snapshot;
  if (!settlement || payment.settlementAmount !== null || snapshot.paymentId !== payment.id) return;
  await tx.update(PaymentEntity, payment.id, {
    settlementAmount: settlement.amount,
    settlementCurrency: settlement.currency,
    settlementFee: settlement.fee,
  });
  const entries = settled(payment.amount, settlement);
  await postToLedger(tx, [{ kind: 'settle', reference: payment.id, orderId: null, at: now, entries }]);
};

/** Its ids and settlement are kept only from an object that is this payment's own. */
const known = (payment: PaymentEntity, snapshot: PaymentSnapshot, now: Date) => ({
  checkedAt: now,
  ...(snapshot.paymentId === payment.id && {
    providerRef: payment.providerRef ?? snapshot.ref,
    providerIntent: payment.providerIntent ?? snapshot.intent,
    // Until it is paid, a charge may be one of several that were declined.
    providerCharge: snapshot.state === 'paid' ? (payment.providerCharge ?? snapshot.charge) : payment.providerCharge,
  }),
});

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
  const decision = decidePayment(payment, snapshot);
  if (decision.kind === 'stay') {
    await tx.update(PaymentEntity, payment.id, known(payment, snapshot, now));
    if (payment.state === 'paid') await bookSettlement(tx, payment, snapshot, now);
    return;
  }
  const version = payment.version + 1;
  if (decision.kind === 'quarantine') {
    logger.error(`payment ${payment.id} is in quarantine (${decision.trouble}): somebody must look`);
    const change = { checkedAt: now, state: 'quarantined' as const, trouble: decision.trouble, version };
    await tx.update(PaymentEntity, payment.id, change);
    return;
  }
  const paid = decision.to === 'paid';
  const change = { ...known(payment, snapshot, now), state: decision.to, version, ...(paid && { paidAt: now }) };
  await tx.update(PaymentEntity, payment.id, change);
  if (paid) {
    await bookCapture(tx, outbox, payment, now);
    await bookSettlement(tx, payment, snapshot, now);
  } else if (decision.to === 'failed' || decision.to === 'expired') {
    const { purchaseId } = payment;
    const at = now.toISOString();
    const event: PaymentFailed = { type: 'payments.failed', paymentId, purchaseId, reason: decision.to, at };
    await outbox.publish(tx, event);
  }
};
