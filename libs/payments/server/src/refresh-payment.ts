import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, Outbox, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAYS, type Gateways } from './payment-gateway.js';
import { PaymentEntity } from './payment.entity.js';
import { settlePayment } from './settle-payment.js';

/** The least time between two questions to the provider about one payment, however often a page asks. */
const PAUSE_MS = 3_000;

@Injectable()
export class RefreshPayment {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  /** Asks the provider about a purchase that is still open; for the page the buyer returns to, when the webhook is late. */
  async run(purchaseId: Id<'Purchase'>): Promise<void> {
    const now = this.clock.now();
    const payment = await this.db.manager.findOneBy(PaymentEntity, { purchaseId });
    if (!payment?.providerRef || (payment.state !== 'pending' && payment.state !== 'processing')) return;
    if (payment.checkedAt && now.getTime() - payment.checkedAt.getTime() < PAUSE_MS) return;
    const snapshot = await this.gateways[payment.gateway]?.read(payment.providerRef).catch(() => null);
    if (snapshot) await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, now));
  }
}
