import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { Audience, Endpoint, Endpoints } from './endpoints.js';
import type { Switches } from './settings.js';

interface Parcel {
  seq: string;
  event_id: string;
  endpoint_id: string;
  attempts: number;
  copies: number;
  body: string;
}

const GAPS_MS = [500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000];
const MOST_ATTEMPTS = 60;
const PATIENCE_MS = 10_000;
const AT_ONCE = 8;

/** Taken parcels are leased: after a crash they come due again. */
const CLAIM = `
  update stripe_sandbox.delivery d set next_at = $1::timestamptz + interval '15 seconds'
  from stripe_sandbox.event e
  where e.id = d.event_id and d.seq in (
    select seq from stripe_sandbox.delivery where state = 'waiting' and next_at <= $1 order by next_at, seq limit $2 for update skip locked)
  returning d.seq, d.event_id, d.endpoint_id, d.attempts, d.copies, e.body`;
const RECORD = `
  update stripe_sandbox.delivery set attempts = attempts + 1, state = $2, copies = $3, next_at = $4, last_status = $5, last_error = $6 where seq = $1`;

/** Of a parcel that was under way when we were told to stop: the next start sends it at once. */
const LET_GO = 'update stripe_sandbox.delivery set next_at = now() where seq = $1';

/** `Stripe-Signature` of a body; the time is the machine's, since that is what the receiver compares it with. */
function signature(body: string, secret: string): string {
  const t = Math.floor(Date.now() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

async function post(
  endpoint: Endpoint,
  body: string,
  forged: boolean,
  stop: AbortSignal,
): Promise<{ status: number | null; error: string | null }> {
  try {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signature(body, forged ? `${endpoint.secret}_forged` : endpoint.secret),
      },
    });
    await answer.body?.cancel();
    return { status: answer.status, error: answer.ok ? null : `answered ${answer.status}` };
  } catch (error) {
    const cause =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
    return { status: null, error: cause };
  }
}

/** Carries events to the webhook endpoints until each has said 2xx. */
export class Courier {
  private readonly stopping = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly endpoints: Endpoints,
    private readonly switches: Switches,
  ) {}

  private async carry(parcel: Parcel): Promise<void> {
    const endpoint = await this.endpoints.find(this.pool, parcel.endpoint_id);
    if (!endpoint) {
      await this.pool.query(RECORD, [parcel.seq, 'failed', 0, new Date(), null, 'the endpoint is no longer there']);
      return;
    }
    const forged = this.switches.now.delivery === 'bad_signature';
    const { status, error } = await post(endpoint, parcel.body, forged, this.stopping.signal);
    if (this.stopping.signal.aborted && error !== null) return void (await this.pool.query(LET_GO, [parcel.seq]));
    const copies = error === null ? parcel.copies - 1 : parcel.copies;
    const tired = error !== null && parcel.attempts + 1 >= MOST_ATTEMPTS;
    const gap = error === null ? 0 : (GAPS_MS[Math.min(parcel.attempts, GAPS_MS.length - 1)] ?? 0);
    const state = copies <= 0 ? 'delivered' : tired ? 'failed' : 'waiting';
    await this.pool.query(RECORD, [parcel.seq, state, copies, new Date(Date.now() + gap), status, error]);
  }

  /** Sends what is due now. @returns how many were tried */
  async round(): Promise<number> {
    if (this.stopping.signal.aborted) return 0;
    const { rows } = await this.pool.query<Parcel>(CLAIM, [new Date(), AT_ONCE]);
    await Promise.all(rows.map((parcel) => this.carry(parcel)));
    return rows.length;
  }

  /** Milliseconds until the next parcel is due; undefined when none waits. */
  async nextIn(): Promise<number | undefined> {
    const sql = `select min(next_at) as at from stripe_sandbox.delivery where state = 'waiting'`;
    const at = (await this.pool.query<{ at: Date | null }>(sql)).rows[0]?.at;
    return at ? at.getTime() - Date.now() : undefined;
  }

  /** Sends an event once more to all who hear its kind. @returns false when there is none with this id */
  async resend(eventId: string): Promise<boolean> {
    const find = 'select audience, type from stripe_sandbox.event where id = $1';
    const event = (await this.pool.query<{ audience: Audience; type: string }>(find, [eventId])).rows[0];
    if (!event) return false;
    const hearers = await this.endpoints.hearing(this.pool, event.audience, event.type);
    await this.pool.query(
      `insert into stripe_sandbox.delivery (event_id, endpoint_id, state, next_at)
       select $1, endpoint, 'waiting', now() from unnest($2::text[]) endpoint`,
      [eventId, hearers],
    );
    return true;
  }

  stop(): void {
    this.stopping.abort();
  }
}
