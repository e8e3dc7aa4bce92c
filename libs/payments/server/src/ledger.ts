import { type Id, type Rupiah, rupiah } from '@lapak/kernel';
import { type AccountKind, DUE_ACCOUNTS, type Entry } from '@lapak/payments-domain';
import { newId, statement, type Tx } from '@lapak/platform';

export type PostingKind =
  | ('capture' | 'settle' | 'complete' | 'cash' | 'refund-started' | 'refund-done' | 'refund-undone')
  | ('payout-sent' | 'payout-paid' | 'payout-failed');

/** What a ledger transaction is for. `reference` makes each happen once: an order is captured once, completed once. */
export interface Posting {
  readonly kind: PostingKind;
  readonly reference: string;
  readonly orderId: Id<'Order'> | null;
  readonly at: Date;
  readonly memo?: string;
  /** The payout itself, which is settled as it is written. */
  readonly payoutId?: Id<'Payout'>;
  readonly entries: readonly Entry[];
}

const ensureAccounts = statement(
  'payments_ledger_accounts',
  `insert into ledger_account (id, kind, shop_id)
   select uuidv7(), e.kind, e.shop_id from (
     select distinct kind, shop_id from jsonb_to_recordset($1::jsonb) as e(kind text, shop_id uuid) order by 1, 2) e
   on conflict (kind, shop_id) do nothing`,
);

const DUE = DUE_ACCOUNTS.map((kind) => `'${kind}'`).join(', ');

/** The transactions with their entries, and beside each what it means for what its merchant is owed. */
const post = statement<{ posted: number }>(
  'payments_ledger_post',
  `with wanted as (
     select * from jsonb_to_recordset($1::jsonb) as w(id uuid, kind text, reference text, order_id uuid, at timestamptz, memo text, payout_id uuid, entries jsonb)
   ), made as (
     insert into ledger_transaction (id, kind, reference, order_id, at, memo)
     select id, kind, reference, order_id, at, memo from wanted
     on conflict (kind, reference) do nothing returning id
   ), written as (
     insert into ledger_entry (transaction_id, account_id, amount, settlement_amount, settlement_currency)
     select w.id, a.id, e.amount, e.settlement_amount, e.settlement_currency
     from made join wanted w on w.id = made.id
     cross join lateral jsonb_to_recordset(w.entries)
       as e(kind text, shop_id uuid, amount bigint, settlement_amount bigint, settlement_currency text)
     join ledger_account a on a.kind = e.kind and a.shop_id is not distinct from e.shop_id
   ), owed as (
     insert into merchant_entry (transaction_id, shop_id, order_id, kind, at, amount, payout_id)
     select w.id, e.shop_id, w.order_id, w.kind, w.at, -sum(e.amount), w.payout_id
     from made join wanted w on w.id = made.id cross join lateral jsonb_to_recordset(w.entries) as e(kind text, shop_id uuid, amount bigint)
     where e.kind in (${DUE}) group by w.id, e.shop_id, w.order_id, w.kind, w.at, w.payout_id
   ) select count(*)::int as posted from made`,
);

const kindsOf = statement<{ kind: string }>(
  'payments_ledger_asked',
  `select kind from ledger_transaction where kind = $1 and reference = $2`,
);

const entriesOf = statement<{
  account: AccountKind;
  shopId: string | null;
  amount: number;
  settlementAmount: number | null;
  settlementCurrency: string | null;
}>(
  'payments_ledger_entries',
  `select a.kind as account, a.shop_id as "shopId", e.amount, e.settlement_amount as "settlementAmount", e.settlement_currency as "settlementCurrency"
   from ledger_transaction t join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
   where t.kind = any($1) and t.reference = $2 order by e.id`,
);

const entryRow = ({ account, shopId, amount, settlement }: Entry) => ({
  kind: account,
  shop_id: shopId,
  amount,
  settlement_amount: settlement?.amount ?? null,
  settlement_currency: settlement?.currency ?? null,
});

/** Writes ledger transactions, all of them or none. Told again, a posting of the same kind and reference is passed over. */
export const postToLedger = async (tx: Tx, postings: readonly Posting[]): Promise<number> => {
  const real = postings.filter((posting) => posting.entries.length > 0);
  if (real.length === 0) return 0;
  const rows = real.map((posting) => ({
    id: newId(),
    kind: posting.kind,
    reference: posting.reference,
    order_id: posting.orderId,
    at: posting.at.toISOString(),
    memo: posting.memo ?? '',
    payout_id: posting.payoutId ?? null,
    entries: posting.entries.map(entryRow),
  }));
  await ensureAccounts.run(tx, [JSON.stringify(rows.flatMap((row) => row.entries))]);
  return (await post.row(tx, [JSON.stringify(rows)]))!.posted;
};

/** Whether a posting of this kind and reference is in the ledger. */
export const isPosted = async (tx: Tx, kind: Posting['kind'], reference: string): Promise<boolean> =>
  (await kindsOf.row(tx, [kind, reference])) !== null;

const feeOf = statement<{ fee: number }>(
  'payments_ledger_fee',
  `select -coalesce(sum(e.amount), 0)::bigint as fee from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
     join ledger_account a on a.id = e.account_id where t.order_id = $1 and a.kind = 'fee_income'`,
);
/** What is taken of an order as a fee, as the ledger stands. */
export const feeTaken = async (tx: Tx, orderId: Id<'Order'>): Promise<Rupiah> =>
  rupiah((await feeOf.row(tx, [orderId]))!.fee);

/** The entries that were posted under these kinds and this reference. */
export const postedEntries = async (tx: Tx, kinds: readonly Posting['kind'][], reference: string): Promise<Entry[]> =>
  (await entriesOf.rows(tx, [kinds, reference])).map(({ account, shopId, amount, ...beside }) => ({
    account,
    shopId,
    amount: rupiah(amount),
    ...(beside.settlementCurrency !== null && {
      settlement: { amount: beside.settlementAmount!, currency: beside.settlementCurrency },
    }),
  }));
