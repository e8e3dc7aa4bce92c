import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AreasAndAccounts1764028800001 implements MigrationInterface {
  readonly name = 'AreasAndAccounts1764028800001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- areas -----------------------------------------------------------------------------------------
create table province (code text primary key, name text not null);
create table outside_regency (
  code text primary key, province_code text not null references province, name text not null
);
create index outside_regency_province on outside_regency (province_code);
create table kecamatan (
  code text primary key, name text not null, postal text not null, known_for jsonb not null,
  lat double precision not null, lng double precision not null,
  capital_lat double precision not null, capital_lng double precision not null,
  tile_column int not null, tile_row int not null
);
create table desa (
  code text primary key, kecamatan_code text not null references kecamatan, name text not null,
  kind text not null check (kind in ('desa', 'kelurahan')), postal text not null,
  -- letters only, so that 'Celukan Bawang' and 'celukanbawang' are one
  search_name text not null
);
create index desa_kecamatan on desa (kecamatan_code);
create index desa_search on desa using gin (search_name gin_trgm_ops);
create table holiday (
  day date primary key, name jsonb not null,
  kind text not null check (kind in ('national', 'regional', 'closure'))
);

-- accounts --------------------------------------------------------------------------------------
create table account (
  id uuid primary key,
  full_name text not null check (length(full_name) between 1 and 120),
  phone text unique check (phone ~ '^\\+62[0-9]{7,13}$'),
  email text unique check (email = lower(email)),
  password_hash text not null,
  locale text not null default 'id' check (locale in ('id', 'en')),
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint account_reachable check (phone is not null or email is not null)
);
create table account_duty (
  account_id uuid not null references account,
  duty text not null check (duty in ('verifier', 'curator', 'finance', 'viewer', 'admin')),
  granted_at timestamptz not null,
  primary key (account_id, duty)
);
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account,
  app text not null check (app in ('storefront', 'merchant', 'staff')),
  -- the password was right, the second factor is still missing
  awaiting_totp boolean not null default false,
  second_factor_at timestamptz,
  user_agent text not null default '',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);
create table password_reset (
  token_hash bytea primary key, account_id uuid not null references account,
  created_at timestamptz not null, expires_at timestamptz not null
);
create index password_reset_account on password_reset (account_id);
create table totp (
  account_id uuid primary key references account,
  -- in use since it was confirmed; null before the first
  secret_sealed text, confirmed_at timestamptz,
  -- shown to its owner and not yet proved by a code; the one in use stays in use until then
  offered_sealed text,
  -- the 30 seconds of the newest code that was accepted: a code works once
  last_step bigint not null default 0,
  constraint totp_confirmed check ((secret_sealed is null) = (confirmed_at is null))
);
create table totp_backup_code (
  account_id uuid not null references account, code_hash bytea not null, used_at timestamptz,
  primary key (account_id, code_hash)
);
create table consent (
  id uuid primary key, account_id uuid not null references account, purpose text not null,
  text_version text not null, given_at timestamptz not null, withdrawn_at timestamptz
);
create index consent_account on consent (account_id);
create table saved_address (
  id uuid primary key, account_id uuid not null references account, label text not null,
  address jsonb not null, created_at timestamptz not null
);
create unique index saved_address_once on saved_address (account_id, md5(address::text));

-- platform --------------------------------------------------------------------------------------
create unlogged table rate_limit (key text primary key, points integer not null default 0, expire bigint);
create table worker_heartbeat (name text primary key, at timestamptz not null);
-- the demo is made once; a started one that is not done was interrupted
create table demo_seed (regency text primary key, started_at timestamptz not null, done_at timestamptz);
create table idempotency (
  scope text not null, key text not null, request_hash bytea not null, result jsonb,
  created_at timestamptz not null default now(), primary key (scope, key)
);
create index idempotency_age on idempotency (created_at);
create table upload (
  id uuid primary key, account_id uuid not null references account, file_key text not null,
  mime text not null, bytes int not null, width int, height int, sha256 bytea not null,
  created_at timestamptz not null, used_at timestamptz
);
create index upload_account on upload (account_id, created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward: write a new one.');
  }
}
