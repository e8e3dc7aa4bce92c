import type Stripe from 'stripe';
import { LIST_FIELDS, pageOf, windowOf } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { list, text, truth } from '../http/shape.js';
import type { Work } from '../store/work.js';

const PENDING = `(select count(*) from stripe_sandbox.delivery d where d.event_id = e.id and d.state <> 'delivered')::int as pending`;
const ONE = `select e.body, ${PENDING} from stripe_sandbox.event e where e.id = $1`;
const LIST = `
  select e.body, ${PENDING} from stripe_sandbox.event e
  where ($1::text[] is null or type = any($1)) and created >= $2 and created <= $3
    and seq < coalesce((select seq from stripe_sandbox.event where id = $4), 9223372036854775807)
    and seq > coalesce((select seq from stripe_sandbox.event where id = $5), 0)
    and ($6::bool is null or $6 = not exists (select from stripe_sandbox.delivery d where d.event_id = e.id and d.state <> 'delivered'))
  order by case when $7 then seq end asc, case when not $7 then seq end desc
  limit $8`;

interface Row {
  body: string;
  pending: number;
}
const eventOf = ({ body, pending }: Row): Stripe.Event => ({
  ...(JSON.parse(body) as Stripe.Event),
  pending_webhooks: pending,
});

async function find(work: Work, id: string, param = 'id'): Promise<Stripe.Event> {
  const { rows } = await work.tx.query<Row>(ONE, [id]);
  if (!rows[0]) throw missingObject('event', id, param);
  return eventOf(rows[0]);
}

/** /v1/events and /v1/webhook_endpoints: what was told, and to whom. */
export const eventRoutes = (endpoints: readonly Stripe.WebhookEndpoint[]): readonly Route[] => [
  route(
    'GET',
    '/v1/events',
    { ...LIST_FIELDS, type: text(), types: list(text(), 20), delivery_success: truth() },
    async ({ work, input }) => {
      if (input.type && input.types) throw invalid('You may only specify one of these parameters: type, types.');
      const window = windowOf(input);
      if (window.startingAfter) await find(work, window.startingAfter, 'starting_after');
      if (window.endingBefore) await find(work, window.endingBefore, 'ending_before');
      const { rows } = await work.tx.query<Row>(LIST, [
        input.type ? [input.type] : (input.types ?? null),
        window.from ?? 0,
        window.until ?? Number.MAX_SAFE_INTEGER,
        window.startingAfter ?? null,
        window.endingBefore ?? null,
        input.delivery_success ?? null,
        window.endingBefore !== undefined,
        window.limit + 1,
      ]);
      return pageOf(rows.map(eventOf), window, '/v1/events');
    },
  ),
  route('GET', '/v1/events/:id', {}, ({ work, id }) => find(work, id)),
  route('GET', '/v1/webhook_endpoints', LIST_FIELDS, async ({ input }) =>
    pageOf([...endpoints], windowOf(input), '/v1/webhook_endpoints'),
  ),
  route('GET', '/v1/webhook_endpoints/:id', {}, async ({ id }) => {
    const endpoint = endpoints.find((one) => one.id === id);
    if (!endpoint) throw missingObject('webhook endpoint', id);
    return endpoint;
  }),
];
