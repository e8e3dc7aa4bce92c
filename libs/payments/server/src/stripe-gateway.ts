import { type Locale, rupiah, type Rupiah } from '@lapak/kernel';
import type { PaymentSnapshot, ProviderState } from '@lapak/payments-domain';
import type { StripeConfig } from '@lapak/platform';
import Stripe from 'stripe';
import {
  BadSignature,
  type PaymentGateway,
  type ProviderMessage,
  type RefundCall,
  type RefundSnapshot,
  type Start,
  type StartPaymentCall,
} from './payment-gateway.js';

/** IDR has two decimals at Stripe, though nobody uses sen: Rp12.500 is 1250000. See docs/decisions/0005-rupiah-and-stripe.md. */
const PER_RUPIAH = 100;
const toStripe = (amount: Rupiah): number => amount * PER_RUPIAH;
const fromStripe = (amount: number | null): Rupiah | null =>
  amount !== null && amount % PER_RUPIAH === 0 ? rupiah(amount / PER_RUPIAH) : null;

/** Stripe keeps a page open for 30 minutes at least; our own expiry may be earlier and closes it by hand. */
const SHORTEST_PAGE_MS = 31 * 60_000;

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

const idOf = (ref: string | { id: string } | null | undefined): string | null =>
  typeof ref === 'string' ? ref : (ref?.id ?? null);

const stateOf = (session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderState => {
  if (session.payment_status === 'paid') return 'paid';
  if (session.status === 'expired') return 'expired';
  if (intent?.status === 'processing') return 'processing';
  if (intent?.status === 'requires_action') return 'requires_action';
  if (session.status === 'complete') return 'failed';
  return 'pending';
};

const snapshotOf = (session: Stripe.Checkout.Session): PaymentSnapshot => {
  const intent = session.payment_intent && typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = intent?.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const balance =
    charge?.balance_transaction && typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null;
  return {
    state: stateOf(session, intent),
    amount: fromStripe(session.amount_total),
    currency: session.currency ?? '',
    paymentId: session.client_reference_id,
    intent: idOf(session.payment_intent),
    charge: idOf(intent?.latest_charge),
    settlement: balance ? { amount: balance.amount, currency: balance.currency } : null,
  };
};

const refundOf = (refund: Stripe.Refund): RefundSnapshot => {
  const state =
    refund.status === 'succeeded'
      ? 'succeeded'
      : refund.status === 'failed' || refund.status === 'canceled'
        ? 'failed'
        : 'pending';
  return { ref: refund.id, state, trouble: refund.failure_reason ?? null };
};

const LOCALES: Readonly<Record<Locale, 'id' | 'en'>> = { id: 'id', en: 'en' };

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
    const earliest = Math.ceil((Date.now() + SHORTEST_PAGE_MS) / 1000);
    const session = await this.stripe.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: call.paymentId,
        metadata: { payment_id: call.paymentId, purchase: call.purchaseCode },
        payment_intent_data: { metadata: { payment_id: call.paymentId, purchase: call.purchaseCode } },
        line_items: call.lines.map((line) => ({
          quantity: line.quantity,
          price_data: {
            currency: 'idr',
            unit_amount: toStripe(line.unitPrice),
            product_data: { name: line.name.slice(0, 120) },
          },
        })),
        success_url: `${call.returnUrl}`,
        cancel_url: call.cancelUrl,
        locale: LOCALES[call.locale],
        expires_at: Math.max(earliest, Math.ceil(call.expiresAt.getTime() / 1000)),
        ...(call.buyerEmail && { customer_email: call.buyerEmail }),
      },
      { idempotencyKey: call.idempotencyKey },
    );
    if (!session.url) throw new Error(`Stripe opened ${session.id} without a page`);
    return { kind: 'redirect', ref: session.id, url: session.url };
  }

  async read(ref: string): Promise<PaymentSnapshot> {
    return snapshotOf(
      await this.stripe.checkout.sessions.retrieve(ref, {
        expand: ['payment_intent.latest_charge.balance_transaction'],
      }),
    );
  }

  async cancel(ref: string, idempotencyKey: string): Promise<void> {
    const session = await this.stripe.checkout.sessions.retrieve(ref);
    if (session.status === 'open') await this.stripe.checkout.sessions.expire(ref, {}, { idempotencyKey });
  }

  async refund(call: RefundCall): Promise<RefundSnapshot> {
    const target = call.ref.startsWith('ch_') ? { charge: call.ref } : { payment_intent: call.ref };
    const metadata = { refund_id: call.refundId, payment_id: call.paymentId };
    const refund = await this.stripe.refunds.create(
      { ...target, amount: toStripe(call.amount), metadata },
      { idempotencyKey: call.idempotencyKey },
    );
    return refundOf(refund);
  }

  async readRefund(ref: string): Promise<RefundSnapshot> {
    return refundOf(await this.stripe.refunds.retrieve(ref));
  }

  verify(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    endpoint: 'platform' | 'connect',
  ): ProviderMessage {
    const signature = headers['stripe-signature'];
    const secrets = endpoint === 'platform' ? this.config.webhookSecrets : this.config.connectWebhookSecrets;
    for (const secret of typeof signature === 'string' ? secrets : []) {
      try {
        return this.message(this.stripe.webhooks.constructEvent(raw, signature as string, secret, 300));
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw new BadSignature('not an event');
      }
    }
    throw new BadSignature('no secret fits');
  }

  async messagesSince(since: Date): Promise<ProviderMessage[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const events = await this.stripe.events.list({ types: [...EVENTS], created, limit: 100 });
    return events.data.map((event) => this.message(event));
  }

  private message(event: Stripe.Event): ProviderMessage {
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
