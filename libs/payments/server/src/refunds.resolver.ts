import { Regency } from '@lapak/areas-server';
import { type Id, isProblem, type Locale, type Rupiah, rupiah } from '@lapak/kernel';
import { isBeforeSending } from '@lapak/orders-domain';
import { OrderType, ShopOrders, ShopOrderType } from '@lapak/orders-server';
import { refundReason, refundStateText, restOf } from '@lapak/payments-domain';
import { accountOf, cursorOf, pageOf, pageSize, readCursor, type RequestContext, RupiahScalar } from '@lapak/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CancelLines } from './cancel-lines.js';
import { DecideRefundProposal } from './decide-refund-proposal.js';
import { NOTHING, refundedOf } from './payment.loaders.js';
import { isId, isInstant, LAST_ID } from './read-shop-money.js';
import {
  CancelLinesInputType,
  CancelLinesResult,
  DecideRefundResult,
  FailedRefundConnectionType,
  RefundableOrderType,
  RefundOrderInputType,
  RefundOrderResult,
  RefundProposalType,
  RefundType,
} from './refund.graphql.js';
import {
  cashDueOf,
  failedRefunds,
  moneyOf,
  proposalById,
  type ProposalRow,
  type RefundableRow,
  refundablesByCode,
  refundById,
  type RefundRow,
  refundsOf,
  waitingProposals,
} from './refund.loaders.js';
import { RefundByOfficer } from './refund-by-officer.js';

const refundType = (row: RefundRow, locale: Locale): RefundType => ({
  ...row,
  reason: refundReason(row.reason, locale),
  stateText: refundStateText(row.state, locale),
});
const proposalType = (row: ProposalRow, { viewer }: RequestContext): RefundProposalType => ({
  ...row,
  mayApprove: row.state === 'waiting' && row.proposedBy !== viewer?.accountId,
});
const refundableType = (row: RefundableRow, aloneMax: Rupiah, locale: Locale): RefundableOrderType => {
  const [captured, refunded] = [rupiah(row.captured), rupiah(row.refunded)];
  const share = captured > 0 ? { amount: row.total, goods: rupiah(row.goods) } : { amount: NOTHING, goods: NOTHING };
  const left = restOf(share, { amount: refunded, goods: rupiah(row.refundedGoods) });
  return {
    ...row,
    state: row.state as RefundableOrderType['state'],
    captured,
    refunded,
    goodsLeft: row.paymentMethod === 'cod' ? NOTHING : left.goods,
    deliveryLeft: row.paymentMethod === 'cod' ? NOTHING : left.delivery,
    aloneMax,
    lines: row.lines.map(({ title, unitPrice, ...line }) => ({
      ...line,
      title: title[locale] || title.id,
      unitPrice: rupiah(unitPrice),
    })),
  };
};

const CASH = 'What is to be paid at the door now; 0 when it is not paid in cash, and when it was paid.';
const MAX_CODE = 40;

@Resolver(() => OrderType)
export class OrderMoneyResolver {
  constructor(private readonly db: DataSource) {}

