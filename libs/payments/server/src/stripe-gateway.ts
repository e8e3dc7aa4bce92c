import { sum, times } from '@lapak/kernel';
import type { PaymentSnapshot } from '@lapak/payments-domain';
import type { StripeConfig } from '@lapak/platform';
import Stripe from 'stripe';
import {
  BadSignature,
  type PaymentGateway,
  type ProviderMessage,
  ProviderUnavailable,
  type RefundCall,
  type RefundSnapshot,
  type Start,
  type StartPaymentCall,
} from './payment-gateway.js';
import { ask, isRefusal, refundSnapshotOf, snapshotOf, startRefusal, toStripe } from './stripe-words.js';

const EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
] as const;

/** Checkout shows a hundred lines at most; a longer basket is shown as one. */
const MOST_LINES = 100;
const LONGEST_NAME = 120;
/** A person waits for the page: rather tell them soon than hold them. */
const FOR_A_PERSON = { timeout: 8_000, maxNetworkRetries: 1 };
/** No more than this is read at once when looking for lost webhooks; the next look goes on. */
const MOST_MESSAGES = 1_000;
const TOLERANCE_SECONDS = 300;
/** What Stripe promises of its ids. */
const LONGEST_ID = 255;

const linesOf = (call: StartPaymentCall): Stripe.Checkout.SessionCreateParams.LineItem[] => {
  const total = sum(call.lines.map((line) => times(line.unitPrice, line.quantity)));
  if (total !== call.amount) throw new Error(`the lines of ${call.paymentId} sum to ${total}, not ${call.amount}`);
  const whole = [{ name: call.purchaseCode, quantity: 1, unitPrice: call.amount }];
  return (call.lines.length > MOST_LINES ? whole : call.lines).map(({ name, quantity, unitPrice }) => ({
    quantity,
    price_data: {
      currency: 'idr',
      unit_amount: toStripe(unitPrice),
      product_data: { name: name.slice(0, LONGEST_NAME) },
    },
  }));
};

/** Hosted Checkout by redirect: no card data near us, no script of Stripe's on our pages. */
export class StripeGateway implements PaymentGateway {
  readonly code = 'stripe';
  readonly can = { redirect: true, refund: 'partial', delayed: true } as const;
  private readonly stripe: Stripe;

  constructor(
    private readonly config: StripeConfig,
    private readonly production: boolean,
  ) {
    this.stripe = new Stripe(config.secretKey, {
      timeout: 20_000,
      maxNetworkRetries: 2,
      telemetry: false,
      ...(config.host !== undefined && { host: config.host }),
      ...(config.port !== undefined && { port: config.port }),
      ...(config.protocol !== undefined && { protocol: config.protocol }),
    });
  }

  async start(call: StartPaymentCall): Promise<Start> {
    const metadata = { payment_id: call.paymentId, purchase: call.purchaseCode };
    const wish: Stripe.Checkout.SessionCreateParams = {
      mode: 'payment',
      client_reference_id: call.paymentId,
      metadata,
      payment_intent_data: { metadata },
      line_items: linesOf(call),
      success_url: call.returnUrl,
      cancel_url: call.cancelUrl,
      locale: call.locale,
      expires_at: Math.ceil(call.closesAt.getTime() / 1000),
      ...(call.buyerEmail && { customer_email: call.buyerEmail }),
    };
    const { idempotencyKey } = call;
    try {
      const session = await ask(this.stripe.checkout.sessions.create(wish, { idempotencyKey, ...FOR_A_PERSON }));
      if (!session.url) throw new Error(`Stripe opened ${session.id} without a page`);
      return { kind: 'redirect', ref: session.id, url: session.url };
    } catch (error) {
      if (isRefusal(error)) return startRefusal(error);
      throw error;
    }
  }

  async read(ref: string): Promise<PaymentSnapshot> {
    const expand = ['payment_intent.latest_charge.balance_transaction'];
    return snapshotOf(await ask(this.stripe.checkout.sessions.retrieve(ref, { expand })));
  }

