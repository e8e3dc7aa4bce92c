import { Areas, DesaType } from '@lapak/areas-server';
import type { ProductState, ShopNotApproved } from '@lapak/catalog-domain';
import { type Id, type InvalidInput, isProblem, type NotFound, type Problem } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { accountOf, type RequestContext } from '@lapak/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArchiveProduct } from './archive-product.js';
import { ProductStateEnum } from './catalog.graphql.js';
import {
  ArchiveProductResult,
  MyProductConnectionType,
  MyProductType,
  ProductInputType,
  type ProductSavedType,
  SaveProductResult,
  SetStockResult,
  type StockSetType,
} from './my-product.graphql.js';
import { MyProducts } from './my-products.js';
import { SaveProduct } from './save-product.js';
import { SetStock } from './set-stock.js';

@Resolver(() => MyProductType)
export class MyProductsResolver {
  constructor(
    private readonly shops: Shops,
    private readonly areas: Areas,
    private readonly mine: MyProducts,
    private readonly saving: SaveProduct,
    private readonly stock: SetStock,
    private readonly archiving: ArchiveProduct,
  ) {}

  @Query(() => MyProductConnectionType)
  async myProducts(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('state', { type: () => ProductStateEnum, nullable: true }) state: ProductState | null,
    @Args('query', { type: () => String, nullable: true }) query: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<MyProductConnectionType> {
    const member = await this.shops.requireMember(ctx, shopId);
    return this.mine.of(member.shopId, { state, query, first: first ?? 25, after }, ctx.locale);
  }

  @Query(() => MyProductType, { nullable: true })
  myProduct(@Context() ctx: RequestContext, @Args('id', { type: () => ID }) id: string): Promise<MyProductType | null> {
    return this.mine.one(accountOf(ctx), id, ctx.locale);
  }

  @Mutation(() => SaveProductResult)
  async saveProduct(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => ProductInputType }) input: ProductInputType,
  ): Promise<ProductSavedType | InvalidInput | ShopNotApproved | NotFound> {
    const { shopId } = await this.shops.requireMember(ctx, input.shopId);
    return this.seen(ctx, await this.saving.run(accountOf(ctx), { ...input, shopId }));
  }

  @Mutation(() => SetStockResult)
  async setStock(
    @Context() ctx: RequestContext,
    @Args('variantId', { type: () => ID }) variantId: string,
    @Args('onHand', { type: () => Int }) onHand: number,
  ): Promise<StockSetType | InvalidInput | NotFound> {
    return this.seen(ctx, await this.stock.run(accountOf(ctx), variantId, onHand));
  }

  @Mutation(() => ArchiveProductResult)
  async archiveProduct(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ProductSavedType | NotFound> {
    return this.seen(ctx, await this.archiving.run(accountOf(ctx), id));
  }

  @ResolveField(() => DesaType)
  madeIn(@Parent() product: MyProductType): DesaType {
    return this.areas.desa(product.madeInCode)!;
  }

  /** The refusal as it is, or the product as it now stands. */
  private async seen<K extends string, P extends Problem>(
    ctx: RequestContext,
    outcome: { readonly kind: K; readonly productId: Id<'Product'> } | P,
  ): Promise<{ kind: K; product: MyProductType } | P> {
    if (isProblem(outcome)) return outcome;
    return { kind: outcome.kind, product: (await this.mine.one(accountOf(ctx), outcome.productId, ctx.locale))! };
  }
}
