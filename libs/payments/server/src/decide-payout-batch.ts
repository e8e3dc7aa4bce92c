import { asId, type Clock, type Id, isProblem, NotFound, type Problem } from '@lapak/kernel';
import { type BatchMove, nextBatchState, SecondOfficerNeeded } from '@lapak/payments-domain';
import { CLOCK, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { frozenMoney } from './frozen-money.js';
import { PayoutBatchEntity, PayoutEntity } from './payout.entity.js';

const free = statement(
  'payments_free_payouts',
  `with freed as (update merchant_entry set payout_id = null
     where payout_id = any($1::uuid[]) and kind not in ('payout-sent', 'payout-failed'))
   update payout_line set live = false where payout_id = any($1::uuid[]) and live`,
);
/** What these payouts would have paid is owed again, and the next batch may take it. */
export const freePayouts = async (tx: Tx, ids: readonly Id<'Payout'>[]): Promise<void> => {
  await free.run(tx, [ids]);
};

/** A batch under its row's lock, and where `move` leads it. */
export const lockedBatch = async (tx: Tx, id: string, move: BatchMove) => {
  const ours = asId<'PayoutBatch'>(id);
  const lock = { mode: 'pessimistic_write' } as const;
  const batch = ours && (await tx.findOne(PayoutBatchEntity, { where: { id: ours }, lock }));
  if (!batch) return new NotFound();
  const to = nextBatchState(batch.state, move);
  return isProblem(to) ? to : { batch, to };
};

/** A second officer approves a batch; either may drop it while nothing has left the house. */
@Injectable()
export class DecidePayoutBatch {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the batch; NotFound, MoveNotAllowed, SecondOfficerNeeded. */
  run(officer: Id<'Account'>, id: string, move: 'approve' | 'drop'): Promise<Id<'PayoutBatch'> | Problem> {
    return this.transactor.run(async (tx) => {
      const found = await lockedBatch(tx, id, move);
      if (isProblem(found)) return found;
      const { batch, to: state } = found;
      const now = this.clock.now();
      if (move === 'approve') {
        if (batch.builtBy === officer) return new SecondOfficerNeeded();
        const frozen = await frozenMoney(tx);
        if (frozen) return frozen;
        await tx.update(PayoutBatchEntity, batch.id, { state, approvedBy: officer, approvedAt: now });
        return batch.id;
      }
      const payouts = await tx.findBy(PayoutEntity, { batchId: batch.id });
      await tx.update(PayoutEntity, { batchId: batch.id }, { state: 'dropped' });
      await freePayouts(
        tx,
        payouts.map((payout) => payout.id),
      );
      await tx.update(PayoutBatchEntity, batch.id, { state, droppedBy: officer, droppedAt: now });
      return batch.id;
    });
  }
}
