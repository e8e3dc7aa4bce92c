import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Orders1764028800004 implements MigrationInterface {
  readonly name = 'Orders1764028800004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table basket (
  id uuid primary key, account_id uuid unique references account, token_hash bytea unique,
  updated_at timestamptz not null,
  constraint basket_owner check (account_id is not null or token_hash is not null)
);
-- guests' baskets that nobody came back to are swept
create index basket_forgotten on basket (updated_at) where account_id is null;
create table basket_line (
  basket_id uuid not null references basket on delete cascade, variant_id uuid not null references variant,
  quantity int not null check (quantity between 1 and 99), seen_price bigint not null, added_at timestamptz not null,
  primary key (basket_id, variant_id)
);
create index basket_line_variant on basket_line (variant_id);

-- the last number given out on a day; taken last in a checkout, so that its lock is short and no attempt leaves a gap
create table purchase_number (day date primary key, last int not null);

create table purchase (
  id uuid primary key,
  code text not null unique,
  account_id uuid references account,
  contact_name text not null, contact_phone text not null, contact_email text,
  address jsonb,
  destination_code text,
  payment_method text not null check (payment_method in ('cod', 'stripe')),
  items_total bigint not null check (items_total > 0),
  delivery_total bigint not null check (delivery_total >= 0),
  total bigint not null,
  locale text not null,
  placed_at timestamptz not null,
  expires_at timestamptz,
  constraint purchase_total check (total = items_total + delivery_total)
);
create index purchase_account on purchase (account_id, placed_at desc, id desc) where account_id is not null;
create index purchase_cod_open on purchase (contact_phone) where payment_method = 'cod';

create table shop_order (
  id uuid primary key,
  purchase_id uuid not null references purchase,
  seq int not null,
  code text not null unique,
  shop_id uuid not null references shop,
  state text not null,
  items_total bigint not null check (items_total > 0),
  delivery_fee bigint not null check (delivery_fee >= 0),
  total bigint not null,
  -- frozen at sale
  fee_basis_points int not null check (fee_basis_points between 0 and 10000),
  fee bigint not null check (fee >= 0),
  delivery_method text not null check (delivery_method in ('pickup', 'seller_delivery', 'courier')),
  delivery_code text not null,
  delivery_label jsonb not null,
  promised_from date, promised_to date,
  -- working days of the slowest line that is made to order
  made_to_order_days int check (made_to_order_days > 0),
  -- when whoever is to act must have acted, and when they or the staff are told the next time
  due_at timestamptz, remind_at timestamptz,
  courier text, tracking_number text, pickup_code text,
  note text not null default '',
  outside boolean not null default false,
  placed_at timestamptz not null,
  completed_at timestamptz,
  version int not null default 0,
  unique (purchase_id, seq),
  constraint shop_order_total check (total = items_total + delivery_fee)
);
create index shop_order_shop on shop_order (shop_id, placed_at desc, id desc);
create index shop_order_shop_state on shop_order (shop_id, state, placed_at desc, id desc);
-- what the timers take: an order that is late to be sent waits for people, not for a timer
create index shop_order_due on shop_order (due_at) where state in ('awaiting_payment', 'awaiting_seller', 'shipped', 'delivered');
create index shop_order_remind on shop_order (remind_at) where remind_at is not null;
create index shop_order_placed on shop_order (placed_at);
create table order_line (
  order_id uuid not null references shop_order, line_no int not null,
  variant_id uuid not null references variant, product_id uuid not null references product,
  title jsonb not null, variant_name jsonb, unit text not null,
  quantity int not null check (quantity > 0), unit_price bigint not null check (unit_price > 0),
  weight_grams int not null, emoji text not null, picture jsonb, product_slug text not null,
  primary key (order_id, line_no)
);
create index order_line_product on order_line (product_id);
create table order_event (
  order_id uuid not null references shop_order, seq int not null,
  at timestamptz not null, move text not null, from_state text, to_state text not null,
  actor text not null check (actor in ('buyer', 'merchant', 'staff', 'system')),
  actor_id uuid references account, note text,
  primary key (order_id, seq)
);
-- who holds how much of which variant, and until when; settled by the order's own moves
create table stock_hold (
  order_id uuid not null references shop_order, variant_id uuid not null references variant,
  quantity int not null check (quantity > 0),
  state text not null check (state in ('held', 'claimed', 'released')),
  expires_at timestamptz,
  primary key (order_id, variant_id)
);
create index stock_hold_active on stock_hold (variant_id) where state = 'held';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
