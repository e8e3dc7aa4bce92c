import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CurationAndNotices1764028800006 implements MigrationInterface {
  readonly name = 'CurationAndNotices1764028800006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table collection (
  id uuid primary key, slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title jsonb not null, note jsonb not null, published boolean not null,
  starts_at timestamptz, ends_at timestamptz, sort int not null,
  updated_at timestamptz not null, updated_by uuid references account,
  constraint collection_period check (ends_at is null or starts_at is null or ends_at > starts_at)
);
create table collection_item (
  collection_id uuid not null references collection on delete cascade, product_id uuid not null references product,
  sort int not null, primary key (collection_id, product_id)
);
create index collection_item_product on collection_item (product_id);
create table feature (
  id uuid primary key, shop_id uuid not null references shop,
  headline jsonb not null, story jsonb not null, reason jsonb not null,
  starts_at timestamptz not null, ends_at timestamptz not null,
  curator_id uuid not null references account, created_at timestamptz not null, removed_at timestamptz,
  constraint feature_period check (ends_at > starts_at)
);
create index feature_current on feature (starts_at, ends_at) where removed_at is null;

-- What happened, not how it reads: the words are found when somebody looks, in the language they read now.
create table notice (
  id uuid primary key, account_id uuid not null references account,
  kind text not null, facts jsonb not null, created_at timestamptz not null, read_at timestamptz,
  -- the event that caused it: told once however often it is heard
  cause text not null, unique (account_id, cause)
);
create index notice_account on notice (account_id, created_at desc, id desc);
create index notice_unread on notice (account_id) where read_at is null;
create table mail (
  id uuid primary key, to_address text not null, to_name text not null,
  locale text not null check (locale in ('id', 'en')), kind text not null, facts jsonb not null,
  cause text not null unique, created_at timestamptz not null,
  sent_at timestamptz, attempts int not null default 0,
  -- the last failure; with given_up_at nobody tries again
  trouble text, given_up_at timestamptz,
  -- as it was written; kept in the development mailbox alone
  subject text, body_text text, body_html text
);
create index mail_newest on mail (created_at desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
