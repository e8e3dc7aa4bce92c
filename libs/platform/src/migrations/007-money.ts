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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
