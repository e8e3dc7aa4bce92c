import { minus, plus, type Rupiah, rupiah, sum, ZERO } from '@lapak/kernel';
import type { Settlement } from './payment-state.js';

/**
 * The ledger's accounts. Debit is positive, credit negative; what we owe is therefore negative. A merchant's balance due
 * is -(merchant_payable + cash_with_merchant + merchant_receivable).
 */
export const ACCOUNT_KINDS = [
  'provider_clearing', // buyers have paid it, the provider has not credited it yet
  'provider_balance', // what the provider has credited to us, in its own currency beside
  'cash_with_merchant', // cash that a merchant took at the door
  'merchant_pending', // owed to a merchant once the order is completed
  'merchant_payable', // owed to a merchant now
  'fee_income', // the regency's fee, zero by default
  'merchant_receivable', // a fee that a merchant owes for a cash order
  'refunds_in_transit', // on the way back to a buyer
  'payouts_in_transit', // on the way to a merchant's bank account
  'house_bank', // the regency's own bank account, from which merchants are paid
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface Entry {
  readonly account: AccountKind;
  /** Null for an account of the house. */
  readonly shopId: string | null;
  readonly amount: Rupiah;
  /** The same money in the provider's books, with the sign of `amount`. */
  readonly settlement?: Pick<Settlement, 'amount' | 'currency'> | null;
}

/** One shop's part of a charge: goods and delivery, and the fee on the goods, frozen at sale. */
export interface Share {
  readonly shopId: string;
  readonly amount: Rupiah;
  /** The goods of `amount`; the rest is delivery, on which no fee is taken. */
  readonly goods: Rupiah;
  readonly fee: Rupiah;
}
/** What went back of a share, or never came. */
export interface Part {
  readonly amount: Rupiah;
  readonly goods: Rupiah;
}
export const NOTHING: Part = { amount: ZERO, goods: ZERO };
export const plusPart = (a: Part, b: Part): Part => ({
  amount: plus(a.amount, b.amount),
  goods: plus(a.goods, b.goods),
});

const negative = (amount: Rupiah): Rupiah => rupiah(-amount);
const entries = (...all: readonly [AccountKind, string | null, Rupiah][]): Entry[] =>
  all.filter(([, , amount]) => amount !== 0).map(([account, shopId, amount]) => ({ account, shopId, amount }));

/** The provider has the buyer's money; each shop's part is owed to it once its order is completed. */
export const captured = ({ shopId, amount }: Pick<Share, 'shopId' | 'amount'>): Entry[] =>
  entries(['provider_clearing', null, amount], ['merchant_pending', shopId, negative(amount)]);

/** The provider has credited a payment to our balance. */
export const settled = (amount: Rupiah, settlement: Settlement): Entry[] => [
  { account: 'provider_balance', shopId: null, amount, settlement },
  { account: 'provider_clearing', shopId: null, amount: negative(amount) },
];

/**
 * The fee of a share when `gone` rupiah of its goods went back: by the rate frozen at sale, half a rupiah up, and nothing
 * when all went back. The one formula of a fee: whatever is posted brings the fee to this, so nothing is ever left over.
 */
export const feeWithout = ({ fee, goods }: Pick<Share, 'fee' | 'goods'>, gone: Rupiah): Rupiah =>
  minus(fee, rupiah(Number((BigInt(fee) * BigInt(gone) * 2n + BigInt(goods)) / (BigInt(goods) * 2n))));

/** The buyer has the goods: what has not gone of the shop's part, less its fee, is owed now. */
export const completed = (share: Share, gone: Part = NOTHING): Entry[] => {
  const amount = minus(share.amount, gone.amount);
  const fee = feeWithout(share, gone.goods);
  return entries(
    ['merchant_pending', share.shopId, amount],
    ['merchant_payable', share.shopId, negative(minus(amount, fee))],
    ['fee_income', null, negative(fee)],
  );
};

/** Cash was taken at the door, for what was not taken out before: the shop has its money and owes the fee. */
export const cashTaken = (share: Share, waived: Part = NOTHING): Entry[] => {
  const amount = minus(share.amount, waived.amount);
  const fee = feeWithout(share, waived.goods);
  return entries(
    ['cash_with_merchant', share.shopId, amount],
    ['merchant_payable', share.shopId, negative(amount)],
    ['merchant_receivable', share.shopId, fee],
    ['fee_income', null, negative(fee)],
  );
};

/** Where a refund comes from: what is owed to the shop later, or what is owed (or was paid) to it already. */
const owedAs = (wasCompleted: boolean): AccountKind => (wasCompleted ? 'merchant_payable' : 'merchant_pending');

/**
 * A refund is on its way: it comes out of what the shop is owed, and its fee goes back with it when it was taken.
 * @param fee how much of the fee goes back: what was taken, less `feeWithout`
 */
export const refundStarted = (shopId: string, amount: Rupiah, fee: Rupiah, wasCompleted: boolean): Entry[] =>
  entries(
    [owedAs(wasCompleted), shopId, minus(amount, fee)],
    ['fee_income', null, fee],
    ['refunds_in_transit', null, negative(amount)],
  );

/** The provider has given the money back. */
export const refundDone = (amount: Rupiah, settlement: Settlement | null = null): Entry[] => [
  { account: 'refunds_in_transit', shopId: null, amount },
  { account: 'provider_balance', shopId: null, amount: negative(amount), settlement },
];

/** The same entries with the sign turned. */
export const undone = (of: readonly Entry[]): Entry[] =>
  of.map(({ settlement, ...entry }) => ({
    ...entry,
    amount: negative(entry.amount),
    ...(settlement && { settlement: { ...settlement, amount: -settlement.amount } }),
  }));

/**
 * A refund that came back is owed to the shop again: now when its order is completed, with the fee taken anew.
 * @param done what was posted when the provider said that it was done, if it had
 */
export const refundFailed = (
  done: readonly Entry[],
  shopId: string,
  amount: Rupiah,
  fee: Rupiah,
  isCompleted: boolean,
): Entry[] => [...undone(done), ...undone(refundStarted(shopId, amount, fee, isCompleted))];

/** The accounts whose sum, turned, is what a merchant is owed now. */
export const DUE_ACCOUNTS = [
  'merchant_payable',
  'cash_with_merchant',
  'merchant_receivable',
] as const satisfies readonly AccountKind[];

/**
 * A payout is on its way: it turns exactly what the entries that it pays left on each of the merchant's accounts.
 * @param owed the sums of those entries, account by account
 */
export const payoutSent = (
  shopId: string,
  owed: readonly { readonly account: AccountKind; readonly amount: Rupiah }[],
): Entry[] => {
  const turned = owed.map(({ account, amount }): [AccountKind, string, Rupiah] => [account, shopId, negative(amount)]);
  return entries(...turned, ['payouts_in_transit', null, sum(owed.map(({ amount }) => amount))]);
};

/** The bank has paid it. */
export const payoutPaid = (amount: Rupiah): Entry[] =>
  entries(['payouts_in_transit', null, amount], ['house_bank', null, negative(amount)]);

export const sumOf = (of: readonly Entry[]): Rupiah => of.reduce((total, entry) => rupiah(total + entry.amount), ZERO);
