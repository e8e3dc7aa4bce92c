import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import type { Read } from '../http/shape.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { book, lockFunds } from './balance.js';
import { money } from './rupiah.js';
import type { REVERSAL_FIELDS } from './transfers.js';

type Wish = Read<typeof REVERSAL_FIELDS>;
const SHOWN = 10;

/** @returns how much comes back, bounded by what has not come back yet */
function amountOf(transfer: Stripe.Transfer, wanted: number | undefined): number {
  const rest = transfer.amount - transfer.amount_reversed;
  if (rest === 0) throw invalid(`The transfer ${transfer.id} is already fully reversed.`, { param: 'id' });
  if (wanted === undefined || wanted <= rest) return wanted ?? rest;
  const { currency } = transfer;
  throw invalid(
    `Reversal amount (${money(wanted, currency)}) is greater than unreversed amount on transfer (${money(rest, currency)})`,
    { param: 'amount' },
  );
}

/** The account pays what it has, on its way or not. @throws Refusal for an account that has paid itself out */
async function takeBack(account: Work, transfer: Stripe.Transfer, amount: number): Promise<void> {
  const { currency } = transfer;
  const { available, pending } = await lockFunds(account, currency);
  if (available + pending < amount)
    throw invalid(
      `The connected account ${String(transfer.destination)} has insufficient funds (${money(available + pending, currency)}) to reverse ${money(amount, currency)} of this transfer.`,
      { code: 'balance_insufficient', param: 'amount' },
    );
  const payment = await account.objects.lock('charge', String(transfer.destination_payment));
  if (!payment) throw new Error(`${transfer.id} has arrived nowhere`);
  const { id, amount_refunded: before, amount: whole } = payment.body;
  const availableOn = available >= amount ? account.seconds : undefined;
  const brought = await account.objects.find('balance_transaction', String(payment.body.balance_transaction));
  const movement = { type: 'payment_refund', amount: -amount, source: id, description: null, currency } as const;
  await book(account, movement, { availableOn: availableOn ?? brought?.body.available_on ?? account.seconds });
  const refunded = before + amount;
  await account.objects.update('charge', { ...payment.body, amount_refunded: refunded, refunded: refunded === whole });
}

/** POST /v1/transfers/{id}/reversals: money comes back from the connected account. @throws Refusal */
export async function reverseTransfer(work: Work, id: string, wish: Wish): Promise<Stripe.TransferReversal> {
  const kept = await work.objects.lock('transfer', id);
  if (!kept) throw missingObject('transfer', id);
  const transfer = kept.body;
  const amount = amountOf(transfer, wish.amount);
  await takeBack(work.on(String(transfer.destination)), transfer, amount);
  const reversalId = newId('trr_');
  const { currency } = transfer;
  const movement = {
    type: 'transfer_refund',
    amount,
    source: reversalId,
    description: wish.description ?? null,
    currency,
  } as const;
  const back = await book(work, movement);
  const reversal: Stripe.TransferReversal = {
    id: reversalId,
    object: 'transfer_reversal',
    amount,
    balance_transaction: back.id,
    created: work.seconds,
    currency,
    destination_payment_refund: null,
    metadata: wish.metadata ?? {},
    source_refund: null,
    transfer: id,
  };
  await work.objects.insert('transfer_reversal', reversal, { created: work.seconds, parent: id });
  const { reversals, amount_reversed: before } = transfer;
  const all = [reversal, ...reversals.data];
  const changed: Stripe.Transfer = {
    ...transfer,
    amount_reversed: before + amount,
    reversed: before + amount === transfer.amount,
    reversals: { ...reversals, data: all.slice(0, SHOWN), has_more: reversals.has_more || all.length > SHOWN },
  };
  await work.objects.update('transfer', changed);
  await work.tell('transfer.reversed', changed, { amount_reversed: before });
  return reversal;
}
