import type Stripe from 'stripe';
import { LIST_FIELDS, listObjects } from '../http/lists.js';
import { invalid, missingObject, Refusal } from '../http/refusal.js';
import { type Call, type Route, route } from '../http/route.js';
import { email, group, integer, metadata, oneOf, required, text, truth, webAddress } from '../http/shape.js';
import type { Work } from '../store/work.js';
import { attempt, cancelIntent, createIntent } from './attempt.js';
import { smallestCharge } from './balance.js';
import { captureIntent } from './capture.js';
import { sessionCaptured } from './pay-session.js';
import { money } from './rupiah.js';
import { testCard } from './test-cards.js';

type Intent = Stripe.PaymentIntent;

const PATH = '/v1/payment_intents';
const CREATE = {
  amount: required(integer(1, 999_999_999_999)),
  currency: required(text(3)),
  confirm: truth(),
  payment_method: text(),
  return_url: webAddress(),
  description: text(1000),
  metadata: metadata(),
  receipt_email: email(),
  transfer_group: text(),
  capture_method: oneOf('automatic_async', 'manual'),
  automatic_payment_methods: group({ enabled: required(truth()), allow_redirects: oneOf('always', 'never') }),
};
const CONFIRM = { payment_method: text(), return_url: webAddress() };

async function lock(work: Work, id: string) {
  const kept = await work.objects.lock('payment_intent', id);
  if (!kept) throw missingObject('payment_intent', id, 'intent');
  return kept;
}

const unexpected = (intent: Intent, what: string): Refusal =>
  invalid(`You cannot ${what} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });

async function confirm(
  work: Work,
  intent: Intent,
  method: string | undefined,
  returnUrl: string | undefined,
): Promise<Intent> {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status))
    throw unexpected(intent, 'confirm');
  const word = method ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined);
  if (!word)
    throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: 'payment_intent_unexpected_state',
      payment_intent: intent,
    });
  const card = testCard(word);
  if (!card) throw invalid(`No such PaymentMethod: '${word}'`, { code: 'resource_missing', param: 'payment_method' });
  return attempt(work, intent, card, returnUrl ?? null);
}

/** 402 with the intent as it is after the failed try. */
class CardRefused extends Refusal {
  override readonly keepsEffect = true;

  constructor(intent: Intent) {
    const { code, decline_code, message, charge } = intent.last_payment_error ?? {};
    super(402, 'card_error', message ?? 'Your card was declined.', {
      code,
      decline_code,
      charge,
      payment_intent: intent,
    });
  }
}

const answered = (intent: Intent): Intent => {
  if (intent.status === 'requires_payment_method' && intent.last_payment_error) throw new CardRefused(intent);
  return intent;
};

async function create({ work, input }: Call<typeof CREATE>): Promise<Intent> {
  const currency = input.currency.toLowerCase();
  if (currency !== 'idr')
    throw invalid(`Invalid currency: ${currency}. The sandbox plays idr only.`, { param: 'currency' });
  const smallest = smallestCharge(work.around.settings.settlement);
  if (input.amount < smallest)
    throw invalid(`Amount must be at least ${money(smallest, 'idr')}`, { code: 'amount_too_small', param: 'amount' });
  const { amount, description, metadata, receipt_email, transfer_group } = input;
  const intent = await createIntent(work, {
    amount,
    currency,
    description,
    metadata,
    receiptEmail: receipt_email,
    transferGroup: transfer_group,
    captureMethod: input.capture_method,
  });
  if (input.confirm) return answered(await confirm(work, intent, input.payment_method, input.return_url));
  if (!input.payment_method) return intent;
  const ready: Intent = { ...intent, status: 'requires_confirmation', payment_method: input.payment_method };
  await work.objects.update('payment_intent', ready);
  return ready;
}

/** /v1/payment_intents. Those of Checkout are made when the customer pays. */
export const paymentIntents: readonly Route[] = [
  route('POST', PATH, CREATE, create),
  route('GET', PATH, LIST_FIELDS, ({ work, input }) => listObjects(work, 'payment_intent', input, PATH)),
  route('GET', `${PATH}/:id`, {}, async ({ work, id }) => {
    const kept = await work.objects.find('payment_intent', id);
    if (!kept) throw missingObject('payment_intent', id, 'intent');
    return kept.body;
  }),
  route(
    'POST',
    `${PATH}/:id`,
    { description: text(1000), metadata: metadata(), transfer_group: text() },
    async ({ work, id, input }) => {
      const { body } = await lock(work, id);
      const { description = body.description, transfer_group = body.transfer_group } = input;
      const intent: Intent = {
        ...body,
        description,
        transfer_group,
        metadata: { ...body.metadata, ...input.metadata },
      };
      await work.objects.update('payment_intent', intent);
      return intent;
    },
  ),
  route('POST', `${PATH}/:id/confirm`, CONFIRM, async ({ work, id, input }) => {
    const { body, parent } = await lock(work, id);
    if (parent !== null)
      throw invalid('This PaymentIntent belongs to a Checkout Session; the customer pays on its page.');
    return answered(await confirm(work, body, input.payment_method, input.return_url));
  }),
  route('POST', `${PATH}/:id/capture`, { amount_to_capture: integer(1) }, async ({ work, id, input }) => {
    const session = (await work.objects.find('payment_intent', id))?.parent;
    if (session) await work.objects.lock('checkout.session', session); // a payment locks its session first
    const { body } = await lock(work, id);
    const intent = await captureIntent(work, body, input.amount_to_capture);
    if (session) await sessionCaptured(work, session);
    return intent;
  }),
  route(
    'POST',
    `${PATH}/:id/cancel`,
    { cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer') },
    async ({ work, id, input }) => {
      const { body, parent } = await lock(work, id);
      if (['succeeded', 'canceled', 'processing'].includes(body.status)) throw unexpected(body, 'cancel');
      if (parent !== null && body.status !== 'requires_capture')
        throw invalid(
          'You cannot cancel the PaymentIntent for a Checkout Session. Expire the Checkout Session instead.',
          { payment_intent: body },
        );
      return cancelIntent(work, body, input.cancellation_reason ?? null);
    },
  ),
];
