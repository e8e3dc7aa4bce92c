import { minus, type Rupiah, rupiah, ZERO } from '@lapak/kernel';

/**
 * The ledger's accounts. Debit is positive, credit negative; what we owe is therefore negative. A merchant's balance due
 * is -(merchant_payable + cash_with_merchant + merchant_receivable).
 */
export const ACCOUNT_KINDS = [
  'provider_clearing', // money that the card provider holds for us
  'cash_with_merchant', // cash that a merchant took at the door
  'merchant_pending', // owed to a merchant once the order is completed
  'merchant_payable', // owed to a merchant now
  'fee_income', // the regency's fee, zero by default
  'merchant_receivable', // a fee that a merchant owes for a cash order
  'refunds_in_transit', // on the way back to a buyer
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface Entry {
  readonly account: AccountKind;
  /** Null for an account of the house. */
  readonly shopId: string | null;
  readonly amount: Rupiah;
}

export interface Share {
  readonly shopId: string;
  readonly amount: Rupiah;
  readonly fee: Rupiah;
}

const negative = (amount: Rupiah): Rupiah => rupiah(-amount);
const entries = (...all: readonly [AccountKind, string | null, Rupiah][]): Entry[] =>
  all.filter(([, , amount]) => amount !== 0).map(([account, shopId, amount]) => ({ account, shopId, amount }));

/** The provider has the buyer's money; each shop's part is owed to it once its order is completed. */
export const captured = ({ shopId, amount }: Share): Entry[] =>
  entries(['provider_clearing', null, amount], ['merchant_pending', shopId, negative(amount)]);

/** The buyer has the goods: the shop's part, less the fee frozen at sale, is owed now. */
export const completed = ({ shopId, amount, fee }: Share): Entry[] =>
  entries(
    ['merchant_pending', shopId, amount],
    ['merchant_payable', shopId, negative(minus(amount, fee))],
    ['fee_income', null, negative(fee)],
  );

/** Cash was taken at the door: the shop has its money already and owes the fee. */
export const cashTaken = ({ shopId, amount, fee }: Share): Entry[] =>
  entries(
    ['cash_with_merchant', shopId, amount],
    ['merchant_payable', shopId, negative(amount)],
    ['merchant_receivable', shopId, fee],
    ['fee_income', null, negative(fee)],
  );

/** A refund is on its way: it comes out of what the shop is owed, and the fee goes back with it when it was taken. */
export const refundStarted = (share: Share, amount: Rupiah, feeBack: Rupiah, wasCompleted: boolean): Entry[] =>
  wasCompleted
    ? entries(
        ['merchant_payable', share.shopId, minus(amount, feeBack)],
        ['fee_income', null, feeBack],
        ['refunds_in_transit', null, negative(amount)],
      )
    : entries(['merchant_pending', share.shopId, amount], ['refunds_in_transit', null, negative(amount)]);

/** The provider has given the money back. */
export const refundDone = (amount: Rupiah): Entry[] =>
  entries(['refunds_in_transit', null, amount], ['provider_clearing', null, negative(amount)]);

/** The same entries with the sign turned: what a failed refund undoes. */
export const undone = (of: readonly Entry[]): Entry[] =>
  of.map((entry) => ({ ...entry, amount: negative(entry.amount) }));

export const sumOf = (of: readonly Entry[]): Rupiah => of.reduce((total, entry) => rupiah(total + entry.amount), ZERO);
