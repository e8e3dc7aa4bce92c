import type { Id } from '@lapak/kernel';
import type { Entry } from '@lapak/payments-domain';
import { newId, statement, type Tx } from '@lapak/platform';

/** What a ledger transaction is for. `reference` makes each happen once: an order is captured once, completed once. */
export interface Posting {
  readonly kind: 'capture' | 'complete' | 'cash' | 'refund-started' | 'refund-done' | 'refund-undone';
  readonly reference: string;
  readonly orderId: Id<'Order'> | null;
  readonly at: Date;
  readonly memo?: string;
  readonly entries: readonly Entry[];
}

const ensureAccounts = statement(
  'payments_ledger_accounts',
  `insert into ledger_account (id, kind, shop_id)
   select gen_random_uuid(), e.kind, e.shop_id from (
     select distinct kind, shop_id from jsonb_to_recordset($1::jsonb) as e(kind text, shop_id uuid)) e
   on conflict (kind, shop_id) do nothing`,
);

const post = statement<{ posted: number }>(
  'payments_ledger_post',
  `with wanted as (
     select * from jsonb_to_recordset($1::jsonb) as w(id uuid, kind text, reference text, order_id uuid, at timestamptz, memo text, entries jsonb)
   ), made as (
     insert into ledger_transaction (id, kind, reference, order_id, at, memo)
     select id, kind, reference, order_id, at, memo from wanted
     on conflict (kind, reference) do nothing returning id
   ), written as (
     insert into ledger_entry (transaction_id, account_id, amount)
     select w.id, a.id, e.amount
     from made join wanted w on w.id = made.id
     cross join lateral jsonb_to_recordset(w.entries) as e(kind text, shop_id uuid, amount bigint)
     join ledger_account a on a.kind = e.kind and a.shop_id is not distinct from e.shop_id
     returning 1
   ) select (select count(*) from made)::int as posted, (select count(*) from written)::int as entries`,
);

const asked = statement<{ kind: string }>(
  'payments_ledger_asked',
  `select kind from ledger_transaction where kind = any($1) and reference = $2`,
);

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
    entries: posting.entries.map((entry) => ({ kind: entry.account, shop_id: entry.shopId, amount: entry.amount })),
  }));
  await ensureAccounts.run(tx, [JSON.stringify(rows.flatMap((row) => row.entries))]);
  return (await post.row(tx, [JSON.stringify(rows)]))!.posted;
};

/** Whether a posting of this kind and reference is in the ledger. */
export const isPosted = async (tx: Tx, kind: Posting['kind'], reference: string): Promise<boolean> =>
  (await asked.row(tx, [[kind], reference])) !== null;
