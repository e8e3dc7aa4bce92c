import type { PoolClient } from 'pg';
import Stripe from 'stripe';
import { newId } from './new-id.js';
import type { Settings } from './settings.js';

export interface Origin {
  /** The API request that caused it; nulls when a page, a timer or a button did. */
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

const SHUFFLE_GAP_MS = 120;
const SHUFFLE_FIRST_MS = 900;

const waitMs = (settings: Settings, place: number): number => {
  if (settings.delivery === 'late') return settings.lateMs;
  if (settings.delivery === 'shuffled') return Math.max(0, SHUFFLE_FIRST_MS - place * SHUFFLE_GAP_MS);
  return 0;
};

interface News {
  type: string;
  object: { id: string };
  previous: object | undefined;
  /** Seconds. */
  created: number;
  /** How many events this transaction has made before. */
  place: number;
}

/** Writes an event and its deliveries in the transaction of the change it tells of; the text sent is made here, once. */
export async function recordEvent(
  tx: PoolClient,
  news: News,
  origin: Origin,
  endpoints: readonly string[],
  settings: Settings,
): Promise<string> {
  const id = newId('evt_');
  const event = {
    id,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: news.created,
    data: { object: news.object, ...(news.previous && { previous_attributes: news.previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: origin,
    type: news.type,
  };
  await tx.query('insert into stripe_sandbox.event (id, type, object_id, created, body) values ($1, $2, $3, $4, $5)', [
    id,
    news.type,
    news.object.id,
    news.created,
    JSON.stringify(event, null, 2),
  ]);
  const state = settings.delivery === 'lost' ? 'lost' : 'waiting';
  await tx.query(
    `insert into stripe_sandbox.delivery (event_id, endpoint_id, state, copies, next_at)
     select $1, endpoint, $3, $4, $5 from unnest($2::text[]) endpoint`,
    [id, endpoints, state, settings.delivery === 'twice' ? 2 : 1, new Date(Date.now() + waitMs(settings, news.place))],
  );
  return id;
}
