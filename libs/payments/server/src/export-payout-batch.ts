import { type Clock, type Id, isProblem, type Problem, rupiah } from '@lapak/kernel';
import { type AccountKind, type BankTransfer, DUE_ACCOUNTS, payoutSent } from '@lapak/payments-domain';
import { CLOCK, SEALER, type Sealer, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockedBatch } from './decide-payout-batch.js';
import { frozenMoney } from './frozen-money.js';
import { postToLedger } from './ledger.js';
import { type MerchantPayouts, type PayoutFile, PAYOUTS } from './merchant-payouts.js';
import { PayoutBatchEntity, PayoutEntity } from './payout.entity.js';
import { placeOfNumber } from './set-bank-account.js';

const owedOf = statement<{ payoutId: Id<'Payout'>; shopId: string; account: AccountKind; amount: number }>(
  'payments_payout_owed',
  `select p.id as "payoutId", p.shop_id as "shopId", a.kind as account, sum(e.amount)::bigint as amount
   from payout p join payout_line l on l.payout_id = p.id and l.live join ledger_entry e on e.transaction_id = l.transaction_id
     join ledger_account a on a.id = e.account_id and a.shop_id = p.shop_id and a.kind = any($2::text[])
   where p.batch_id = $1 group by p.id, a.kind order by p.id, a.kind`,
);
const transfersOf = statement<Omit<BankTransfer, 'number'> & { accountId: string; sealed: string }>(
  'payments_transfers_of_batch',
  `select p.reference, p.amount, a.id as "accountId", a.bank_code as "bankCode", a.holder, a.number_sealed as sealed
   from payout p join shop_bank_account a on a.id = p.bank_account_id where p.batch_id = $1 order by p.shop_id`,
);

/** Hands an approved batch over. It is sent from then on, in the books too, whatever happens to the file. */
@Injectable()
export class ExportPayoutBatch {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    @Inject(PAYOUTS) private readonly payouts: MerchantPayouts,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asked again, it hands over the same file and books nothing. @returns the file; NotFound, MoveNotAllowed. */
  async run(
    officer: Id<'Account'>,
    id: string,
  ): Promise<{ readonly batchId: Id<'PayoutBatch'>; readonly file: PayoutFile } | Problem> {
    const batch = await this.transactor.run((tx) => this.commit(tx, officer, id));
    if (isProblem(batch)) return batch;
    // After the commit, and from nothing but what is committed: a crash here, or a lost answer, asks for the same again.
    const rows = await transfersOf.rows(this.db, [batch.id]);
    const transfers = rows.map(({ accountId, sealed, ...transfer }) => ({
      ...transfer,
      number: this.sealer.open(sealed, placeOfNumber(accountId)),
    }));
    return { batchId: batch.id, file: await this.payouts.send({ batchCode: batch.code, transfers }) };
  }

  private async commit(tx: Tx, officer: Id<'Account'>, id: string): Promise<PayoutBatchEntity | Problem> {
    const found = await lockedBatch(tx, id, 'export');
    if (isProblem(found)) return found;
    const frozen = await frozenMoney(tx);
    if (frozen) return frozen;
    const { batch, to: state } = found;
    if (batch.state !== 'approved') return batch;
    const now = this.clock.now();
    const owed = await owedOf.rows(tx, [batch.id, DUE_ACCOUNTS]);
    const payouts = await tx.findBy(PayoutEntity, { batchId: batch.id });
    const postings = payouts.map(({ id: payoutId, shopId, reference }) => ({
      kind: 'payout-sent' as const,
      reference: payoutId,
      ...{ orderId: null, payoutId, at: now, memo: reference },
      entries: payoutSent(
        shopId,
        owed.filter((row) => row.payoutId === payoutId).map((row) => ({ ...row, amount: rupiah(row.amount) })),
      ),
    }));
    await postToLedger(tx, postings);
    await tx.update(PayoutEntity, { batchId: batch.id }, { state: 'sent', sentAt: now });
    await tx.update(PayoutBatchEntity, batch.id, { state, exportedBy: officer, exportedAt: now });
    return batch;
  }
}
