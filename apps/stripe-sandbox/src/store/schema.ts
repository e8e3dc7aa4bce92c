import type { Pool } from 'pg';

/** All state lies here, beside the product's own tables and never mixed with them. */
const SCHEMA = `
create schema if not exists stripe_sandbox;
create table if not exists stripe_sandbox.object (
  seq bigint generated always as identity primary key,
  id text not null unique, kind text not null, created bigint not null, parent text,
  body jsonb not null, hidden jsonb not null default '{}'
);
alter table stripe_sandbox.object add column if not exists account text;
create index if not exists object_list on stripe_sandbox.object (kind, seq);
create index if not exists object_parent on stripe_sandbox.object (parent, kind, seq) where parent is not null;
create index if not exists object_body on stripe_sandbox.object using gin (body jsonb_path_ops);
create table if not exists stripe_sandbox.event (
  seq bigint generated always as identity primary key,
  id text not null unique, type text not null, object_id text, account text, created bigint not null, body text not null
);
alter table stripe_sandbox.event add column if not exists audience text not null default 'platform'
  check (audience in ('platform', 'connect', 'thin'));
alter table stripe_sandbox.event add column if not exists data jsonb;
create index if not exists event_type on stripe_sandbox.event (type, seq);
create table if not exists stripe_sandbox.delivery (
  seq bigint generated always as identity primary key,
  event_id text not null, endpoint_id text not null,
  state text not null check (state in ('waiting', 'delivered', 'lost', 'failed')),
  copies int not null default 1, attempts int not null default 0,
  next_at timestamptz not null, last_status int, last_error text
);
create index if not exists delivery_due on stripe_sandbox.delivery (next_at) where state = 'waiting';
create index if not exists delivery_event on stripe_sandbox.delivery (event_id);
create table if not exists stripe_sandbox.due (
  kind text not null, object_id text not null, at timestamptz not null, primary key (kind, object_id)
);
create table if not exists stripe_sandbox.idempotency (
  key text primary key, fingerprint text not null, request_id text not null, status int not null, body text not null,
  at timestamptz not null
);
create table if not exists stripe_sandbox.setting (name text primary key, value jsonb not null);
`;

/** Creates what is missing; two starting at once wait for each other. */
export async function prepareSchema(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('stripe_sandbox schema'))`);
    await client.query(SCHEMA);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
