import { minus, plus, type Rupiah, rupiah, ZERO } from '@lapak/kernel';
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

/** One shop's part of a charge, and the fee frozen at its sale. */
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

/** The provider has credited a payment to our balance. */
export const settled = (amount: Rupiah, settlement: Settlement): Entry[] => [
  { account: 'provider_balance', shopId: null, amount, settlement },
  { account: 'provider_clearing', shopId: null, amount: negative(amount) },
];

/** The fee on the first `part` rupiah of a share, half a rupiah up; all of the fee on all of it. */
const feeOn = ({ fee, amount }: Share, part: Rupiah): Rupiah =>
  rupiah(Number((BigInt(fee) * BigInt(part) * 2n + BigInt(amount)) / (BigInt(amount) * 2n)));

/** The fee that goes back with `amount` when `before` went back already: however it is cut, the cuts sum to the fee. */
export const feeBack = (share: Share, before: Rupiah, amount: Rupiah): Rupiah =>
  minus(feeOn(share, plus(before, amount)), feeOn(share, before));

const owed = (shopId: string, amount: Rupiah, fee: Rupiah): Entry[] =>
  entries(
    ['merchant_pending', shopId, amount],
    ['merchant_payable', shopId, negative(minus(amount, fee))],
    ['fee_income', null, negative(fee)],
  );

/** The buyer has the goods: what was not `refunded` of the shop's part, less the fee frozen at sale, is owed now. */
export const completed = (share: Share, refunded: Rupiah = ZERO): Entry[] =>
  owed(share.shopId, minus(share.amount, refunded), minus(share.fee, feeOn(share, refunded)));

/** Cash was taken at the door: the shop has its money already and owes the fee. */
export const cashTaken = ({ shopId, amount, fee }: Share): Entry[] =>
  entries(
    ['cash_with_merchant', shopId, amount],
    ['merchant_payable', shopId, negative(amount)],
    ['merchant_receivable', shopId, fee],
    ['fee_income', null, negative(fee)],
  );

/**
 * A refund is on its way: it comes out of what the shop is owed, and the fee goes back with it when it was taken.
 * @param before what of this share went back earlier
 */
export const refundStarted = (share: Share, before: Rupiah, amount: Rupiah, wasCompleted: boolean): Entry[] => {
  const fee = wasCompleted ? feeBack(share, before, amount) : ZERO;
  return entries(
    [wasCompleted ? 'merchant_payable' : 'merchant_pending', share.shopId, minus(amount, fee)],
    ['fee_income', null, fee],
    ['refunds_in_transit', null, negative(amount)],
  );
};

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
 * A refund that came back: what was posted for it is undone. When its order was completed meanwhile, without this part,
 * the part is owed to the shop now like the rest.
 * @param refunded what of this share counts as refunded, this refund included
 */
export const refundFailed = (
  posted: readonly Entry[],
  share: Share,
  refunded: Rupiah,
  amount: Rupiah,
  isCompleted: boolean,
): Entry[] => {
  const back = undone(posted);
  if (!isCompleted || !posted.some((entry) => entry.account === 'merchant_pending')) return back;
  return [...back, ...owed(share.shopId, amount, feeBack(share, minus(refunded, amount), amount))];
};

export const sumOf = (of: readonly Entry[]): Rupiah => of.reduce((total, entry) => rupiah(total + entry.amount), ZERO);
