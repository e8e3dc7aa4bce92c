import { asId } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { accountOf, type RequestContext, Topics } from '@lapak/platform';
import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  OrderLineType,
  type OrderTab,
  OrderTabEnum,
  ShopOrderConnectionType,
  ShopOrderCountsType,
  ShopOrderType,
  TimelineEntryType,
} from './order.graphql.js';
import { linesOf } from './order-rows.js';
import { OrderTelling } from './order-telling.js';
import { ShopOrders } from './shop-orders.js';
import { shopOrdersTopic } from './tell-shops.js';

@Resolver(() => ShopOrderType)
export class ShopOrdersResolver {
  constructor(
    private readonly db: DataSource,
    private readonly shops: Shops,
    private readonly orders: ShopOrders,
    private readonly telling: OrderTelling,
    private readonly topics: Topics,
  ) {}

  @Query(() => ShopOrderConnectionType)
  async shopOrders(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('tab', { type: () => OrderTabEnum, nullable: true, defaultValue: 'to_accept' }) tab: OrderTab | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<ShopOrderConnectionType> {
    const member = await this.shops.requireMember(ctx, shopId);
    const page = await this.orders.page(member.shopId, tab ?? 'to_accept', { first: first ?? 25, after }, ctx.locale);
    return { ...page, shopId: member.shopId };
  }

  @Query(() => ShopOrderType, { nullable: true })
  shopOrder(@Context() ctx: RequestContext, @Args('id', { type: () => ID }) id: string): Promise<ShopOrderType | null> {
    return this.orders.one(accountOf(ctx), id, ctx.locale);
  }

  @Subscription(() => ID, {
    description: "Tells the merchant's screens that an order of this shop changed: its id.",
    resolve: (orderId: string) => asId(orderId),
  })
  async shopOrderChanged(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
  ): Promise<AsyncGenerator<string>> {
    const member = await this.shops.requireMember(ctx, shopId);
    return this.topics.listen(shopOrdersTopic(member.shopId));
  }

  @ResolveField(() => String)
  stateText(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<string> {
    return this.telling.state(order, 'merchant', ctx);
  }

  @ResolveField(() => [OrderLineType])
  lines(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<OrderLineType[]> {
    return linesOf(this.db, ctx).load(order.id);
  }

  @ResolveField(() => [TimelineEntryType])
  timeline(@Parent() order: ShopOrderType, @Context() ctx: RequestContext): Promise<TimelineEntryType[]> {
    return this.telling.timeline(order, 'merchant', ctx);
  }
}

@Resolver(() => ShopOrderConnectionType)
export class ShopOrderCountsResolver {
  constructor(private readonly orders: ShopOrders) {}

  @ResolveField(() => ShopOrderCountsType)
  counts(@Parent() connection: ShopOrderConnectionType): Promise<ShopOrderCountsType> {
    return this.orders.counts(connection.shopId);
  }
}
