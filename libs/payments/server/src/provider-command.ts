import type { Id } from '@lapak/kernel';
import { enqueue, newId, statement, type Tx } from '@lapak/platform';

/** The worker's task that makes one call to a provider. */
export const CALL_PROVIDER = 'call_provider';

export const callJob = (id: string) => ({
  identifier: CALL_PROVIDER,
  payload: { commandId: id },
  jobKey: `call:${id}`,
});

const commit = statement<{ id: Id<'ProviderCommand'> }>(
  'payments_commit_command',
  `insert into provider_command (id, kind, payment_id, refund_id, idempotency_key, state, created_at)
   values ($1, $2, $3, $4, $5, 'open', $6)
   on conflict (idempotency_key) do update set state = 'open', done_at = null, error = null returning id`,
);

/**
 * Commits a call to a provider with the change that wants it: its key is in the database before the call, so that a
 * crash repeats the same call. Asked again, the same command goes again.
 */
export const commandCall = async (
  tx: Tx,
  call: { kind: 'cancel' | 'refund'; paymentId: Id<'Payment'>; refundId?: Id<'Refund'>; key: string },
  now: Date,
): Promise<void> => {
  const values = [newId(), call.kind, call.paymentId, call.refundId ?? null, call.key, now];
  const { id } = (await commit.row(tx, values))!;
  await enqueue(tx, [callJob(id)]);
};

/** Closes a provider's page on which nobody should pay any more. */
export const commandCancel = (tx: Tx, paymentId: Id<'Payment'>, now: Date): Promise<void> =>
  commandCall(tx, { kind: 'cancel', paymentId, key: `mp:cancel:${paymentId}` }, now);
