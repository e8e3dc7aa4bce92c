import type { Clock } from '@lapak/kernel';
import { shopById, ShopType } from '@lapak/merchants-server';
import { headlineOf, progressOf } from '@lapak/orders-domain';
import { accountOf, CLOCK, type RequestContext } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { MoveOrder } from './move-order.js';
import { MyPurchases } from './my-purchases.js';
import { MoveOrderInputType, MoveOrderResult, OrderLineType, OrderType, TimelineEntryType } from './order.graphql.js';
import { linesOf, ordersOf, orderType } from './order-rows.js';
import { OrderTelling } from './order-telling.js';
import { PurchaseConnectionType, PurchaseType } from './purchase.graphql.js';
import { ReadPurchase } from './read-purchase.js';

@Resolver(() => PurchaseType)
export class PurchasesResolver {
  constructor(
    private readonly db: DataSource,
    private readonly read: ReadPurchase,
    private readonly mine: MyPurchases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => PurchaseType, { nullable: true })
  purchase(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('phoneLast4', { type: () => String, nullable: true }) phoneLast4?: string | null,
  ): Promise<PurchaseType | null> {
    return this.read.run(ctx, code, phoneLast4 ?? null);
  }

  @Query(() => PurchaseConnectionType)
  myPurchases(
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<PurchaseConnectionType> {
    return this.mine.page(accountOf(ctx), first ?? 20, after, ctx);
  }

  @ResolveField(() => String, {
    description: 'The worst open step of its orders, as a sentence: 2 dari 3 toko sudah mengirim.',
  })
  async headline(@Parent() purchase: PurchaseType, @Context() ctx: RequestContext): Promise<string> {
    return headlineOf(await ordersOf(this.db, ctx).load(purchase.id), ctx.locale);
  }

  @ResolveField(() => Int, { description: '0 to 100 for the bar.' })
  async progress(@Parent() purchase: PurchaseType, @Context() ctx: RequestContext): Promise<number> {
    return progressOf(await ordersOf(this.db, ctx).load(purchase.id));
  }

  @ResolveField(() => [OrderType])
  async orders(@Parent() purchase: PurchaseType, @Context() ctx: RequestContext): Promise<OrderType[]> {
    const rows = await ordersOf(this.db, ctx).load(purchase.id);
    return rows.map((row) => orderType(row, ctx, this.clock.now()));
  }
}

@Resolver(() => OrderType)
export class OrdersResolver {
  constructor(
    private readonly db: DataSource,
    private readonly telling: OrderTelling,
    private readonly move: MoveOrder,
  ) {}

  @Mutation(() => MoveOrderResult)
  moveOrder(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => MoveOrderInputType }) input: MoveOrderInputType,
  ): Promise<typeof MoveOrderResult> {
    return this.move.run(ctx, input);
  }

  @ResolveField(() => String, { description: 'The state as a sentence that says who acts next and until when.' })
  stateText(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<string> {
    return this.telling.state(order, 'buyer', ctx);
  }

  @ResolveField(() => ShopType)
  async shop(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<ShopType> {
    return (await shopById(this.db, ctx).load(order.shopId))!;
  }

  @ResolveField(() => [OrderLineType])
  lines(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<OrderLineType[]> {
    return linesOf(this.db, ctx).load(order.id);
  }

  @ResolveField(() => [TimelineEntryType])
  timeline(@Parent() order: OrderType, @Context() ctx: RequestContext): Promise<TimelineEntryType[]> {
    return this.telling.timeline(order, 'buyer', ctx);
  }
}
