import type { PoolClient } from 'pg';
import Stripe from 'stripe';
import type { Audience, Endpoints } from './endpoints.js';
import { newId } from './new-id.js';
import type { Settings } from './settings.js';

export interface Origin {
  /** The API request that caused it; nulls when a page, a timer or a button did. */
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

/** What a thin event is about, and where it is read. */
export type Related = Stripe.V2.Core.Events.RelatedObject;

const SHUFFLE_GAP_MS = 120;
const SHUFFLE_FIRST_MS = 900;

const waitMs = (settings: Settings, place: number): number => {
  if (settings.delivery === 'late') return settings.lateMs;
  if (settings.delivery === 'shuffled') return Math.max(0, SHUFFLE_FIRST_MS - place * SHUFFLE_GAP_MS);
  return 0;
};

export interface News {
  readonly type: string;
  readonly audience: Audience;
  readonly objectId: string;
  readonly account: string | null;
  /** Seconds. */
  readonly created: number;
  /** How many events this transaction has made before. */
  readonly place: number;
  /** What is sent, but for what only the courier knows. */
  readonly body: (id: string, endpoints: number) => object;
  /** What a thin event leaves out and who asks for it hears. */
  readonly data?: object | undefined;
}

/** A snapshot event of `object` as it is now. */
export const snapshot =
  (told: { type: string; object: object; previous?: object; account: string | null; created: number }, by: Origin) =>
  (id: string, endpoints: number): object => ({
    id,
    object: 'event',
    ...(told.account && { account: told.account }),
    api_version: Stripe.API_VERSION,
    created: told.created,
    data: { object: told.object, ...(told.previous && { previous_attributes: told.previous }) },
    livemode: false,
    pending_webhooks: endpoints,
    request: by,
    type: told.type,
  });

/** A thin event of v2: what happened to whom, and nothing of how it is now. */
export const thin =
  (told: { type: string; related: Related | undefined; created: Date }, by: Origin) =>
  (id: string): object => ({
    id,
    object: 'v2.core.event',
    type: told.type,
    created: told.created.toISOString(),
    livemode: false,
    ...(by.id && { reason: { type: 'request', request: { id: by.id, idempotency_key: by.idempotency_key ?? '' } } }),
    ...(told.related && { related_object: told.related }),
  });

/** Writes an event and its deliveries in the transaction of the change it tells of; the text sent is made here, once. */
export async function recordEvent(
  tx: PoolClient,
  news: News,
  endpoints: Endpoints,
  settings: Settings,
): Promise<string> {
  const id = newId('evt_');
  const { type, audience, objectId, account, created, data } = news;
  const hearers = await endpoints.hearing(tx, audience, type);
  const body = JSON.stringify(news.body(id, hearers.length), null, 2);
  await tx.query(
    `insert into stripe_sandbox.event (id, type, audience, object_id, account, created, body, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, type, audience, objectId, account, created, body, data ? JSON.stringify(data) : null],
  );
  const state = settings.delivery === 'lost' ? 'lost' : 'waiting';
  await tx.query(
    `insert into stripe_sandbox.delivery (event_id, endpoint_id, state, copies, next_at)
     select $1, endpoint, $3, $4, $5 from unnest($2::text[]) endpoint`,
    [id, hearers, state, settings.delivery === 'twice' ? 2 : 1, new Date(Date.now() + waitMs(settings, news.place))],
  );
  return id;
}