  async cancel(ref: string, idempotencyKey: string): Promise<void> {
    const session = await ask(this.stripe.checkout.sessions.retrieve(ref));
    if (session.status !== 'open') return;
    try {
      await ask(this.stripe.checkout.sessions.expire(ref, {}, { idempotencyKey }));
    } catch (error) {
      // Paid or expired between the two calls; whoever asked reads next what became of it.
      if (!isRefusal(error)) throw error;
    }
  }

  async refund(call: RefundCall): Promise<RefundSnapshot> {
    const { refundId, paymentId, amount, idempotencyKey } = call;
    const target = call.ref.startsWith('ch_') ? { charge: call.ref } : { payment_intent: call.ref };
    const metadata = { refund_id: refundId, payment_id: paymentId };
    const wish = { ...target, amount: toStripe(amount), metadata, expand: ['balance_transaction'] };
    try {
      return refundSnapshotOf(await ask(this.stripe.refunds.create(wish, { idempotencyKey })));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const trouble = error.code ?? error.param ?? 'refused';
      return { ref: null, state: 'failed', trouble, refundId, amount, currency: 'idr', settlement: null };
    }
  }

  async readRefund(ref: string): Promise<RefundSnapshot> {
    return refundSnapshotOf(await ask(this.stripe.refunds.retrieve(ref, { expand: ['balance_transaction'] })));
  }

  async findRefund(call: RefundCall): Promise<RefundSnapshot | null> {
    const target = call.ref.startsWith('ch_') ? { charge: call.ref } : { payment_intent: call.ref };
    const all = this.stripe.refunds.list({ ...target, limit: 100 }).autoPagingToArray({ limit: 1_000 });
    const made = (await ask(all)).find((refund) => refund.metadata?.['refund_id'] === call.refundId);
    return made ? this.readRefund(made.id) : null;
  }

  verify(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    endpoint: 'platform' | 'connect',
  ): ProviderMessage {
    return this.message(this.signed(raw, headers['stripe-signature'], endpoint));
  }

  private signed(
    raw: Buffer,
    signature: string | string[] | undefined,
    endpoint: 'platform' | 'connect',
  ): Stripe.Event {
    if (typeof signature !== 'string') throw new BadSignature('no signature');
    const secrets = endpoint === 'platform' ? this.config.webhookSecrets : this.config.connectWebhookSecrets;
    for (const secret of secrets) {
      try {
        return this.stripe.webhooks.constructEvent(raw, signature, secret, TOLERANCE_SECONDS);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError))
          throw new BadSignature('signed, but not an event', { cause: error });
      }
    }
    throw new BadSignature('no secret fits');
  }

  async messagesSince(since: Date): Promise<ProviderMessage[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const events = this.stripe.events.list({ types: [...EVENTS], created, limit: 100 });
    return (await ask(events.autoPagingToArray({ limit: MOST_MESSAGES }))).map((event) => this.message(event));
  }

  async check(): Promise<string | null> {
    try {
      const { livemode } = await ask(this.stripe.balance.retrieve());
      if (livemode === this.production) return null;
      return livemode ? 'the Stripe key is live, but this is not production' : 'production with a Stripe test key';
    } catch (error) {
      if (error instanceof ProviderUnavailable || !(error instanceof Stripe.errors.StripeError)) throw error;
      return `Stripe does not accept the key (${error.code ?? error.type})`;
    }
  }

  private message(event: Stripe.Event | null): ProviderMessage {
    if (typeof event?.id !== 'string' || event.id.length > LONGEST_ID)
      throw new BadSignature('signed, but not an event');
    if (event.livemode !== this.production) throw new BadSignature('test and live must not mix');
    return {
      id: event.id,
      type: event.type,
      objectId: (event.data.object as { id?: string }).id ?? null,
      account: event.account ?? null,
      livemode: event.livemode,
      apiVersion: event.api_version,
      payload: event,
    };
  }
}
