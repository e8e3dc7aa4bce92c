import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, enqueue, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAYS, type Gateways, type PaymentGateway, ProviderUnavailable } from './payment-gateway.js';
import { callJob } from './provider-command.js';
import { applyJob, ReceiveWebhook } from './receive-webhook.js';
import { settlePayment } from './settle-payment.js';
import { settleRefund } from './settle-refund.js';

/** Claimed before they are asked about, so that two sweepers share the work and one that always fails does not block it. */
const waiting = statement<{ id: Id<'Payment'>; ref: string }>(
  'payments_sweep_waiting',
  `update payment set checked_at = $1 where id in (
     select id from payment
     where state in ('pending', 'processing') and gateway = $2 and provider_ref is not null and created_at <= $3
       and (checked_at is null or checked_at <= $4) order by checked_at nulls first, created_at limit 50 for update skip locked)
   returning id, provider_ref as ref`,
);
const refunds = statement<{ id: Id<'Refund'>; ref: string }>(
  'payments_sweep_refunds',
  `select r.id, r.provider_ref as ref from refund r join payment p on p.id = r.payment_id
   where r.state = 'pending' and p.gateway = $1 and r.provider_ref is not null and r.created_at <= $2 order by r.created_at limit 200`,
);
const commands = statement<{ id: string }>(
  'payments_sweep_commands',
  `select id from provider_command where state = 'open' and kind <> 'start' and created_at <= $1 order by created_at limit 50`,
);
const events = statement<{ id: string }>(
  'payments_sweep_events',
  `select id from provider_event where status = 'received' and received_at <= $1 order by received_at limit 50`,
);
const lastHeard = statement<{ at: Date | null }>(
  'payments_sweep_heard',
  `select max(received_at) as at from provider_event where endpoint = 'platform'`,
);

const minutesBefore = (time: Date, minutes: number): Date => new Date(time.getTime() - minutes * 60_000);
/** From when on we ask: a webhook is usually there within seconds. */
const PATIENCE_MINUTES = 10;
const PAUSE_MINUTES = 5;
const LOOK_BACK_MINUTES = 60;
/** So far back the provider keeps its messages. */
const KEPT_MINUTES = 30 * 24 * 60;

/** Webhooks get lost. Every few minutes: ask about what is still open, fetch events that never came, repeat calls that never ended. */
@Injectable()
export class SweepPayments {
  private readonly logger = new Logger('payments');

  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly inbox: ReceiveWebhook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  /** @throws ProviderUnavailable when it answers nobody now; the next sweep goes on */
  async run(): Promise<void> {
    const now = this.clock.now();
    await this.repeatCalls(now);
    for (const gateway of Object.values(this.gateways)) {
      await this.askAboutPayments(gateway, now);
      await this.askAboutRefunds(gateway, now);
      await this.fetchLostMessages(gateway, now);
    }
  }

  private async repeatCalls(now: Date): Promise<void> {
    const since = minutesBefore(now, PATIENCE_MINUTES);
    const calls = await commands.rows(this.db, [since]);
    const unapplied = await events.rows(this.db, [since]);
    const jobs = [...calls.map(({ id }) => callJob(id)), ...unapplied.map(({ id }) => applyJob(id))];
    await this.transactor.run((tx) => enqueue(tx, jobs));
  }

  private async askAboutPayments(gateway: PaymentGateway, now: Date): Promise<void> {
    const since = [minutesBefore(now, PATIENCE_MINUTES), minutesBefore(now, PAUSE_MINUTES)];
    for (const payment of await waiting.rows(this.db, [now, gateway.code, ...since])) {
      await this.each(`payment ${payment.id}`, async () => {
        const snapshot = await gateway.read(payment.ref);
        await this.transactor.run((tx) => settlePayment(tx, this.outbox, payment.id, snapshot, this.clock.now()));
      });
    }
  }

  private async askAboutRefunds(gateway: PaymentGateway, now: Date): Promise<void> {
    for (const refund of await refunds.rows(this.db, [gateway.code, minutesBefore(now, PATIENCE_MINUTES)])) {
      await this.each(`refund ${refund.id}`, async () => {
        const answer = await gateway.readRefund(refund.ref);
        await this.transactor.run((tx) => settleRefund(tx, this.outbox, refund.id, answer, this.clock.now()));
      });
    }
  }

  /** From an hour back, or from before a longer silence. What is in the inbox already is not stored again. */
  private async fetchLostMessages(gateway: PaymentGateway, now: Date): Promise<void> {
    const heard = (await lastHeard.row(this.db))?.at ?? now;
    const from = Math.min(
      minutesBefore(now, LOOK_BACK_MINUTES).getTime(),
      minutesBefore(heard, PAUSE_MINUTES).getTime(),
    );
    const since = new Date(Math.max(from, minutesBefore(now, KEPT_MINUTES).getTime()));
    await this.inbox.store(await gateway.messagesSince(since), 'platform');
  }

  /** One that fails does not keep the others waiting; when the provider is away, all wait. */
  private async each(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ProviderUnavailable) throw error;
      this.logger.error(`the sweep could not settle ${what}: ${(error as Error).message}`);
    }
  }
}
