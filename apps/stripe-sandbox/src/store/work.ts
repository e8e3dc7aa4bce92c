import type { PoolClient } from 'pg';
import type Stripe from 'stripe';
import type { Endpoints } from './endpoints.js';
import { type Origin, recordEvent, type Related, snapshot, thin } from './events.js';
import { Objects } from './objects.js';
import type { Settings } from './settings.js';

/** Things that happen by themselves later; what expires goes by the sandbox's clock, the rest by the machine's. */
export type DueKind =
  | 'expire_session'
  | 'expire_authorization'
  | 'expire_dispute'
  | 'settle_charge'
  | 'settle_refund'
  | 'dispute_charge'
  | 'decide_dispute'
  | 'verify_account'
  | 'pay_out';

/** What every piece of work needs to know of the sandbox it runs in. */
export interface Surroundings {
  readonly now: Date;
  readonly publicUrl: string;
  readonly settings: Settings;
  readonly endpoints: Endpoints;
  readonly settleMs: number;
}

export type EventType = Stripe.Event['type'];
export type ThinEventType = Stripe.V2.Core.Event['type'];
/** What an event of this type carries. */
export type Told<T extends EventType> = Extract<Stripe.Event, { type: T }>['data']['object'];

/** What one transaction has told so far. */
interface Journal {
  told: number;
  hasNews: boolean;
}

/** One transaction: the objects it reads and changes, the events it tells, all or nothing. */
export class Work {
  readonly objects: Objects;

  /** @param account the connected account whose objects and events these are; null: the platform's */
  constructor(
    readonly tx: PoolClient,
    readonly around: Surroundings,
    readonly origin: Origin = { id: null, idempotency_key: null },
    readonly account: string | null = null,
    private readonly journal: Journal = { told: 0, hasNews: false },
  ) {
    this.objects = new Objects(tx, account);
  }

  /** The same transaction, seen from a connected account, or with null from the platform. */
  on(account: string | null): Work {
    return new Work(this.tx, this.around, this.origin, account, this.journal);
  }

  /** Something waits to be done after this has ended. */
  get hasNews(): boolean {
    return this.journal.hasNews;
  }

  /** Seconds since 1970, as Stripe counts. */
  get seconds(): number {
    return Math.floor(this.around.now.getTime() / 1000);
  }

  /** A moment after now, by the machine's clock. */
  get soon(): Date {
    return new Date(Date.now() + this.around.settleMs);
  }

  /** Tells an event of `object` as it is now. @param previous the values that were changed, for `*.updated` */
  async tell<T extends EventType>(type: T, object: Told<T> & { id: string }, previous?: object): Promise<void> {
    const { account, seconds: created } = this;
    const body = snapshot({ type, object, ...(previous && { previous }), account, created }, this.origin);
    const audience = account === null ? 'platform' : 'connect';
    await this.record({ type, audience, objectId: object.id, account, created, body });
  }

  /** Tells a thin event of v2. @param data what is heard only by who fetches the event */
  async tellThin(type: ThinEventType, objectId: string, related?: Related, data?: object): Promise<void> {
    const body = thin({ type, related, created: this.around.now }, this.origin);
    await this.record({ type, audience: 'thin', objectId, account: null, created: this.seconds, body, data });
  }

  private async record(news: Omit<Parameters<typeof recordEvent>[1], 'place'>): Promise<void> {
    this.journal.hasNews = true;
    await recordEvent(this.tx, { ...news, place: this.journal.told++ }, this.around.endpoints, this.around.settings);
  }

  async later(kind: DueKind, objectId: string, at: Date = this.soon): Promise<void> {
    this.journal.hasNews = true;
    await this.tx.query(
      'insert into stripe_sandbox.due values ($1, $2, $3) on conflict (kind, object_id) do update set at = excluded.at',
      [kind, objectId, at],
    );
  }

  async notLater(kind: DueKind, objectId: string): Promise<void> {
    await this.tx.query('delete from stripe_sandbox.due where kind = $1 and object_id = $2', [kind, objectId]);
  }
}
