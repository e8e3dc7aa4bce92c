import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CasesAndMerchants1764028800002 implements MigrationInterface {
  readonly name = 'CasesAndMerchants1764028800002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- cases: every public service as a tracked case with a promised date ------------------------------
create table case_number (kind text not null, year int not null, last int not null, primary key (kind, year));
create table service_case (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('verification')),
  -- what it is about: for a verification, the shop
  subject_id uuid not null,
  subject_name text not null,
  desa_code text not null references desa,
  applicant_id uuid not null references account,
  phone_last4 text not null check (phone_last4 ~ '^[0-9]{4}$'),
  state text not null check (state in ('draft', 'submitted', 'in_review', 'needs_fix', 'approved', 'rejected')),
  opened_at timestamptz not null,
  submitted_at timestamptz,
  -- recomputed when the clock runs again after a pause
  promised_at timestamptz,
  -- working minutes of the service level that were left when the clock was stopped
  minutes_left int,
  decided_at timestamptz,
  decided_by uuid references account,
  -- why it was rejected: for the applicant and the office, not for everybody with the code
  decision_reason text,
  locked_by uuid references account,
  locked_until timestamptz,
  version int not null default 0
);
create index service_case_open on service_case (promised_at, id) where state in ('submitted', 'in_review');
create index service_case_decided on service_case (decided_at desc, id desc) where state in ('approved', 'rejected');
create index service_case_state on service_case (state, submitted_at desc, id);
create unique index service_case_subject on service_case (kind, subject_id) where state not in ('approved', 'rejected');
create table case_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references service_case,
  at timestamptz not null,
  actor text not null check (actor in ('applicant', 'officer', 'system')),
  actor_id uuid references account,
  state text not null,
  -- shown to everybody who has the code: never a name, never a document
  text jsonb not null
);
create index case_event_case on case_event (case_id, id);

-- merchants ---------------------------------------------------------------------------------------
create table shop (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 3 and 60),
  tagline jsonb not null,
  story jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'needs_fix', 'approved', 'rejected', 'suspended')),
  desa_code text not null references desa,
  kecamatan_code text not null references kecamatan,
  banjar text not null default '',
  street text not null default '',
  landmark text not null default '',
  phone text not null,
  food_seller boolean not null default false,
  legal_status text not null default 'none' check (legal_status in ('nib', 'in_process', 'none')),
  nib text check (nib ~ '^[0-9]{13}$'),
  legalisation_deadline date,
  opens text, closes text, open_days int[],
  closed_from date, closed_until date, closed_note text,
  cod_enabled boolean not null default true,
  registered_at timestamptz not null,
  approved_at timestamptz,
  product_count int not null default 0,
  completed_orders int not null default 0,
  version int not null default 0
);
create unique index shop_name_key on shop (lower(name));
create index shop_approved on shop (approved_at desc, id) where state = 'approved';
create index shop_name_search on shop using gin (name gin_trgm_ops);
create table shop_member (
  shop_id uuid not null references shop, account_id uuid not null references account,
  role text not null check (role in ('owner', 'staff')), since timestamptz not null,
  primary key (shop_id, account_id)
);
create index shop_member_account on shop_member (account_id);
create table requirement_item (
  shop_id uuid not null references shop,
  key text not null,
  status text not null check (status in ('empty', 'filled', 'ok', 'fix')),
  text text,
  attested_at timestamptz,
  reason text,
  decided_at timestamptz,
  decided_by uuid references account,
  primary key (shop_id, key)
);
create table shop_document (
  id uuid primary key,
  shop_id uuid not null references shop,
  requirement_key text not null,
  file_key text not null, mime text not null, bytes int not null, width int, height int, sha256 bytea not null,
  uploaded_by uuid not null references account, uploaded_at timestamptz not null,
  removed_at timestamptz
);
create index shop_document_shop on shop_document (shop_id, requirement_key) where removed_at is null;
create table document_view (
  id bigint generated always as identity primary key,
  document_id uuid not null references shop_document, account_id uuid not null references account, at timestamptz not null
);

-- delivery ----------------------------------------------------------------------------------------
create table shop_delivery (
  shop_id uuid primary key references shop,
  pickup_enabled boolean not null, seller_enabled boolean not null, courier_enabled boolean not null,
  free_above bigint check (free_above >= 0)
);
create table delivery_zone (
  shop_id uuid not null references shop, kecamatan_code text not null references kecamatan,
  price bigint not null check (price between 0 and 10000000), primary key (shop_id, kecamatan_code)
);
create table courier_service (
  code text primary key, name jsonb not null, divisor int not null, tolerance_grams int not null,
  min_grams int not null, sort int not null
);
create table courier_tariff (
  service text not null references courier_service, to_prefix text not null,
  price_per_kg bigint not null check (price_per_kg > 0), days_from int not null, days_to int not null,
  primary key (service, to_prefix)
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
