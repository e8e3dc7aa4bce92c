import Stripe from 'stripe';
import { listObjects, pageOf, PLAIN_LIST_FIELDS, windowOf } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { said } from '../http/said.js';
import { list, metadata, oneOf, required, text, truth, webAddress } from '../http/shape.js';
import type { Endpoint } from '../store/endpoints.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';

type Shown = Stripe.WebhookEndpoint;

const PATH = '/v1/webhook_endpoints';
const CREATE = {
  url: required(webAddress()),
  enabled_events: required(list(required(text(100)), 500)),
  api_version: oneOf(Stripe.API_VERSION),
  connect: truth(),
  description: text(),
  metadata: metadata(),
};
const UPDATE = {
  url: webAddress(),
  enabled_events: list(required(text(100)), 500),
  disabled: truth(),
  description: text(),
  metadata: metadata(),
};

const PLAIN = { object: 'webhook_endpoint', api_version: Stripe.API_VERSION, livemode: false } as const;

/** An endpoint of the configuration: it can be seen, and changed only there. */
const fixed = ({ id, url, audience }: Endpoint): Shown => ({
  ...PLAIN,
  id,
  application: audience === 'connect' ? 'ca_sandbox' : null,
  created: 0,
  description: null,
  enabled_events: ['*'],
  metadata: {},
  status: 'enabled',
  url,
});

async function create({ work, input }: Call<typeof CREATE>): Promise<Shown> {
  const { url, enabled_events, connect = false, description = null } = input;
  const endpoint: Shown = {
    ...PLAIN,
    id: newId('we_'),
    application: connect ? 'ca_sandbox' : null,
    created: work.seconds,
    description,
    enabled_events,
    metadata: input.metadata ?? {},
    status: 'enabled',
    url,
  };
  const secret = newId('whsec_', 32);
  const hidden = { secret, audience: connect ? ('connect' as const) : ('platform' as const) };
  await work.objects.insert('webhook_endpoint', endpoint, { created: work.seconds, hidden });
  return { ...endpoint, secret }; // said once
}

async function update({ work, id, input }: Call<typeof UPDATE>): Promise<Shown> {
  const kept = await work.objects.lock('webhook_endpoint', id);
  if (!kept) throw missingOrFixed(work, id);
  const { disabled, metadata: pairs, ...told } = input;
  const changed: Shown = {
    ...kept.body,
    ...said(told),
    metadata: { ...kept.body.metadata, ...pairs },
    ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
  };
  await work.objects.update('webhook_endpoint', changed);
  return changed;
}

const missingOrFixed = (work: Work, id: string) =>
  work.around.endpoints.configured.some((one) => one.id === id)
    ? invalid(`The endpoint ${id} comes from the sandbox's configuration; change it there.`)
    : missingObject('webhook endpoint', id);

/** /v1/webhook_endpoints: those of the configuration (never the thin ones, which v2 keeps), and those made here. */
export const webhookEndpoints: readonly Route[] = [
  route('POST', PATH, CREATE, create),
  route('GET', PATH, PLAIN_LIST_FIELDS, async ({ work, input }) => {
    const page = await listObjects(work, 'webhook_endpoint', input, PATH);
    const configured = work.around.endpoints.configured.filter((one) => one.audience !== 'thin').map(fixed);
    return input.starting_after || input.ending_before || page.has_more
      ? page
      : pageOf([...page.data, ...configured], windowOf(input), PATH);
  }),
  route('GET', `${PATH}/:id`, {}, async ({ work, id }) => {
    const configured = work.around.endpoints.configured.find((one) => one.id === id && one.audience !== 'thin');
    const made = await work.objects.find('webhook_endpoint', id);
    if (!made && !configured) throw missingObject('webhook endpoint', id);
    return made?.body ?? fixed(configured as Endpoint);
  }),
  route('POST', `${PATH}/:id`, UPDATE, update),
  route('DELETE', `${PATH}/:id`, {}, async ({ work, id }) => {
    if (!(await work.objects.remove('webhook_endpoint', id))) throw missingOrFixed(work, id);
    return { id, object: 'webhook_endpoint', deleted: true } satisfies Stripe.DeletedWebhookEndpoint;
  }),
];
