import { type Clock, type Id, type Locale, rupiah } from '@lapak/kernel';
import { PaymentOver } from '@lapak/payments-domain';
import { CLOCK, CONFIG, type Config, newId, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openPayment } from './open-payment.js';
import { GATEWAYS, type Gateways, type StartPaymentCall } from './payment-gateway.js';
import { PaymentEntity, ProviderCommandEntity } from './payment.entity.js';

interface Line {
  readonly code: string;
  readonly locale: Locale;
  readonly email: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

const linesOf = statement<Line>(
  'payments_start_lines',
  `select p.code, p.locale, p.contact_email as email, l.name, l.quantity, l."unitPrice" from purchase p
   cross join lateral (
     select coalesce(nullif(ol.title->>p.locale, ''), ol.title->>'id') as name, ol.quantity, ol.unit_price as "unitPrice", o.seq, ol.line_no
       from shop_order o join order_line ol on ol.order_id = o.id where o.purchase_id = p.id
     union all
     select case p.locale when 'en' then 'Delivery: ' else 'Ongkir: ' end || s.name, 1, o.delivery_fee, o.seq, 100000
       from shop_order o join shop s on s.id = o.shop_id where o.purchase_id = p.id and o.delivery_fee > 0
     order by 4, 5
   ) l where p.id = $1`,
);

@Injectable()
export class StartPayment {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  /**
   * Opens the provider's page of a purchase, or answers the page that is open already. The call's key is committed before
   * the call, so a crash or a second tab ends on the same page.
   * @returns the page's address; null when there is nothing to pay now (cash); PaymentOver.
   */
  async run(purchaseId: Id<'Purchase'>): Promise<string | null | PaymentOver> {
    const now = this.clock.now();
    const payment = await this.transactor.run(async (tx) => {
      await openPayment(tx, purchaseId, now);
      const row = await tx.findOneOrFail(PaymentEntity, { where: { purchaseId }, lock: { mode: 'pessimistic_write' } });
      if (row.gateway === 'cod') return row;
      if (row.state !== 'pending' || (row.expiresAt && row.expiresAt <= now))
        return new PaymentOver(row.state === 'pending' ? 'expired' : row.state);
      if (!row.redirectUrl) {
        const command = {
          id: newId<'ProviderCommand'>(),
          kind: 'start' as const,
          paymentId: row.id,
          refundId: null,
          idempotencyKey: `mp:pay:${row.id}`,
        };
        await tx
          .createQueryBuilder()
          .insert()
          .into(ProviderCommandEntity)
          .values({ ...command, state: 'open', attempts: 0, error: null, createdAt: now, doneAt: null })
          .orIgnore()
          .execute();
      }
      return row;
    });
    if (payment instanceof PaymentOver) return payment;
    const gateway = this.gateways[payment.gateway];
    if (!gateway?.can.redirect) return null;
    if (payment.redirectUrl) return payment.redirectUrl;

    const started = await gateway.start(await this.callFor(payment, now));
    if (started.kind === 'none') return null;
    await this.transactor.run(async (tx) => {
      await tx.update(PaymentEntity, { id: payment.id }, { providerRef: started.ref, redirectUrl: started.url });
      await tx.update(
        ProviderCommandEntity,
        { idempotencyKey: `mp:pay:${payment.id}` },
        { state: 'done', doneAt: this.clock.now() },
      );
    });
    return started.url;
  }

  private async callFor(payment: PaymentEntity, now: Date): Promise<StartPaymentCall> {
    const lines = await linesOf.rows(this.db, [payment.purchaseId]);
    const { code, locale, email } = lines[0]!;
    const page = `${this.config.publicUrl}${locale === 'en' ? '/en' : ''}/pesanan/${code}`;
    return {
      paymentId: payment.id,
      purchaseCode: code,
      amount: payment.amount,
      locale,
      buyerEmail: email,
      lines: lines.map((line) => ({ name: line.name, quantity: line.quantity, unitPrice: rupiah(line.unitPrice) })),
      returnUrl: `${page}?bayar=kembali`,
      cancelUrl: `${page}?bayar=batal`,
      expiresAt: payment.expiresAt ?? new Date(now.getTime() + 30 * 60_000),
      idempotencyKey: `mp:pay:${payment.id}`,
    };
  }
}
