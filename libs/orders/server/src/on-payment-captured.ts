import { enqueue, type Listener } from '@lapak/platform';

/** The worker's task that takes up a purchase whose money came: `SettleCapture.run(payload)`. */
export const SETTLE_CAPTURE = 'settle_capture';

/** What orders needs to know of `payments.captured`, which it hears without knowing payments. */
export interface Captured {
  readonly type: 'payments.captured';
  readonly purchaseId: string;
  readonly at: string;
}

/**
 * The buyer's money is there. A listener is a plain object; deadlines need the regency's calendar and news its outbox, so
 * the work is a task of the worker. One key per purchase: news that comes twice makes one task, while it waits.
 */
export const onPaymentCaptured: Listener<Captured> = {
  name: 'orders: take up what was paid',
  handle: (tx, { purchaseId, at }) =>
    enqueue(tx, [{ identifier: SETTLE_CAPTURE, payload: { purchaseId, at }, jobKey: `captured:${purchaseId}` }]),
};
