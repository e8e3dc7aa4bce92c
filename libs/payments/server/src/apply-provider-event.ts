import type { Clock, Id } from '@lapak/kernel';
import { asId } from '@lapak/kernel';
import { CLOCK, Outbox, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAYS, type Gateways } from './payment-gateway.js';
import { PaymentEntity, ProviderEventEntity, RefundEntity } from './payment.entity.js';
import { settleRefund } from './refund-order.js';
import { settlePayment } from './settle-payment.js';

/** An event about something we do not know (yet) is tried this often, since it may arrive before our own commit; then parked. */
const TRIES = 6;

interface EventObject {
  readonly id?: string;
  readonly client_reference_id?: string | null;
  readonly metadata?: Readonly<Record<string, string>> | null;
}

/** Applies one stored event: never by what it says, always by what the provider answers now. */
@Injectable()
export class ApplyProviderEvent {
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
    const object = ((event.payload as { data?: { object?: EventObject } }).data?.object ?? {}) as EventObject;
    const outcome = event.type.startsWith('refund.') ? await this.refund(object) : await this.payment(object);
    if (outcome === 'unknown' && event.attempts + 1 < TRIES) {
      await this.db.manager.increment(ProviderEventEntity, { id: event.id }, 'attempts', 1);
      throw new Error(`event ${event.type} is about nothing we know yet`);
    }
    const status = outcome === 'unknown' ? 'parked' : outcome;
    await this.db.manager.update(ProviderEventEntity, event.id, { status, doneAt: this.clock.now() });
  }

  private async payment(object: EventObject): Promise<'done' | 'ignored' | 'unknown'> {
    const ours = asId<'Payment'>(object.client_reference_id ?? object.metadata?.['payment_id']);
    const payment = await this.db.manager.findOne(PaymentEntity, {
      where: [
        ...(ours ? [{ id: ours }] : []),
        ...(object.id
          ? [{ providerRef: object.id }, { providerIntent: object.id }, { providerCharge: object.id }]
          : []),
      ],
    });
    if (!payment) return ours ? 'unknown' : 'ignored';
    const ref = payment.providerRef ?? (object.id?.startsWith('cs_') ? object.id : null);
    const gateway = this.gateways[payment.gateway];
    if (!ref || !gateway) return 'unknown';
    const snapshot = await gateway.read(ref);
    await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, this.clock.now()));
    return 'done';
  }

  private async refund(object: EventObject): Promise<'done' | 'ignored' | 'unknown'> {
    const ours = asId<'Refund'>(object.metadata?.['refund_id']);
    const refund = ours && (await this.db.manager.findOneBy(RefundEntity, { id: ours as Id<'Refund'> }));
    if (!refund || !object.id) return ours ? 'unknown' : 'ignored';
    const answer = await this.gateways.stripe!.readRefund(object.id);
    await this.transactor.run((tx) => settleRefund(tx, this.outbox, refund.id, answer, this.clock.now()));
    return 'done';
  }
}
