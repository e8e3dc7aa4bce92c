import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payments1764028800005 implements MigrationInterface {
  readonly name = 'Payments1764028800005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table payment (
  id uuid primary key,
  purchase_id uuid not null unique references purchase,
  gateway text not null check (gateway in ('stripe', 'cod')),
  amount bigint not null check (amount > 0),
  state text not null check (state in ('pending', 'processing', 'paid', 'failed', 'expired', 'canceled', 'due_on_delivery', 'quarantined')),
  -- the provider's object (Checkout Session), its intent and charge, and the page to pay on
  provider_ref text unique, provider_intent text unique, provider_charge text,
  redirect_url text,
  expires_at timestamptz, paid_at timestamptz,
  settlement_amount bigint, settlement_currency text, settlement_fee bigint,
  trouble text,
  created_at timestamptz not null, checked_at timestamptz,
  version int not null default 0
);
create index payment_pending on payment (created_at) where state in ('pending', 'processing');
-- one charge, one row per shop's order: what it may claim, has claimed and has given back
create table payment_split (
  payment_id uuid not null references payment, order_id uuid primary key references shop_order,
  shop_id uuid not null references shop,
  amount bigint not null check (amount > 0),
  captured bigint not null default 0, refunded bigint not null default 0,
  -- cash: when it was taken, and by whom
  collected_at timestamptz, collected_as text check (collected_as in ('buyer', 'merchant', 'staff', 'system')), collected_by uuid references account,
  constraint payment_split_bounds check (captured between 0 and amount and refunded between 0 and captured)
);
create index payment_split_payment on payment_split (payment_id);
create table refund (
  id uuid primary key, payment_id uuid not null references payment, order_id uuid not null references shop_order,
  amount bigint not null check (amount > 0), reason text not null check (reason <> ''), reference text,
  state text not null check (state in ('requested', 'pending', 'succeeded', 'failed')),
  provider_ref text unique, created_at timestamptz not null, settled_at timestamptz, trouble text
);
create index refund_open on refund (created_at) where state in ('requested', 'pending');
create index refund_payment on refund (payment_id);
-- whoever asks for a part of an order names the asking, so that asking twice gives back once
create unique index refund_once on refund (order_id, reference) where reference is not null;
-- the inbox of webhooks: stored as they came, worked on later, each once
create table provider_event (
  id text primary key, endpoint text not null check (endpoint in ('platform', 'connect')),
  type text not null, object_id text, account text, livemode boolean not null, api_version text,
  payload jsonb not null, received_at timestamptz not null,
  status text not null check (status in ('received', 'done', 'ignored', 'parked')),
  attempts int not null default 0, error text, done_at timestamptz
);
create index provider_event_waiting on provider_event (received_at) where status = 'received';
-- the outbox of calls: the row and its key are committed before the call, so a crash repeats the same key
create table provider_command (
  id uuid primary key, kind text not null check (kind in ('start', 'cancel', 'refund')),
  payment_id uuid not null references payment, refund_id uuid references refund,
  idempotency_key text not null unique, state text not null check (state in ('open', 'done', 'failed')),
  attempts int not null default 0, error text, created_at timestamptz not null, done_at timestamptz
);
create index provider_command_open on provider_command (created_at) where state = 'open';

-- double entry, append only, whole rupiah: debit positive, credit negative, every transaction sums to zero
create table ledger_account (
  id uuid primary key,
  kind text not null check (kind in ('provider_clearing', 'provider_balance', 'cash_with_merchant', 'merchant_pending', 'merchant_payable', 'fee_income', 'merchant_receivable', 'refunds_in_transit')),
  shop_id uuid references shop,
  unique nulls not distinct (kind, shop_id)
);
create table ledger_transaction (
  id uuid primary key, kind text not null, reference text not null, at timestamptz not null,
  order_id uuid references shop_order, memo text not null default '',
  unique (kind, reference)
);
create index ledger_transaction_order on ledger_transaction (order_id);
create table ledger_entry (
  id bigint generated always as identity primary key,
  transaction_id uuid not null references ledger_transaction,
  account_id uuid not null references ledger_account,
  amount bigint not null check (amount <> 0),
  settlement_amount bigint, settlement_currency text
);
create index ledger_entry_transaction on ledger_entry (transaction_id);
create index ledger_entry_account on ledger_entry (account_id, id);
create function ledger_sums_to_zero() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount), 0) from ledger_entry where transaction_id = new.transaction_id) <> 0 then
    raise exception 'ledger transaction % does not sum to zero', new.transaction_id using errcode = '23514', constraint = 'ledger_sums_to_zero';
  end if;
  return null;
end $$;
create constraint trigger ledger_sums_to_zero after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_sums_to_zero();
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name using errcode = '42501';
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function append_only();
create trigger ledger_transaction_append_only before update or delete on ledger_transaction for each row execute function append_only();
create trigger ledger_account_append_only before update or delete on ledger_account for each row execute function append_only();
create trigger ledger_entry_never_emptied before truncate on ledger_entry for each statement execute function append_only();
create trigger ledger_transaction_never_emptied before truncate on ledger_transaction for each statement execute function append_only();
create trigger order_event_append_only before update or delete on order_event for each row execute function append_only();
create trigger case_event_append_only before update or delete on case_event for each row execute function append_only();
create view ledger_balance as
  select a.id as account_id, a.kind, a.shop_id, coalesce(sum(e.amount), 0)::bigint as balance
  from ledger_account a left join ledger_entry e on e.account_id = a.id group by a.id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
