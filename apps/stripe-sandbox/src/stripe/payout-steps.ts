import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import { newId } from '../store/new-id.js';
import type { EventType, Work } from '../store/work.js';
import { book, lockFunds } from './balance.js';
import { money } from './rupiah.js';

type Payout = Stripe.Payout;

export interface PayoutWish {
  readonly amount: number;
  readonly currency: string;
  readonly description?: string | undefined;
  readonly metadata?: Record<string, string> | undefined;
  readonly statement_descriptor?: string | undefined;
}

const ON_THE_WAY_SECONDS = 86_400;

/** Sends what is available to the bank; a moment later it is on its way, and then said to have arrived. @throws Refusal */
export async function createPayout(work: Work, wish: PayoutWish): Promise<Payout> {
  const currency = wish.currency.toLowerCase();
  const { amount } = wish;
  const { available } = await lockFunds(work, currency);
  if (amount > available)
    throw invalid(
      `You have insufficient funds in your Stripe account for this transfer. Your card balance is too low; it is ${money(available, currency)}.`,
      { code: 'balance_insufficient', param: 'amount' },
    );
  const id = newId('po_');
  const movement = { type: 'payout', amount: -amount, source: id, description: 'STRIPE PAYOUT', currency } as const;
  const payout: Payout = {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: work.seconds + ON_THE_WAY_SECONDS,
    automatic: false,
    balance_transaction: (await book(work, movement)).id,
    created: work.seconds,
    currency,
    description: wish.description ?? null,
    destination: newId('ba_'),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: wish.metadata ?? {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: wish.statement_descriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
  await work.objects.insert('payout', payout, { created: work.seconds });
  await work.tell('payout.created', payout);
  await work.later('pay_out', id);
  return payout;
}

async function change(
  work: Work,
  payout: Payout,
  over: Partial<Payout>,
  event: Extract<EventType, `payout.${string}`>,
): Promise<Payout> {
  const changed: Payout = { ...payout, ...over };
  await work.objects.update('payout', changed);
  await work.tell(event, changed, { status: payout.status });
  return changed;
}

/** Where a payout was made: on a connected account or on the platform. */
async function homeOf(work: Work, payoutId: string): Promise<Work> {
  const sql = `select account from stripe_sandbox.object where id = $1 and kind = 'payout'`;
  const { rows } = await work.tx.query<{ account: string | null }>(sql, [payoutId]);
  if (!rows[0]) throw missingObject('payout', payoutId);
  return work.on(rows[0].account);
}

export async function lockPayout(work: Work, id: string): Promise<Payout> {
  const kept = await work.objects.lock('payout', id);
  if (!kept) throw missingObject('payout', id);
  return kept.body;
}

/** It leaves, and is expected to arrive: `paid` is no more than that. */
export async function payOut(work: Work, payoutId: string): Promise<void> {
  const home = await homeOf(work, payoutId);
  const payout = await lockPayout(home, payoutId);
  if (payout.status !== 'pending') return;
  const sent = await change(home, payout, { status: 'in_transit' }, 'payout.updated');
  const trace = { status: 'supported', value: `SBX${payout.id.slice(-8)}` };
  await change(home, sent, { status: 'paid', trace_id: trace }, 'payout.paid');
}

async function giveBack(work: Work, payout: Payout, type: 'payout_failure' | 'payout_cancel'): Promise<string> {
  const { amount, currency, id } = payout;
  return (await book(work, { type, amount, source: id, description: 'STRIPE PAYOUT RETURNED', currency })).id;
}

/** The bank sends it back, even after it was said to be paid. @throws Refusal for one that has ended otherwise */
export async function failPayout(work: Work, payoutId: string): Promise<Payout> {
  const home = await homeOf(work, payoutId);
  const payout = await lockPayout(home, payoutId);
  if (!['pending', 'in_transit', 'paid'].includes(payout.status))
    throw invalid(`The payout ${payoutId} is ${payout.status}.`);
  const over: Partial<Payout> = {
    status: 'failed',
    failure_balance_transaction: await giveBack(home, payout, 'payout_failure'),
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
  };
  return change(home, payout, over, 'payout.failed');
}

export async function cancelPayout(work: Work, id: string): Promise<Payout> {
  const payout = await lockPayout(work, id);
  if (payout.status !== 'pending') throw invalid('Payouts can only be canceled while they are pending.');
  await work.notLater('pay_out', id);
  const returned = await giveBack(work, payout, 'payout_cancel');
  return change(work, payout, { status: 'canceled', failure_balance_transaction: returned }, 'payout.canceled');
}

/** All that is available in each currency goes to the bank. */
export async function payOutAll(work: Work, accountId: string): Promise<Payout[]> {
  const account = work.on(accountId);
  const payouts: Payout[] = [];
  for (const currency of ['idr', 'sgd']) {
    const { available: amount } = await lockFunds(account, currency);
    if (amount > 0) payouts.push(await createPayout(account, { amount, currency }));
  }
  return payouts;
}
