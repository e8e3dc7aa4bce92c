import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, enqueue, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAYS, type Gateways } from './payment-gateway.js';
import { ReceiveWebhook } from './receive-webhook.js';
import { CALL_PROVIDER, settleRefund } from './refund-order.js';
import { settlePayment } from './settle-payment.js';

const waiting = statement<{ id: Id<'Payment'>; gateway: 'stripe'; ref: string }>(
  'payments_sweep_waiting',
  `select id, gateway, provider_ref as ref from payment
   where state in ('pending', 'processing') and provider_ref is not null and created_at < $1
     and (checked_at is null or checked_at < $2) order by created_at limit 50`,
);
const refunds = statement<{ id: Id<'Refund'>; ref: string }>(
  'payments_sweep_refunds',
  `select id, provider_ref as ref from refund where state = 'pending' and provider_ref is not null and created_at < $1 order by created_at limit 50`,
);
const commands = statement<{ id: string }>(
  'payments_sweep_commands',
  `select id from provider_command where state = 'open' and kind <> 'start' and created_at < $1 order by created_at limit 50`,
);

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/** Webhooks get lost. Every few minutes: ask about what is still open, fetch events that never came, repeat calls that never ended. */
@Injectable()
export class SweepPayments {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly inbox: ReceiveWebhook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  async run(now: Date): Promise<void> {
    const gateway = this.gateways.stripe;
    if (!gateway) return;
    for (const payment of await waiting.rows(this.db, [minutesBefore(now, 10), minutesBefore(now, 5)])) {
      const snapshot = await gateway.read(payment.ref);
      await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, this.clock.now()));
    }
    for (const refund of await refunds.rows(this.db, [minutesBefore(now, 10)])) {
      const answer = await gateway.readRefund(refund.ref);
      await this.transactor.run((tx) => settleRefund(tx, this.outbox, refund.id, answer, this.clock.now()));
    }
    const open = await commands.rows(this.db, [minutesBefore(now, 10)]);
    await this.transactor.run((tx) =>
      enqueue(
        tx,
        open.map(({ id }) => ({ identifier: CALL_PROVIDER, payload: { commandId: id }, jobKey: `call:${id}` })),
      ),
    );
    for (const message of await gateway.messagesSince(minutesBefore(now, 60)))
      await this.inbox.store(message, 'platform');
  }
}
