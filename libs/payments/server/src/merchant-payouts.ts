import type { InvalidInput, Rupiah } from '@lapak/kernel';
import { type BankResult, type BankTransfer, readBankResult, writeBankFile } from '@lapak/payments-domain';

/** What a batch hands over: committed before, so handed over again it is the same to the letter. */
export interface HandOver {
  readonly batchCode: string;
  readonly transfers: readonly BankTransfer[];
}
export interface PayoutFile {
  readonly name: string;
  readonly text: string;
}

/**
 * How money goes out to merchants. What is handed over carries our payouts' own references as keys: a crash after the
 * hand-over hands the same over again, and never anything else.
 */
export interface MerchantPayouts {
  readonly code: 'manual';
  /** @returns what an officer takes to the bank */
  send(batch: HandOver): Promise<PayoutFile>;
  /** Reads what the bank said, all of it or nothing. */
  readResult(text: string, amounts: ReadonlyMap<string, Rupiah>): BankResult[] | InvalidInput;
}
/** The provider of this installation. */
export const PAYOUTS = Symbol('payouts');

/** A file for the bank, and a file back: works with every bank and without any key. */
export class ManualPayouts implements MerchantPayouts {
  readonly code = 'manual';

  async send({ batchCode, transfers }: HandOver): Promise<PayoutFile> {
    return { name: `${batchCode}.csv`, text: writeBankFile(batchCode, transfers) };
  }
  readResult(text: string, amounts: ReadonlyMap<string, Rupiah>): BankResult[] | InvalidInput {
    return readBankResult(text, amounts);
  }
}
