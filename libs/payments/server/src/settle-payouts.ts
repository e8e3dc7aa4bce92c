import { type Clock, type FieldFault, type Id, InvalidInput, isProblem, type Problem } from '@lapak/kernel';
import { type BankResult, decideResult, payoutPaid, type PayoutSettled, undone } from '@lapak/payments-domain';
import { CLOCK, Outbox, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { freePayouts, lockedBatch } from './decide-payout-batch.js';
import { postedEntries, type Posting, postToLedger } from './ledger.js';
import { type MerchantPayouts, PAYOUTS } from './merchant-payouts.js';
import { PayoutBatchEntity, PayoutEntity } from './payout.entity.js';

/** A bank's word on one payout. */
interface Told {
  readonly payout: PayoutEntity;
  readonly result: BankResult;
}

const late = ({ payout }: Told, line: number): FieldFault => ({
  field: `csv.${line}`,
  words: {
    id: `“${payout.reference}” sudah tercatat gagal dan uangnya masuk pencairan berikutnya. Hubungi bank sebelum mengunggah lagi.`,
    en: `“${payout.reference}” is recorded as failed, and its money goes into the next payout. Ask the bank before uploading again.`,
  },
});

/** What the bank did with a batch goes into the books: paid, or failed and owed again. */
@Injectable()
export class SettlePayouts {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    @Inject(PAYOUTS) private readonly payouts: MerchantPayouts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All of a result or nothing; the same result again changes nothing. Payouts that it does not name stay with the bank.
   * @returns the batch; NotFound, MoveNotAllowed, InvalidInput with a sentence per line.
   */
  run(id: string, csv: string): Promise<Id<'PayoutBatch'> | Problem> {
    return this.transactor.run(async (tx) => {
      const found = await lockedBatch(tx, id, 'export');
      if (isProblem(found)) return found;
      const { batch } = found;
      if (batch.state === 'approved') return (await lockedBatch(tx, id, 'settle')) as Problem;
      const payouts = await tx.findBy(PayoutEntity, { batchId: batch.id });
      const results = this.payouts.readResult(csv, new Map(payouts.map((one) => [one.reference, one.amount])));
      if (isProblem(results)) return results;
      const told = results.map((result) => ({
        result,
        payout: payouts.find(({ reference }) => reference === result.reference)!,
      }));
      const decided = told.map(({ payout, result }) => decideResult(payout.state, result.told));
      const refused = told.flatMap((one, i) => (decided[i] === 'refuse' ? [late(one, i + 2)] : []));
      if (refused.length > 0) return new InvalidInput(refused);
      await this.settle(
        tx,
        told.filter((_, i) => decided[i] === 'move'),
      );
      await this.end(tx, batch);
      return batch.id;
    });
  }

  private async settle(tx: Tx, all: readonly Told[]): Promise<void> {
    const now = this.clock.now();
    const postings: Posting[] = [];
    for (const { payout, result } of all) {
      const beside = { reference: payout.id, orderId: null, payoutId: payout.id, at: now, memo: result.reason ?? '' };
      if (result.told === 'paid') postings.push({ ...beside, kind: 'payout-paid', entries: payoutPaid(payout.amount) });
      else {
        const posted = await postedEntries(tx, ['payout-sent', 'payout-paid'], payout.id);
        postings.push({ ...beside, kind: 'payout-failed', entries: undone(posted) });
      }
      const change = { state: result.told, reason: result.reason, settledAt: now };
      await tx.update(PayoutEntity, payout.id, change);
      await this.outbox.publish(tx, settledEvent(payout, result, now));
    }
    await postToLedger(tx, postings);
    const failed = all.filter(({ result }) => result.told === 'failed').map(({ payout }) => payout.id);
    if (failed.length > 0) await freePayouts(tx, failed);
  }

  private async end(tx: Tx, batch: PayoutBatchEntity): Promise<void> {
    const open = await tx.countBy(PayoutEntity, { batchId: batch.id, state: 'sent' });
    if (open === 0 && batch.state === 'exported')
      await tx.update(PayoutBatchEntity, batch.id, { state: 'settled', settledAt: this.clock.now() });
  }
}

const settledEvent = (payout: PayoutEntity, { told, reason }: BankResult, now: Date): PayoutSettled => ({
  type: 'payments.payout-settled',
  payoutId: payout.id,
  shopId: payout.shopId,
  amount: payout.amount,
  state: told,
  reason,
  at: now.toISOString(),
});
