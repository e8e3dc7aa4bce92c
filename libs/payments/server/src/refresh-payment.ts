import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAYS, type Gateways, type PaymentGateway, ProviderUnavailable } from './payment-gateway.js';
import { settlePayment } from './settle-payment.js';

/** The least time between two questions to the provider about one payment, however often a page asks. */
const PAUSE_MS = 3_000;

/** Whoever claims the turn asks; the others are answered from what is known. */
const claimTurn = statement<{ id: Id<'Payment'>; gateway: PaymentGateway['code']; ref: string }>(
  'payments_claim_refresh',
  `update payment set checked_at = $2 where purchase_id = $1 and provider_ref is not null and state in ('pending', 'processing')
     and (checked_at is null or checked_at <= $3) returning id, gateway, provider_ref as ref`,
);

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
    const payment = await claimTurn.row(this.db, [purchaseId, now, new Date(now.getTime() - PAUSE_MS)]);
    if (!payment) return;
    try {
      const snapshot = await this.gateways[payment.gateway]?.read(payment.ref);
      if (snapshot) await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, now));
    } catch (error) {
      // The page shows what is known; the webhook and the sweeper ask again.
      if (!(error instanceof ProviderUnavailable)) throw error;
    }
  }
}
