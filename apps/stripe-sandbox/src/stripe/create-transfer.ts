import type Stripe from 'stripe';
import { invalid, missingObject } from '../http/refusal.js';
import type { Read } from '../http/shape.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { transfersOf } from './account-state.js';
import { book, lockFunds } from './balance.js';
import { arrivedCharge, settleCharge } from './charges.js';
import { money } from './rupiah.js';
import type { TRANSFER_FIELDS } from './transfers.js';

type Wish = Read<typeof TRANSFER_FIELDS>;

/** @throws Refusal for an account that is nobody's, has left, or may not receive */
async function checkDestination(work: Work, id: string): Promise<void> {
  const kept = await work.objects.find('v2.core.account', id);
  if (!kept || kept.hidden.deauthorized || kept.body.closed) throw missingObject('destination', id, 'destination');
  if (transfersOf(kept.body)?.status === 'active') return;
  throw invalid(
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    { code: 'insufficient_capabilities_for_transfer', param: 'destination' },
  );
}

interface Source {
  readonly charge: Stripe.Charge;
  readonly brought: Stripe.BalanceTransaction;
}

/** The charge a transfer draws on, which need not be available yet. @throws Refusal for one that brings no money */
async function lockSource(work: Work, id: string): Promise<Source> {
  const param = 'source_transaction';
  await settleCharge(work, id); // Stripe knows what it brings before it says so
  const charge = (await work.objects.lock('charge', id))?.body;
  if (!charge) throw missingObject('charge', id, param);
  const brought =
    charge.balance_transaction === null
      ? undefined
      : (await work.objects.find('balance_transaction', String(charge.balance_transaction)))?.body;
  if (!brought || charge.status !== 'succeeded')
    throw invalid(`The charge ${id} has not succeeded and cannot be used as a source_transaction.`, { param });
  return { charge, brought };
}

const USED = `
  select coalesce(sum((body->>'amount')::bigint - (body->>'amount_reversed')::bigint), 0)::float8 as used
  from stripe_sandbox.object where kind = 'transfer' and body @> $1::jsonb`;

/** @throws Refusal for another currency than the charge brought, or for more than it did */
async function checkSource(work: Work, { charge, brought }: Source, wish: Wish): Promise<void> {
  if (wish.currency.toLowerCase() !== brought.currency)
    throw invalid(
      `The currency of source_transaction's balance transaction (${brought.currency}) must be the same as the transfer currency (${wish.currency.toLowerCase()})`,
      { param: 'currency' },
    );
  const { rows } = await work.tx.query<{ used: number }>(USED, [JSON.stringify({ source_transaction: charge.id })]);
  const used = rows[0]?.used ?? 0;
  if (used + wish.amount > brought.amount)
    throw invalid(
      `Transfers using this transaction as a source must not exceed the source amount of ${money(brought.amount, brought.currency)}. (There is already an existing transfer(s) of ${money(used, brought.currency)} using this source.)`,
      { param: 'amount' },
    );
}

async function checkFunds(work: Work, { currency, amount }: Wish): Promise<void> {
  const { available } = await lockFunds(work, currency.toLowerCase());
  if (amount <= available) return;
  throw invalid(
    'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance',
    { code: 'balance_insufficient' },
  );
}

/** The group of the charge; one without gets the name Stripe makes up, and keeps it. */
async function groupOf(work: Work, wish: Wish, source: Source | undefined): Promise<string | null> {
  if (!source) return wish.transfer_group ?? null;
  const { charge } = source;
  const group = charge.transfer_group ?? wish.transfer_group ?? `group_${String(charge.payment_intent)}`;
  if (charge.transfer_group === null) await work.objects.update('charge', { ...charge, transfer_group: group });
  return wish.transfer_group ?? group;
}

/** POST /v1/transfers: money goes from the platform to a connected account, at once. @throws Refusal */
export async function createTransfer(work: Work, wish: Wish): Promise<Stripe.Transfer> {
  await checkDestination(work, wish.destination);
  const source = wish.source_transaction ? await lockSource(work, wish.source_transaction) : undefined;
  if (source) await checkSource(work, source, wish);
  else await checkFunds(work, wish);
  const { amount, destination } = wish;
  const currency = wish.currency.toLowerCase();
  const id = newId('tr_');
  const availableOn = source?.brought.available_on ?? work.seconds;
  const description = wish.description ?? null;
  const out = await book(
    work,
    { type: 'transfer', amount: -amount, source: id, description, currency },
    { availableOn },
  );
  const arrived = await arrivedCharge(work.on(destination), { amount, currency, transfer: id, availableOn });
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: out.id,
    created: work.seconds,
    currency,
    description,
    destination,
    destination_payment: arrived.id,
    livemode: false,
    metadata: wish.metadata ?? {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source?.charge.id ?? null,
    source_type: 'card',
    transfer_group: await groupOf(work, wish, source),
  };
  await work.objects.insert('transfer', transfer, { created: work.seconds, parent: destination });
  await work.tell('transfer.created', transfer);
  return transfer;
}
