import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, Outbox, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { frozenMoney } from './frozen-money.js';
import { PaymentEntity, ProviderCommandEntity, RefundEntity } from './payment.entity.js';
import { GATEWAYS, type Gateways, type PaymentGateway } from './payment-gateway.js';
import { settlePayment } from './settle-payment.js';
import { settleRefund } from './settle-refund.js';

/** Providers keep a key for 24 hours at least; a little earlier we no longer trust it and look first. */
const KEY_LASTS_MS = 20 * 3_600_000;

/** Makes the call of one committed command, and books its answer. A crash between the two repeats the call with its key. */
@Injectable()
export class CallProvider {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  async run(commandId: Id<'ProviderCommand'>): Promise<void> {
    const command = await this.db.manager.findOneBy(ProviderCommandEntity, { id: commandId });
    if (!command || command.state !== 'open') return;
    // It stays open, and the sweeper asks again every few minutes: money that is promised goes once the books agree.
    if (command.kind === 'refund' && (await frozenMoney(this.db))) return;
    const payment = await this.db.manager.findOneByOrFail(PaymentEntity, { id: command.paymentId });
    const gateway = this.gateways[payment.gateway];
    if (!gateway) throw new Error(`no gateway ${payment.gateway}`);
    await this.db.manager.increment(ProviderCommandEntity, { id: command.id }, 'attempts', 1);
    try {
      if (command.kind === 'refund') await this.refund(gateway, payment, command);
      else if (command.kind === 'cancel') await this.cancel(gateway, payment, command);
    } catch (error) {
      const told = error instanceof Error ? `${error.constructor.name}: ${error.message}`.slice(0, 200) : 'unknown';
      await this.db.manager.update(ProviderCommandEntity, command.id, { error: told });
      throw error;
    }
  }

  private async refund(gateway: PaymentGateway, payment: PaymentEntity, command: ProviderCommandEntity): Promise<void> {
    const { id: refundId, amount } = await this.db.manager.findOneByOrFail(RefundEntity, { id: command.refundId! });
    const ref = payment.providerCharge ?? payment.providerIntent;
    if (!ref) throw new Error(`payment ${payment.id} has no charge to give back`);
    const { idempotencyKey } = command;
    const call = { refundId, paymentId: payment.id, ref, amount, idempotencyKey };
    const age = this.clock.now().getTime() - command.createdAt.getTime();
    const forgotten = command.attempts > 0 && age > KEY_LASTS_MS;
    const answer = (forgotten ? await gateway.findRefund(call) : null) ?? (await gateway.refund(call));
    await this.transactor.run(async (tx) => {
      await settleRefund(tx, this.outbox, refundId, answer, this.clock.now());
      const refused = answer.ref === null;
      await tx.update(ProviderCommandEntity, command.id, {
        state: refused ? 'failed' : 'done',
        doneAt: this.clock.now(),
        error: refused ? answer.trouble : null,
      });
    });
  }

  private async cancel(gateway: PaymentGateway, payment: PaymentEntity, command: ProviderCommandEntity): Promise<void> {
    if (payment.providerRef) await gateway.cancel(payment.providerRef, command.idempotencyKey);
    const snapshot = payment.providerRef ? await gateway.read(payment.providerRef) : null;
    await this.transactor.run(async (tx) => {
      if (snapshot) await settlePayment(tx, this.outbox, payment.id, snapshot, this.clock.now());
      await tx.update(ProviderCommandEntity, command.id, { state: 'done', doneAt: this.clock.now(), error: null });
    });
  }
}
