import { type Clock, isProblem, minus, type Rupiah, rupiah } from '@lapak/kernel';
import { OrderNotFound, PlacedType, PurchaseType, ReadPurchase } from '@lapak/orders-server';
import { PaymentOver } from '@lapak/payments-domain';
import { CLOCK, refusal, type RequestContext } from '@lapak/platform';
import { Inject, Logger } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ContinuePaymentResult, PaymentType, type ShownPaymentState } from './payment.graphql.js';
import { paymentOf, type PaymentRow } from './payment.loaders.js';
import { ProviderUnavailable } from './payment-gateway.js';
import { RefreshPayment } from './refresh-payment.js';
import { StartPayment } from './start-payment.js';

const shownState = (row: PaymentRow, amount: Rupiah): ShownPaymentState => {
  // A person is looking at it: to the buyer it is still being checked.
  if (row.state === 'quarantined') return 'processing';
  if (row.state === 'paid' && row.refunded > 0) return row.refunded >= amount ? 'refunded' : 'partly_refunded';
  return row.state;
};

@Resolver(() => PurchaseType)
export class PurchasePaymentResolver {
  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => PaymentType)
  async payment(@Parent() purchase: PurchaseType, @Context() ctx: RequestContext): Promise<PaymentType> {
    const { paymentMethod: method, expiresAt } = purchase;
    // The row is written by a job right after the order; until then it is what a new payment is.
    const row = (await paymentOf(this.db, ctx).load(purchase.id)) ?? {
      purchaseId: purchase.id,
      state: method === 'cod' ? ('due_on_delivery' as const) : ('pending' as const),
      refunded: 0,
      waived: 0,
      paidAt: null,
    };
    // Cash that was not paid yet shrinks with what a shop took out.
    const amount = minus(purchase.total, rupiah(row.waived));
    const open = expiresAt === null || expiresAt > this.clock.now();
    return {
      state: row.state === 'pending' && !open ? 'expired' : shownState(row, amount),
      method,
      amount,
      refunded: rupiah(row.refunded),
      expiresAt,
      paidAt: row.paidAt,
      canContinue: method === 'stripe' && row.state === 'pending' && open,
    };
  }
}

@Resolver(() => PlacedType)
export class PaymentsResolver {
  private readonly logger = new Logger('payments');

  constructor(
    private readonly purchases: ReadPurchase,
    private readonly startPayment: StartPayment,
    private readonly refresh: RefreshPayment,
  ) {}

  /** The order stands whatever the provider says: without a page, the order's own page offers to pay. */
  @ResolveField(() => String, {
    nullable: true,
    description: "Where to go now: the provider's page, or null when nothing is to be paid now.",
  })
  async payUrl(@Parent() placed: PlacedType): Promise<string | null> {
    if (placed.purchase.paymentMethod === 'cod') return null;
    try {
      const url = await this.startPayment.run(placed.purchase.id);
      return isProblem(url) ? null : url;
    } catch (error) {
      this.logger.error(`no page for a new order: ${(error as Error).constructor.name}`);
      return null;
    }
  }

  @Mutation(() => ContinuePaymentResult, { description: "The provider's page for a purchase still to be paid." })
  async continuePayment(
    @Args('code', { type: () => String }) code: string,
    @Args('phoneLast4', { type: () => String, nullable: true }) phoneLast4: string | null,
    @Context() ctx: RequestContext,
  ): Promise<typeof ContinuePaymentResult> {
    const purchase = await this.purchases.run(ctx, code, phoneLast4);
    if (!purchase) return new OrderNotFound();
    const url = await this.startPayment.run(purchase.id).catch((error: unknown) => {
      throw error instanceof ProviderUnavailable ? refusal(ctx, 'BUSY') : error;
    });
    if (isProblem(url)) return url;
    // Cash: there is nothing to go on with.
    if (url === null) return new PaymentOver('due_on_delivery');
    return { kind: 'PaymentContinued', url };
  }

  @Mutation(() => PurchaseType, {
    nullable: true,
    description: 'Asks the provider when its webhook is late; then answers the purchase as it stands.',
  })
  async refreshPayment(
    @Args('code', { type: () => String }) code: string,
    @Args('phoneLast4', { type: () => String, nullable: true }) phoneLast4: string | null,
    @Context() ctx: RequestContext,
  ): Promise<PurchaseType | null> {
    const purchase = await this.purchases.run(ctx, code, phoneLast4);
    if (purchase) await this.refresh.run(purchase.id);
    return purchase;
  }
}
