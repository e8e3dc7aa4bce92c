import type Stripe from 'stripe';
import { newId } from '../store/new-id.js';
import type { Settings } from '../store/settings.js';
import type { Work } from '../store/work.js';

/** Cents of SGD for a cent of IDR. Fixed, so that tests can count with it. */
const SGD_PER_IDR = 0.0000781;
const AVAILABLE_AFTER_SECONDS = 2 * 86_400;
const FEE_SHARE = 0.029;
const FEE_FIXED = { idr: 200_000, sgd: 50 } as const;

/** The smallest charge in cents of IDR: half a rupiah, or what half a dollar is worth when money settles in SGD. */
export const smallestCharge = (settlement: Settings['settlement']): number =>
  settlement === 'idr' ? 50 : Math.ceil(50 / SGD_PER_IDR);

export type Currency = Settings['settlement'];

interface Movement {
  type: Stripe.BalanceTransaction.Type;
  /** Negative when money leaves. */
  amount: number;
  source: string;
  description: string | null;
  currency: string;
}

const categories: Readonly<Record<string, string>> = {
  payment: 'charge',
  payment_refund: 'refund',
  transfer_refund: 'transfer_reversal',
  payout_failure: 'payout_reversal',
  payout_cancel: 'payout_reversal',
  adjustment: 'dispute',
};

/**
 * Books one movement of the balance of whose work this is.
 * @param over.fee taken on top; `rate`: at which another currency was exchanged; `availableOn`: now unless told
 */
export async function book(
  work: Work,
  movement: Movement,
  over: { fee?: number; feeDescription?: string; rate?: number | null; availableOn?: number } = {},
): Promise<Stripe.BalanceTransaction> {
  const { type, amount, source, description, currency } = movement;
  const { fee = 0, feeDescription = 'Stripe processing fees', rate = null, availableOn = work.seconds } = over;
  const fees = { amount: fee, application: null, currency, description: feeDescription, type: 'stripe_fee' };
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn,
    balance_type: 'payments',
    created: work.seconds,
    currency,
    description,
    exchange_rate: rate,
    fee,
    fee_details: fee === 0 ? [] : [fees],
    net: amount - fee,
    reporting_category: categories[type] ?? type,
    source,
    status: 'pending',
    type,
  };
  await work.objects.insert('balance_transaction', transaction, { created: work.seconds });
  return transaction;
}

/**
 * Books a movement of IDR in the currency it settles in. Fees are taken from charges only.
 * @param at once rather than two days later
 */
export async function settle(
  work: Work,
  movement: Omit<Movement, 'currency'> & { currency?: Currency },
  atOnce = false,
): Promise<Stripe.BalanceTransaction> {
  const { currency = work.around.settings.settlement } = movement;
  const rate = currency === 'idr' ? null : SGD_PER_IDR;
  const amount = Math.round(movement.amount * (rate ?? 1));
  const fee = movement.type === 'charge' ? Math.min(amount, Math.round(amount * FEE_SHARE) + FEE_FIXED[currency]) : 0;
  const availableOn = atOnce ? work.seconds : work.seconds + AVAILABLE_AFTER_SECONDS;
  return book(work, { ...movement, amount, currency }, { fee, rate, availableOn });
}

/** A movement is pending until its day has come. */
export const seenAt = (transaction: Stripe.BalanceTransaction, seconds: number): Stripe.BalanceTransaction => ({
  ...transaction,
  status: transaction.available_on <= seconds ? 'available' : 'pending',
});

const SUMS = `
  select body->>'currency' as currency,
    coalesce(sum((body->>'net')::bigint) filter (where (body->>'available_on')::bigint <= $1), 0)::float8 as available,
    coalesce(sum((body->>'net')::bigint) filter (where (body->>'available_on')::bigint > $1), 0)::float8 as pending
  from stripe_sandbox.object where kind = 'balance_transaction' and account is not distinct from $2 group by 1`;

interface Sum {
  currency: string;
  available: number;
  pending: number;
}

const sumsOf = async (work: Work): Promise<Sum[]> =>
  (await work.tx.query<Sum>(SUMS, [work.seconds, work.account])).rows;

export async function readBalance(work: Work): Promise<Stripe.Balance> {
  const rows = await sumsOf(work);
  const sums = rows.length > 0 ? rows : [{ currency: work.around.settings.settlement, available: 0, pending: 0 }];
  const side = (name: 'available' | 'pending') =>
    sums.map((row) => ({ amount: row[name], currency: row.currency, source_types: { card: row[name] } }));
  return { object: 'balance', available: side('available'), livemode: false, pending: side('pending') };
}

/** What there is to spend, and what there is at all; nobody else spends it before this transaction ends. */
export async function lockFunds(work: Work, currency: string): Promise<Omit<Sum, 'currency'>> {
  await work.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4243))', [`balance of ${work.account}`]);
  return (await sumsOf(work)).find((sum) => sum.currency === currency) ?? { available: 0, pending: 0 };
}
