import type Stripe from 'stripe';
import { LIST_FIELDS, listObjects, PLAIN_LIST_FIELDS } from '../http/lists.js';
import { invalid, missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { metadata, oneOf, text } from '../http/shape.js';
import type { Work } from '../store/work.js';
import { SESSION_FIELDS } from './checkout-parameters.js';
import { openSession } from './open-session.js';
import { expireSession } from './pay-session.js';

/** The page's address follows the sandbox, which may listen elsewhere after a restart. */
const shown = (work: Work, session: Stripe.Checkout.Session): Stripe.Checkout.Session => ({
  ...session,
  url: session.url && `${work.around.publicUrl}/c/pay/${session.id}`,
});

async function find(work: Work, id: string): Promise<Stripe.Checkout.Session> {
  const kept = await work.objects.find('checkout.session', id);
  if (!kept) throw missingObject('checkout.session', id, 'session');
  return shown(work, kept.body);
}

/** /v1/checkout/sessions */
export const checkoutSessions: readonly Route[] = [
  route('POST', '/v1/checkout/sessions', SESSION_FIELDS, ({ work, input }) => openSession(work, input)),
  route(
    'GET',
    '/v1/checkout/sessions',
    { ...LIST_FIELDS, payment_intent: text(), status: oneOf('open', 'complete', 'expired') },
    async ({ work, input }) => {
      const { payment_intent, status } = input;
      const page = await listObjects(work, 'checkout.session', input, '/v1/checkout/sessions', {
        like: { payment_intent, status },
      });
      return { ...page, data: page.data.map((session) => shown(work, session)) };
    },
  ),
  route('GET', '/v1/checkout/sessions/:id', {}, ({ work, id }) => find(work, id)),
  route('POST', '/v1/checkout/sessions/:id', { metadata: metadata() }, async ({ work, id, input }) => {
    const kept = await work.objects.lock('checkout.session', id);
    if (!kept) throw missingObject('checkout.session', id, 'session');
    const session = { ...kept.body, metadata: { ...kept.body.metadata, ...input.metadata } };
    await work.objects.update('checkout.session', session);
    return shown(work, session);
  }),
  route('GET', '/v1/checkout/sessions/:id/line_items', PLAIN_LIST_FIELDS, async ({ work, id, input }) => {
    await find(work, id);
    return listObjects(work, 'item', input, `/v1/checkout/sessions/${id}/line_items`, {
      parent: id,
      oldestFirst: true,
    });
  }),
  route('POST', '/v1/checkout/sessions/:id/expire', {}, async ({ work, id }) => {
    const expired = await expireSession(work, id);
    if (expired) return expired;
    throw invalid(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session is not open.',
      { param: 'session' },
    );
  }),
];
