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

interface Movement {
  type: 'charge' | 'refund' | 'refund_failure';
  /** Cents of IDR, negative when money leaves. */
  amount: number;
  source: string;
  description: string | null;
}

/** Books one movement of the platform's balance, in the currency it settles in. Fees are taken from charges only. */
export async function book(work: Work, movement: Movement): Promise<Stripe.BalanceTransaction> {
  const currency = work.around.settings.settlement;
  const rate = currency === 'idr' ? null : SGD_PER_IDR;
  const amount = Math.round(movement.amount * (rate ?? 1));
  const fee = movement.type === 'charge' ? Math.min(amount, Math.round(amount * FEE_SHARE) + FEE_FIXED[currency]) : 0;
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: work.seconds + AVAILABLE_AFTER_SECONDS,
    balance_type: 'payments',
    created: work.seconds,
    currency,
    description: movement.description,
    exchange_rate: rate,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: movement.type,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  await work.objects.insert('balance_transaction', transaction, { created: work.seconds });
  return transaction;
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
  from stripe_sandbox.object where kind = 'balance_transaction' group by 1`;

export async function readBalance(work: Work): Promise<Stripe.Balance> {
  const { rows } = await work.tx.query<{ currency: string; available: number; pending: number }>(SUMS, [work.seconds]);
  const sums = rows.length > 0 ? rows : [{ currency: work.around.settings.settlement, available: 0, pending: 0 }];
  const side = (name: 'available' | 'pending') =>
    sums.map((row) => ({ amount: row[name], currency: row.currency, source_types: { card: row[name] } }));
  return { object: 'balance', available: side('available'), livemode: false, pending: side('pending') };
}
