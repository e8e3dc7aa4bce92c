import { asId, type Clock, type Id } from '@lapak/kernel';
import { CLOCK, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProviderEventEntity, RefundEntity } from './payment.entity.js';
import { GATEWAYS, type Gateways, type PaymentGateway, ProviderUnavailable } from './payment-gateway.js';
import { settlePayment } from './settle-payment.js';
import { settleRefund } from './settle-refund.js';

/** An event about something we do not know (yet) is tried this often, since it may arrive before our own commit; then parked. */
const TRIES = 6;

interface EventObject {
  readonly id?: string;
  readonly client_reference_id?: string | null;
  readonly metadata?: Readonly<Record<string, string>> | null;
}

/** `parked`: kept for a person, with the reason in words. */
type Outcome =
  { readonly status: 'done' | 'ignored' } | { readonly status: 'unknown' | 'parked'; readonly why: string };
const DONE: Outcome = { status: 'done' };
/** Somebody else uses the same account at the provider. */
const NOT_OURS: Outcome = { status: 'ignored' };

const findPayment = statement<{ id: Id<'Payment'>; gateway: PaymentGateway['code']; ref: string | null }>(
  'payments_of_event',
  `select id, gateway, provider_ref as ref from payment
   where id = $1 or provider_ref = $2 or provider_intent = $2 or provider_charge = $2 order by id = $1 desc nulls last limit 1`,
);

const isAbout = (type: string, ...kinds: readonly string[]): boolean => kinds.some((kind) => type.startsWith(kind));

/** Applies one stored event: never by what it says, always by what the provider answers now. */
@Injectable()
export class ApplyProviderEvent {
  private readonly logger = new Logger('payments');

  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  async run(eventId: string): Promise<void> {
    const event = await this.db.manager.findOneBy(ProviderEventEntity, { id: eventId });
    if (!event || event.status !== 'received') return;
    const outcome = await this.tried(event);
    if (outcome.status === 'unknown') {
      await this.failed(event, outcome.why);
      throw new Error(`${event.type}: ${outcome.why}`);
    }
    const why = outcome.status === 'parked' ? outcome.why : null;
    if (why) this.logger.error(`event ${event.id} (${event.type}) is parked: ${why}`);
    const change = { status: outcome.status, error: why, doneAt: this.clock.now() };
    await this.db.manager.update(ProviderEventEntity, event.id, change);
  }

  /** What always fails is parked in the end, so that it does not hide among what waits. */
  private async tried(event: ProviderEventEntity): Promise<Outcome> {
    const last = event.attempts + 1 >= TRIES;
    try {
      const outcome = await this.apply(event);
      return outcome.status === 'unknown' && last ? { ...outcome, status: 'parked' } : outcome;
    } catch (error) {
      // The provider's bad day is no fault of the event.
      if (error instanceof ProviderUnavailable) throw error;
      const why = `${(error as Error).constructor.name}: ${(error as Error).message}`.slice(0, 300);
      if (last) return { status: 'parked', why };
      await this.failed(event, why);
      throw error;
    }
  }

  private async failed(event: ProviderEventEntity, error: string): Promise<void> {
    await this.db.manager.update(ProviderEventEntity, event.id, { attempts: event.attempts + 1, error });
  }

  private async apply(event: ProviderEventEntity): Promise<Outcome> {
    const object = (event.payload as { data?: { object?: EventObject } }).data?.object ?? {};
    const { type, account } = event;
    if (account !== null) return { status: 'parked', why: `it is of the account ${account}, which we do not know` };
    if (isAbout(type, 'refund.')) return this.refund(object);
    if (isAbout(type, 'charge.dispute.', 'radar.'))
      return {
        status: 'parked',
        why: 'a dispute or a warning of fraud: finance must look at the provider’s dashboard',
      };
    return isAbout(type, 'checkout.session.', 'payment_intent.', 'charge.') ? this.payment(object) : NOT_OURS;
  }

  private async payment(object: EventObject): Promise<Outcome> {
    const ours = asId<'Payment'>(object.client_reference_id ?? object.metadata?.['payment_id']);
    const payment = await findPayment.row(this.db, [ours, object.id ?? null]);
    if (!payment) return ours ? { status: 'unknown', why: `there is no payment ${ours}` } : NOT_OURS;
    // Before our own commit the payment does not know its page yet; the event does.
    const ref = payment.ref ?? (object.id?.startsWith('cs_') ? object.id : null);
    const gateway = this.gateways[payment.gateway];
    if (!ref || !gateway) return { status: 'unknown', why: `payment ${payment.id} has no page yet` };
    if (object.id?.startsWith('cs_') && object.id !== ref) return this.otherPage(gateway, payment.id, object.id);
    const snapshot = await gateway.read(ref);
    await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, this.clock.now()));
    return DONE;
  }

  /** We open one page for a payment; money on another one is nobody's until a person has looked. */
  private async otherPage(gateway: PaymentGateway, paymentId: Id<'Payment'>, ref: string): Promise<Outcome> {
    const { state } = await gateway.read(ref);
    const why = `payment ${paymentId} has another page; on this one money came a second time perhaps`;
    return state === 'paid' || state === 'processing' ? { status: 'parked', why } : NOT_OURS;
  }

  private async refund(object: EventObject): Promise<Outcome> {
    const ours = asId<'Refund'>(object.metadata?.['refund_id']);
    const refund = ours && (await this.db.manager.findOneBy(RefundEntity, { id: ours }));
    const gateway = this.gateways.stripe;
    if (!refund || !object.id || !gateway)
      return ours
        ? { status: 'unknown', why: `there is no refund ${ours}` }
        : { status: 'parked', why: 'a refund that was not asked for here, made in the provider’s dashboard perhaps' };
    const answer = await gateway.readRefund(object.id);
    await this.transactor.run((tx) => settleRefund(tx, this.outbox, refund.id, answer, this.clock.now()));
    return DONE;
  }
}
