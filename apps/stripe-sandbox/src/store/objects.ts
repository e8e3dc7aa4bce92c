import type { PoolClient } from 'pg';
import type Stripe from 'stripe';

/** What is kept, by its `object` word. */
export interface Kinds {
  'checkout.session': Stripe.Checkout.Session;
  item: Stripe.LineItem;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  balance_transaction: Stripe.BalanceTransaction;
  dispute: Stripe.Dispute;
  'radar.early_fraud_warning': Stripe.Radar.EarlyFraudWarning;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  payout: Stripe.Payout;
  'v2.core.account': Stripe.V2.Core.Account;
  'v2.core.account_link': Stripe.V2.Core.AccountLink & { id: string };
  webhook_endpoint: Stripe.WebhookEndpoint;
}
export type Kind = keyof Kinds;

/** What Stripe knows of an object and does not say: the test card used, the session a payment belongs to. */
export interface Hidden {
  card?: string;
  returnUrl?: string;
  /** The connected account has ended its connection. */
  deauthorized?: boolean;
  /** What the check of a connected account will find. */
  verdict?: 'active' | 'pending' | 'rejected';
  /** The link has been used. */
  used?: boolean;
  /** Of a webhook endpoint. */
  secret?: string;
  audience?: 'platform' | 'connect';
  /** What Checkout will make the payment with, kept until the customer pays. */
  intent?:
    | {
        description?: string | undefined;
        metadata?: Record<string, string> | undefined;
        receipt_email?: string | undefined;
        transfer_group?: string | undefined;
        capture_method?: 'automatic_async' | 'manual' | undefined;
      }
    | undefined;
}
export interface Kept<K extends Kind> {
  readonly body: Kinds[K];
  readonly parent: string | null;
  readonly hidden: Hidden;
}

/** A page of a list: newest first, bounded by a cursor and by time (seconds). */
export interface Window {
  readonly limit: number;
  readonly startingAfter?: string | undefined;
  readonly endingBefore?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Returns up to `limit` + 1 rows, so that the caller sees whether there are more. */
const LIST = `
  select body from stripe_sandbox.object
  where kind = $1 and body @> $2::jsonb and created >= $3 and created <= $4
    and seq < coalesce((select seq from stripe_sandbox.object where id = $5), 9223372036854775807)
    and seq > coalesce((select seq from stripe_sandbox.object where id = $6), 0)
    and ($7::text is null or parent = $7) and account is not distinct from $10
  order by case when $8 then seq end asc, case when not $8 then seq end desc
  limit $9`;

const ONE = `
  select body, parent, hidden from stripe_sandbox.object
  where id = $1 and kind = $2 and account is not distinct from $3`;
const LOCK = `
  select body, parent, hidden from stripe_sandbox.object
  where id = $1 and kind = $2 and account is not distinct from $3 for update`;

/** The objects of one account: the platform's, or a connected one's. */
export class Objects {
  constructor(
    private readonly tx: PoolClient,
    private readonly account: string | null,
  ) {}

  async insert<K extends Kind>(
    kind: K,
    body: Kinds[K],
    over: { parent?: string; hidden?: Hidden; created: number },
  ): Promise<void> {
    await this.tx.query(
      `insert into stripe_sandbox.object (id, kind, created, parent, body, hidden, account)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        body.id,
        kind,
        over.created,
        over.parent ?? null,
        JSON.stringify(body),
        JSON.stringify(over.hidden ?? {}),
        this.account,
      ],
    );
  }

  async update<K extends Kind>(kind: K, body: Kinds[K], hidden?: Hidden): Promise<void> {
    await this.tx.query(
      `update stripe_sandbox.object set body = $3, hidden = hidden || $4::jsonb where id = $1 and kind = $2`,
      [body.id, kind, JSON.stringify(body), JSON.stringify(hidden ?? {})],
    );
  }

  async find<K extends Kind>(kind: K, id: string): Promise<Kept<K> | undefined> {
    return (await this.tx.query<Kept<K>>(ONE, [id, kind, this.account])).rows[0];
  }

  /** As find, and nobody else changes it before this transaction ends. */
  async lock<K extends Kind>(kind: K, id: string): Promise<Kept<K> | undefined> {
    return (await this.tx.query<Kept<K>>(LOCK, [id, kind, this.account])).rows[0];
  }

  async remove(kind: Kind, id: string): Promise<boolean> {
    const sql = 'delete from stripe_sandbox.object where id = $1 and kind = $2 and account is not distinct from $3';
    return ((await this.tx.query(sql, [id, kind, this.account])).rowCount ?? 0) > 0;
  }

  /** @param like fields an object must have with these values */
  async list<K extends Kind>(
    kind: K,
    window: Window,
    like: object = {},
    parent: string | null = null,
    oldestFirst = false,
  ): Promise<Kinds[K][]> {
    const upwards = oldestFirst !== (window.endingBefore !== undefined);
    const cursors = [window.startingAfter ?? null, window.endingBefore ?? null];
    const { rows } = await this.tx.query<{ body: Kinds[K] }>(LIST, [
      kind,
      JSON.stringify(like),
      window.from ?? 0,
      window.until ?? Number.MAX_SAFE_INTEGER,
      ...(oldestFirst ? cursors.reverse() : cursors),
      parent,
      upwards,
      window.limit + 1,
      this.account,
    ]);
    return rows.map((row) => row.body);
  }
}
