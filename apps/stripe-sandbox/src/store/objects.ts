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
}
export type Kind = keyof Kinds;

/** What Stripe knows of an object and does not say: the test card used, the session a payment belongs to. */
export interface Hidden {
  card?: string;
  returnUrl?: string;
  /** What Checkout will make the payment with, kept until the customer pays. */
  intent?:
    | {
        description?: string | undefined;
        metadata?: Record<string, string> | undefined;
        receipt_email?: string | undefined;
        transfer_group?: string | undefined;
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
    and ($7::text is null or parent = $7)
  order by case when $8 then seq end asc, case when not $8 then seq end desc
  limit $9`;

export class Objects {
  constructor(private readonly tx: PoolClient) {}

  async insert<K extends Kind>(
    kind: K,
    body: Kinds[K],
    over: { parent?: string; hidden?: Hidden; created: number },
  ): Promise<void> {
    await this.tx.query(
      'insert into stripe_sandbox.object (id, kind, created, parent, body, hidden) values ($1, $2, $3, $4, $5, $6)',
      [body.id, kind, over.created, over.parent ?? null, JSON.stringify(body), JSON.stringify(over.hidden ?? {})],
    );
  }

  async update<K extends Kind>(kind: K, body: Kinds[K], hidden?: Hidden): Promise<void> {
    await this.tx.query(
      `update stripe_sandbox.object set body = $3, hidden = hidden || $4::jsonb where id = $1 and kind = $2`,
      [body.id, kind, JSON.stringify(body), JSON.stringify(hidden ?? {})],
    );
  }

  async find<K extends Kind>(kind: K, id: string): Promise<Kept<K> | undefined> {
    const sql = 'select body, parent, hidden from stripe_sandbox.object where id = $1 and kind = $2';
    return (await this.tx.query<Kept<K>>(sql, [id, kind])).rows[0];
  }

  /** As find, and nobody else changes it before this transaction ends. */
  async lock<K extends Kind>(kind: K, id: string): Promise<Kept<K> | undefined> {
    const sql = 'select body, parent, hidden from stripe_sandbox.object where id = $1 and kind = $2 for update';
    return (await this.tx.query<Kept<K>>(sql, [id, kind])).rows[0];
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
    ]);
    return rows.map((row) => row.body);
  }
}