  @ResolveField(() => RupiahScalar)
  async refunded(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<Rupiah> {
    const row = await refundedOf(this.db, ctx).load(order.id);
    return row ? rupiah(row.refunded) : NOTHING;
  }

  @ResolveField(() => [RefundType])
  async refunds(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<RefundType[]> {
    return (await refundsOf(this.db, ctx).load(order.id)).map((row) => refundType(row, ctx.locale));
  }

  @ResolveField(() => RupiahScalar, { description: CASH })
  async cashDue(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<Rupiah> {
    return cashDueOf(order, await moneyOf(this.db, ctx).load(order.id));
  }
}

@Resolver(() => ShopOrderType)
export class ShopOrderMoneyResolver {
  constructor(
    private readonly db: DataSource,
    private readonly cancel: CancelLines,
    private readonly shopOrders: ShopOrders,
  ) {}

  @ResolveField(() => RupiahScalar)
  async refunded(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<Rupiah> {
    const row = await refundedOf(this.db, ctx).load(order.id);
    return row ? rupiah(row.refunded) : NOTHING;
  }

  @ResolveField(() => [RefundType])
  async refunds(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<RefundType[]> {
    return (await refundsOf(this.db, ctx).load(order.id)).map((row) => refundType(row, ctx.locale));
  }

  @ResolveField(() => RupiahScalar, { description: CASH })
  async cashDue(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<Rupiah> {
    return cashDueOf(order, await moneyOf(this.db, ctx).load(order.id));
  }

  @ResolveField(() => Boolean, { description: 'The shop may take out units that ran out, see cancelLines.' })
  mayCancelLines(@Parent() order: ShopOrderType): boolean {
    return isBeforeSending(order.state) && order.itemCount > 1;
  }

  @Mutation(() => CancelLinesResult, {
    description: 'Units that ran out leave an order before it is sent; their money goes back, the rest goes on.',
  })
  async cancelLines(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => CancelLinesInputType }) input: CancelLinesInputType,
  ): Promise<typeof CancelLinesResult> {
    const done = await this.cancel.run(accountOf(ctx), input);
    if (isProblem(done)) return done as never;
    return { kind: 'LinesCancelled', shopOrder: await this.shopOrders.seen(done, ctx.locale) };
  }
}

@Resolver(() => RefundableOrderType)
export class RefundsResolver {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly byOfficer: RefundByOfficer,
    private readonly decide: DecideRefundProposal,
  ) {}

  @Query(() => [RefundableOrderType], {
    description: 'The orders of a purchase, by its code or by the code of one of them; empty when there is none.',
  })
  async refundableOrders(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
  ): Promise<RefundableOrderType[]> {
    const clean = code.trim().toUpperCase();
    if (clean.length > MAX_CODE || clean.includes('\u0000')) return [];
    const { refundAloneMax } = this.regency.profile.payments;
    const rows = await refundablesByCode.rows(this.db, [clean]);
    return rows.map((row) => refundableType(row, refundAloneMax, ctx.locale));
  }

  @ResolveField(() => [RefundType])
  async refunds(@Parent() order: RefundableOrderType, @Context() ctx: RequestContext): Promise<RefundType[]> {
    return (await refundsOf(this.db, ctx).load(order.orderId)).map((row) => refundType(row, ctx.locale));
  }

  @Query(() => [RefundProposalType], { description: 'What waits for a second officer, oldest first, at most 100.' })
  async refundProposals(@Context() ctx: RequestContext): Promise<RefundProposalType[]> {
    return (await waitingProposals.rows(this.db)).map((row) => proposalType(row, ctx));
  }

  @Query(() => FailedRefundConnectionType)
  async failedRefunds(
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<FailedRefundConnectionType> {
    const limit = pageSize(first ?? 25);
    const [at, id] = readCursor(after, isInstant, isId) ?? ['infinity', LAST_ID];
    const rows = await failedRefunds.rows(this.db, [at, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => ({ ...row, ...refundType(row, ctx.locale) }),
      (row) => cursorOf([row.settledAt!.toISOString(), row.id]),
    );
  }

  @Mutation(() => RefundOrderResult, {
    description: "Gives back one shop's order or a part of it; other shops of the purchase are not touched.",
  })
  async refundOrder(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => RefundOrderInputType }) input: RefundOrderInputType,
  ): Promise<typeof RefundOrderResult> {
    const asked = await this.byOfficer.run(accountOf(ctx), input);
    if (isProblem(asked)) return asked as never;
    if ('proposal' in asked) return { kind: 'RefundProposed', proposal: await this.proposal(asked.proposal, ctx) };
    const row = (await refundById.row(this.db, [asked.refund]))!;
    return { kind: 'RefundStarted', refund: refundType(row, ctx.locale) };
  }

  @Mutation(() => DecideRefundResult, {
    description: 'Whoever proposed a refund cannot approve it, but may reject it.',
  })
  async decideRefund(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('approve', { type: () => Boolean }) approve: boolean,
  ): Promise<typeof DecideRefundResult> {
    const decided = await this.decide.run(accountOf(ctx), id, approve);
    if (isProblem(decided)) return decided as never;
    return { kind: 'RefundDecided', proposal: await this.proposal(decided, ctx) };
  }

  private async proposal(id: Id<'RefundProposal'>, ctx: RequestContext): Promise<RefundProposalType> {
    return proposalType((await proposalById.row(this.db, [id]))!, ctx);
  }
}
