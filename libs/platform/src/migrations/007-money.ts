import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Money1764028800007 implements MigrationInterface {
  readonly name = 'Money1764028800007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- units that ran out and were taken out before sending; the order goes on with the rest, at the prices of its sale
alter table order_line add column cancelled int not null default 0,
  add constraint order_line_cancelled check (cancelled between 0 and quantity);
create table line_cancellation (
  order_id uuid not null, line_no int not null, reference text not null,
  quantity int not null check (quantity > 0),
  at timestamptz not null, actor text not null check (actor in ('buyer', 'merchant', 'staff', 'system')), actor_id uuid references account,
  primary key (order_id, reference, line_no),
  foreign key (order_id, line_no) references order_line
);

-- goods and delivery apart: the fee is taken on goods alone
alter table payment_split add column refunded_goods bigint not null default 0,
  -- cash: what was taken out before anything was paid
  add column waived bigint not null default 0;
alter table refund add column goods bigint not null default 0,
  -- officers: who asked, who agreed, and what one of them may give back alone (whole rupiah, by the profile of that day)
  add column asked_by uuid references account, add column approved_by uuid references account, add column alone_up_to bigint;
with told as (
  select r.id, r.amount, o.items_total as goods, coalesce(sum(r.amount) filter (where r.state <> 'failed')
    over (partition by r.order_id order by r.created_at, r.id rows between unbounded preceding and 1 preceding), 0) as before
  from refund r join shop_order o on o.id = r.order_id)
update refund r set goods = least(t.before + t.amount, t.goods) - least(t.before, t.goods) from told t where t.id = r.id;
update payment_split s set refunded_goods = (
  select coalesce(sum(r.goods), 0) from refund r where r.order_id = s.order_id and r.state <> 'failed');
alter table payment_split
  add constraint payment_split_goods check (refunded_goods between 0 and refunded),
  add constraint payment_split_waived check (waived >= 0 and captured + waived <= amount);
alter table refund
  add constraint refund_goods check (goods between 0 and amount),
  add constraint refund_two_people check (approved_by is distinct from asked_by or approved_by is null),
  add constraint refund_above_alone check (asked_by is null or amount <= alone_up_to or approved_by is not null);
create index refund_order on refund (order_id, created_at);
create index refund_failed on refund (settled_at desc, id desc) where state = 'failed';
create table refund_line (
  refund_id uuid not null references refund, line_no int not null, quantity int not null check (quantity > 0),
  primary key (refund_id, line_no)
);
-- above what one officer may give back alone: waits for a second one
create table refund_proposal (
  id uuid primary key, order_id uuid not null references shop_order,
  ask jsonb not null, amount bigint not null check (amount > 0),
  reason text not null check (reason <> ''), reference text not null,
  proposed_by uuid not null references account, proposed_at timestamptz not null,
  state text not null check (state in ('waiting', 'approved', 'rejected')),
  decided_by uuid references account, decided_at timestamptz,
  unique (order_id, reference),
  constraint refund_proposal_two_people check (state <> 'approved' or decided_by <> proposed_by),
  constraint refund_proposal_decided check ((state = 'waiting') = (decided_by is null))
);
create index refund_proposal_waiting on refund_proposal (proposed_at) where state = 'waiting';

alter table ledger_account drop constraint ledger_account_kind_check,
  add constraint ledger_account_kind_check check (kind in ('provider_clearing', 'provider_balance', 'cash_with_merchant', 'merchant_pending', 'merchant_payable', 'fee_income', 'merchant_receivable', 'refunds_in_transit', 'payouts_in_transit', 'house_bank'));

-- append only: the latest is the shop's account, those before it are its history
create table shop_bank_account (
  id uuid primary key, shop_id uuid not null references shop,
  bank_code text not null, holder text not null, number_sealed text not null, number_last4 text not null,
  set_by uuid not null references account, set_at timestamptz not null,
  -- after the cooling-off: whoever takes a shop over cannot take its money the same day
  payable_from timestamptz not null
);
create index shop_bank_account_latest on shop_bank_account (shop_id, set_at desc, id desc);
create trigger shop_bank_account_append_only before update or delete on shop_bank_account for each row execute function append_only();

create table payout_batch (
  id uuid primary key, code text not null unique, provider text not null check (provider in ('manual')),
  state text not null check (state in ('built', 'approved', 'exported', 'settled', 'dropped')),
  total bigint not null check (total > 0), payouts int not null check (payouts > 0),
  built_by uuid not null references account, built_at timestamptz not null,
  approved_by uuid references account, approved_at timestamptz,
  exported_by uuid references account, exported_at timestamptz, settled_at timestamptz,
  dropped_by uuid references account, dropped_at timestamptz,
  constraint payout_batch_two_people check (approved_by <> built_by),
  constraint payout_batch_approved check (state in ('built', 'dropped') or approved_by is not null)
);
create index payout_batch_newest on payout_batch (built_at desc, id desc);
create table payout (
  id uuid primary key, batch_id uuid not null references payout_batch, shop_id uuid not null references shop,
  reference text not null unique, bank_account_id uuid not null references shop_bank_account,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('waiting', 'sent', 'paid', 'failed', 'dropped')),
  reason text, sent_at timestamptz, settled_at timestamptz,
  unique (batch_id, shop_id),
  constraint payout_reason check (state <> 'failed' or reason is not null)
);
create index payout_shop on payout (shop_id, state);
-- what a merchant's balance is made of: each ledger transaction that touches what the shop is owed, once.
-- payout_id: the payout that pays it; null is not paid yet. One place, so that no earning is ever in two payouts.
create table merchant_entry (
  transaction_id uuid primary key references ledger_transaction, shop_id uuid not null references shop,
  order_id uuid references shop_order, kind text not null, at timestamptz not null, amount bigint not null,
  payout_id uuid references payout
);
create index merchant_entry_open on merchant_entry (shop_id, order_id) where payout_id is null;
create index merchant_entry_statement on merchant_entry (shop_id, at desc, transaction_id desc);
create index merchant_entry_payout on merchant_entry (payout_id) where payout_id is not null;
create unique index merchant_entry_one_earning on merchant_entry (order_id) where kind in ('complete', 'cash');
insert into merchant_entry (transaction_id, shop_id, order_id, kind, at, amount)
  select t.id, a.shop_id, t.order_id, t.kind, t.at, -sum(e.amount)
  from ledger_transaction t join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
  where a.kind in ('merchant_payable', 'cash_with_merchant', 'merchant_receivable') group by t.id, a.shop_id;
-- what a payout was made of, also when it failed and its entries went into the next one
create table payout_line (
  payout_id uuid not null references payout, transaction_id uuid not null references ledger_transaction, amount bigint not null,
  live boolean not null default true,
  primary key (payout_id, transaction_id)
);
create unique index payout_line_once on payout_line (transaction_id) where live;
-- orders whose money waits: a complaint or a dispute
create table payout_hold (
  order_id uuid primary key references shop_order, reason text not null check (reason <> ''),
  held_at timestamptz not null, held_by uuid references account
);

-- what must always be true and was not: seen first, seen last, and when it was true again; never deleted
create table incident (
  id uuid primary key, invariant text not null, freezes_money boolean not null,
  -- where it was seen, at most ten places each time
  places jsonb not null,
  first_seen timestamptz not null, last_seen timestamptz not null, cleared_at timestamptz
);
create unique index incident_open on incident (invariant) where cleared_at is null;
create index incident_newest on incident (first_seen desc, id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
