import { Regency } from '@lapak/areas-server';
import { isProblem } from '@lapak/kernel';
import type { RequestContext } from '@lapak/platform';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BasketOwners } from './basket-owner.js';
import { CheckoutPreviewInputType, CheckoutPreviewType, checkoutPreviewType } from './checkout.graphql.js';
import { PreviewCheckout } from './checkout-preview.js';
import { purchaseType } from './order-rows.js';
import { PlaceOrderInputType, PlaceOrderResult } from './place-order.graphql.js';
import { PlaceOrder } from './place-order.js';

@Resolver()
export class CheckoutResolver {
  constructor(
    private readonly owners: BasketOwners,
    private readonly preview: PreviewCheckout,
    private readonly placing: PlaceOrder,
    private readonly regency: Regency,
  ) {}

  @Query(() => CheckoutPreviewType)
  async checkoutPreview(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => CheckoutPreviewInputType }) input: CheckoutPreviewInputType,
  ): Promise<CheckoutPreviewType> {
    const seen = await this.preview.run(await this.owners.of(ctx), input);
    return checkoutPreviewType(seen, this.regency.profile.cod.maxPerOrder, ctx);
  }

  @Mutation(() => PlaceOrderResult)
  async placeOrder(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => PlaceOrderInputType }) input: PlaceOrderInputType,
  ): Promise<typeof PlaceOrderResult> {
    const basket = await this.owners.of(ctx);
    const { ip, locale } = ctx;
    const outcome = await this.placing.run({ accountId: ctx.viewer?.accountId ?? null, basket, ip, locale }, input);
    if (isProblem(outcome)) return outcome;
    return { kind: 'Placed', purchase: purchaseType(outcome.purchase, ctx) };
  }
}
