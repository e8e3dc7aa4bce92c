import type Stripe from 'stripe';
import { LIST_FIELDS, pageOf, windowOf } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { group, integer, list, text, truth } from '../http/shape.js';
import { V2_LIST_FIELDS, v2PageOf } from '../http/v2-lists.js';
import type { Work } from '../store/work.js';

const UNDELIVERED = `select from stripe_sandbox.delivery d where d.event_id = e.id and d.state <> 'delivered'`;
const PENDING = `(select count(*) from stripe_sandbox.delivery d where d.event_id = e.id and d.state <> 'delivered')::int as pending`;
const ONE = `
  select e.body, e.data, ${PENDING} from stripe_sandbox.event e
  where e.id = $1 and (audience = 'thin') = $2 and account is not distinct from $3`;
const LIST = `
  select e.body, e.data, ${PENDING} from stripe_sandbox.event e
  where ($1::text[] is null or type = any($1)) and created >= $2 and created <= $3
    and seq < coalesce((select seq from stripe_sandbox.event where id = $4), 9223372036854775807)
    and seq > coalesce((select seq from stripe_sandbox.event where id = $5), 0)
    and ($6::bool is null or $6 = not exists (${UNDELIVERED}))
    and (audience = 'thin') = $9 and account is not distinct from $10 and ($11::text is null or object_id = $11)
  order by case when $7 then seq end asc, case when not $7 then seq end desc
  limit $8`;

interface Row {
  body: string;
  data: object | null;
  pending: number;
}
interface Search {
  readonly types?: readonly string[] | undefined;
  readonly window: ReturnType<typeof windowOf>;
  readonly delivered?: boolean | undefined;
  readonly thin?: boolean;
  readonly objectId?: string | undefined;
}

const eventOf = ({ body, pending }: Row): Stripe.Event => ({
  ...(JSON.parse(body) as Stripe.Event),
  pending_webhooks: pending,
});
/** Who asks hears more than who is told. */
const thinEventOf = ({ body, data }: Row): { id: string } => ({
  ...(JSON.parse(body) as { id: string }),
  ...(data && { data }),
});

async function find(work: Work, id: string, thin = false, param = 'id'): Promise<Row> {
  const { rows } = await work.tx.query<Row>(ONE, [id, thin, work.account]);
  if (!rows[0]) throw missingObject('event', id, param);
  return rows[0];
}

async function search(work: Work, { types, window, delivered, thin = false, objectId }: Search): Promise<Row[]> {
  if (window.startingAfter) await find(work, window.startingAfter, thin, 'starting_after');
  if (window.endingBefore) await find(work, window.endingBefore, thin, 'ending_before');
  const { rows } = await work.tx.query<Row>(LIST, [
    types ?? null,
    window.from ?? 0,
    window.until ?? Number.MAX_SAFE_INTEGER,
    window.startingAfter ?? null,
    window.endingBefore ?? null,
    delivered ?? null,
    window.endingBefore !== undefined,
    window.limit + 1,
    thin,
    work.account,
    objectId ?? null,
  ]);
  return rows;
}

const V2_LIST = {
  ...V2_LIST_FIELDS,
  object_id: text(),
  types: list(text(), 20),
  created: group({ gt: integer(0), gte: integer(0), lt: integer(0), lte: integer(0) }),
};

/** /v1/events and /v2/core/events: what was told. */
export const eventRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/events',
    { ...LIST_FIELDS, type: text(), types: list(text(), 20), delivery_success: truth() },
    async ({ work, input }) => {
      if (input.type && input.types) throw invalid('You may only specify one of these parameters: type, types.');
      const window = windowOf(input);
      const types = input.type ? [input.type] : input.types;
      const rows = await search(work, { types, window, delivered: input.delivery_success });
      return pageOf(rows.map(eventOf), window, '/v1/events');
    },
    { forAccounts: true },
  ),
  route('GET', '/v1/events/:id', {}, async ({ work, id }) => eventOf(await find(work, id)), { forAccounts: true }),
  route('GET', '/v2/core/events', V2_LIST, async ({ work, input }) => {
    const { limit = 20, page, types, created, object_id } = input;
    const window = { ...windowOf({ limit, created }), startingAfter: page };
    const rows = await search(work, { types, window, thin: true, objectId: object_id });
    return v2PageOf(rows.map(thinEventOf), limit, '/v2/core/events');
  }),
  route('GET', '/v2/core/events/:id', {}, async ({ work, id }) => thinEventOf(await find(work, id, true))),
];
