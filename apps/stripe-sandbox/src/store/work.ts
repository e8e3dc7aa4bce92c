import type { PoolClient } from 'pg';
import { type Origin, recordEvent } from './events.js';
import { Objects } from './objects.js';
import type { Settings } from './settings.js';

/** Things that happen by themselves later. */
export type DueKind = 'expire_session' | 'settle_charge' | 'settle_refund';

/** What every piece of work needs to know of the sandbox it runs in. */
export interface Surroundings {
  readonly now: Date;
  readonly publicUrl: string;
  readonly settings: Settings;
  readonly endpoints: readonly string[];
  readonly settleMs: number;
}

/** One transaction: the objects it reads and changes, the events it tells, all or nothing. */
export class Work {
  readonly objects: Objects;
  private told = 0;
  /** Something waits to be done after this has ended. */
  hasNews = false;

  constructor(
    readonly tx: PoolClient,
    readonly around: Surroundings,
    readonly origin: Origin = { id: null, idempotency_key: null },
  ) {
    this.objects = new Objects(tx);
  }

  /** Seconds since 1970, as Stripe counts. */
  get seconds(): number {
    return Math.floor(this.around.now.getTime() / 1000);
  }

  /** Tells an event of `object` as it is now. @param previous the values that were changed, for `*.updated` */
  async tell(type: string, object: { id: string }, previous?: object): Promise<void> {
    const news = { type, object, previous, created: this.seconds, place: this.told++ };
    this.hasNews = true;
    await recordEvent(this.tx, news, this.origin, this.around.endpoints, this.around.settings);
  }

  async later(kind: DueKind, objectId: string, at: Date): Promise<void> {
    this.hasNews = true;
    await this.tx.query(
      'insert into stripe_sandbox.due values ($1, $2, $3) on conflict (kind, object_id) do update set at = excluded.at',
      [kind, objectId, at],
    );
  }

  async notLater(kind: DueKind, objectId: string): Promise<void> {
    await this.tx.query('delete from stripe_sandbox.due where kind = $1 and object_id = $2', [kind, objectId]);
  }
}
