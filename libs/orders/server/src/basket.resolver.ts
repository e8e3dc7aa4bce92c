import { isProblem } from '@lapak/kernel';
import { OutOfStock, ProductGone } from '@lapak/orders-domain';
import { RateLimits, refusal, type RequestContext } from '@lapak/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AcceptBasketChanges } from './accept-basket-changes.js';
import {
  BasketResult,
  BasketType,
  basketType,
  OutOfStockType,
  PriceChangeType,
  ProductGoneType,
} from './basket.graphql.js';
import { BasketOwners } from './basket-owner.js';
import { ChangeBasket } from './change-basket.js';
import { ReadBasket } from './read-basket.js';

@Resolver(() => BasketType)
export class BasketResolver {
  constructor(
    private readonly owners: BasketOwners,
    private readonly baskets: ReadBasket,
    private readonly changing: ChangeBasket,
    private readonly accepting: AcceptBasketChanges,
    private readonly limits: RateLimits,
  ) {}

  @Query(() => BasketType)
  async basket(@Context() ctx: RequestContext): Promise<BasketType> {
    return basketType(await this.baskets.run(await this.owners.of(ctx)), ctx);
  }

  @Mutation(() => BasketResult)
  addToBasket(
    @Context() ctx: RequestContext,
    @Args('variantId', { type: () => ID }) variantId: string,
    @Args('quantity', { type: () => Int }) quantity: number,
  ): Promise<typeof BasketResult> {
    return this.change(ctx, 'add', variantId, quantity);
  }

  @Mutation(() => BasketResult)
  setBasketQuantity(
    @Context() ctx: RequestContext,
    @Args('variantId', { type: () => ID }) variantId: string,
    @Args('quantity', { type: () => Int }) quantity: number,
  ): Promise<typeof BasketResult> {
    return this.change(ctx, 'set', variantId, quantity);
  }

  @Mutation(() => BasketResult, { description: 'Takes the prices and quantities of now for every line.' })
  async acceptBasketChanges(@Context() ctx: RequestContext): Promise<typeof BasketResult> {
    const owner = await this.owners.of(ctx);
    await this.accepting.run(owner);
    return { kind: 'BasketChanged', basket: basketType(await this.baskets.run(owner), ctx) };
  }

  private async change(
    ctx: RequestContext,
    how: 'add' | 'set',
    variantId: string,
    quantity: number,
  ): Promise<typeof BasketResult> {
    if (await this.limits.take('addItem', ctx.ip)) throw refusal(ctx, 'BUSY');
    const outcome = await this.changing.run(ctx, how, variantId, quantity);
    if (isProblem(outcome)) return outcome;
    return { kind: 'BasketChanged', basket: basketType(await this.baskets.run(outcome.owner), ctx) };
  }
}

type Named = Pick<OutOfStock, 'words'>;
const title = ({ words }: Named, { locale }: Pick<RequestContext, 'locale'>): string => words[locale] || words.id;

/** Titles of goods in refusals, in the caller's language. */
@Resolver(() => OutOfStockType)
export class OutOfStockResolver {
  @ResolveField(() => String)
  title(@Parent() problem: OutOfStock, @Context() ctx: RequestContext): string {
    return title(problem, ctx);
  }
}
@Resolver(() => ProductGoneType)
export class ProductGoneResolver {
  @ResolveField(() => String)
  title(@Parent() problem: ProductGone, @Context() ctx: RequestContext): string {
    return title(problem, ctx);
  }
}
@Resolver(() => PriceChangeType)
export class PriceChangeResolver {
  @ResolveField(() => String)
  title(@Parent() change: PriceChangeType, @Context() ctx: RequestContext): string {
    return title(change, ctx);
  }
}
