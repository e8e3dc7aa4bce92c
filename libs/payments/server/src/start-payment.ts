import { type Clock, type Id, isProblem, type Locale, rupiah } from '@lapak/kernel';
import { PaymentOver, PaymentRefused, type PaymentState } from '@lapak/payments-domain';
import { CLOCK, CONFIG, type Config, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openPayment } from './open-payment.js';
import { PaymentEntity } from './payment.entity.js';
import {
  GATEWAYS,
  type Gateways,
  type PaymentGateway,
  ProviderUnavailable,
  type Start,
  type StartPaymentCall,
} from './payment-gateway.js';
import { commandCancel } from './provider-command.js';

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

interface StartCommand {
  readonly key: string;
  readonly createdAt: Date;
}
/** The command that is under way, else the next one. */
const startCommand = statement<StartCommand>(
  'payments_start_command',
  `with before as (select * from provider_command where payment_id = $1 and kind = 'start'),
   made as (
     insert into provider_command (id, kind, payment_id, idempotency_key, state, created_at)
     select $2, 'start', $1, 'mp:pay:' || $1 || case when count(*) = 0 then '' else ':' || count(*) + 1 end, 'open', $3 from before
     having count(*) filter (where state = 'open') = 0
     returning idempotency_key, created_at
   ) select idempotency_key as key, created_at as "createdAt" from made
     union all select idempotency_key, created_at from before where state = 'open'`,
);
const endCommand = statement(
  'payments_end_start',
  `update provider_command set state = $2, error = $3, done_at = $4, attempts = attempts + 1 where idempotency_key = $1`,
);

/** Providers keep a page open for 30 minutes at least; our own expiry may be earlier, and closes it by hand. */
const SHORTEST_PAGE_MS = 31 * 60_000;

/** To the buyer, a payment at which a person looks is still being checked. */
const over = (state: PaymentState): PaymentOver => new PaymentOver(state === 'quarantined' ? 'processing' : state);

type Ready = { readonly payment: PaymentEntity; readonly command: StartCommand | null };

@Injectable()
export class StartPayment {
  private readonly logger = new Logger('payments');

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
   * @returns the page's address; null when there is nothing to pay now (cash); PaymentOver; PaymentRefused.
   * @throws ProviderUnavailable; the next try goes on where this one stopped
   */
  async run(purchaseId: Id<'Purchase'>): Promise<string | null | PaymentOver | PaymentRefused> {
    // A second time only when the first call's page would close too soon by now, and was therefore never opened.
    for (let again = 0; again < 2; again++) {
      const ready = await this.transactor.run((tx) => this.prepare(tx, purchaseId));
      if (isProblem(ready)) return ready;
      const { payment, command } = ready;
      const gateway = this.gateways[payment.gateway];
      if (!command || !gateway?.can.redirect) return payment.redirectUrl;
      const started = await this.start(gateway, payment, command);
      if (typeof started === 'string') return started;
      const state = await this.transactor.run((tx) => this.keep(tx, payment.id, command.key, started));
      if (started.kind === 'refused') {
        if (started.reason === 'stale') continue;
        return this.refuse(payment, started.reason, started.trouble);
      }
      if (state !== 'pending') return over(state);
      return started.kind === 'none' ? null : started.url;
    }
    throw new Error(`no page can be opened for purchase ${purchaseId}`);
  }

  private async prepare(tx: Tx, purchaseId: Id<'Purchase'>): Promise<Ready | PaymentOver> {
    const now = this.clock.now();
    await openPayment(tx, purchaseId, now);
    const payment = await tx.findOneOrFail(PaymentEntity, {
      where: { purchaseId },
      lock: { mode: 'pessimistic_write' },
    });
    if (payment.gateway === 'cod') return { payment, command: null };
    if (payment.state !== 'pending') return over(payment.state);
    if (payment.expiresAt && payment.expiresAt <= now) return new PaymentOver('expired');
    if (payment.redirectUrl) return { payment, command: null };
    return { payment, command: await startCommand.row(tx, [payment.id, newId(), now]) };
  }

  /** When the provider says "later", another tab's call may be the reason, and may have the page. @returns its address then */
  private async start(gateway: PaymentGateway, payment: PaymentEntity, command: StartCommand): Promise<Start | string> {
    try {
      return await gateway.start(await this.callFor(payment, command));
    } catch (error) {
      if (!(error instanceof ProviderUnavailable)) throw error;
      const { redirectUrl } = await this.db.manager.findOneByOrFail(PaymentEntity, { id: payment.id });
      if (redirectUrl === null) throw error;
      return redirectUrl;
    }
  }

  /** @returns the payment's state by now */
  private async keep(tx: Tx, paymentId: Id<'Payment'>, key: string, started: Start): Promise<PaymentState> {
    const now = this.clock.now();
    const lock = { mode: 'pessimistic_write' } as const;
    const payment = await tx.findOneOrFail(PaymentEntity, { where: { id: paymentId }, lock });
    if (started.kind === 'refused') await endCommand.run(tx, [key, 'failed', started.trouble, now]);
    if (started.kind !== 'redirect') return payment.state;
    const { ref: providerRef, url: redirectUrl } = started;
    await tx.update(PaymentEntity, payment.id, { providerRef, redirectUrl });
    await endCommand.run(tx, [key, 'done', null, now]);
    // The purchase ended while its page was being opened: nobody is sent there, and it is closed.
    if (payment.state !== 'pending') await commandCancel(tx, payment.id, now);
    return payment.state;
  }

  private refuse(payment: PaymentEntity, reason: PaymentRefused['reason'], trouble: string): PaymentRefused {
    if (reason === 'other')
      this.logger.error(`payment ${payment.id} cannot be opened (${trouble}): somebody must look`);
    return new PaymentRefused(reason);
  }

  /** Only from what is committed: a repeated call must be the same call to the letter. */
  private async callFor(payment: PaymentEntity, command: StartCommand): Promise<StartPaymentCall> {
    const lines = await linesOf.rows(this.db, [payment.purchaseId]);
    const { code, locale, email } = lines[0]!;
    const page = `${this.config.publicUrl}${locale === 'en' ? '/en' : ''}/pesanan/${code}`;
    const earliest = command.createdAt.getTime() + SHORTEST_PAGE_MS;
    return {
      paymentId: payment.id,
      purchaseCode: code,
      amount: payment.amount,
      locale,
      buyerEmail: email,
      lines: lines.map((line) => ({ name: line.name, quantity: line.quantity, unitPrice: rupiah(line.unitPrice) })),
      returnUrl: `${page}?bayar=kembali`,
      cancelUrl: `${page}?bayar=batal`,
      closesAt: new Date(Math.max(earliest, payment.expiresAt?.getTime() ?? 0)),
      idempotencyKey: command.key,
    };
  }
}
