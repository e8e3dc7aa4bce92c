import { Areas } from '@lapak/areas-server';
import type { ShopDelivery } from '@lapak/delivery-domain';
import { isProblem } from '@lapak/kernel';
import { MyShopType } from '@lapak/merchants-server';
import { accountOf, type RequestContext } from '@lapak/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  DeliveryOptionType,
  deliveryOptionType,
  SaveDeliveryResult,
  ShopDeliveryInputType,
  ShopDeliveryType,
} from './delivery.graphql.js';
import { deliveryOfShop } from './delivery.loaders.js';
import { EstimateDelivery } from './estimate-delivery.js';
import { SaveShopDelivery } from './save-shop-delivery.js';
import { StartingTerms } from './starting-terms.js';

@Resolver(() => MyShopType)
export class DeliveryResolver {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
    private readonly starting: StartingTerms,
    private readonly estimating: EstimateDelivery,
    private readonly saving: SaveShopDelivery,
  ) {}

  @Query(() => [DeliveryOptionType], {
    description: 'For one piece, to a desa or kecamatan of the regency, or another regency or province.',
  })
  async deliveryEstimate(
    @Context() ctx: RequestContext,
    @Args('variantId', { type: () => ID }) variantId: string,
    @Args('destinationCode', { type: () => String }) destinationCode: string,
  ): Promise<DeliveryOptionType[]> {
    const options = await this.estimating.run(variantId, destinationCode);
    return options.map((option) => deliveryOptionType(option, ctx));
  }

  @ResolveField(() => ShopDeliveryType)
  async delivery(@Parent() shop: MyShopType, @Context() ctx: RequestContext): Promise<ShopDeliveryType> {
    const saved = await deliveryOfShop(this.db, ctx).load(shop.id);
    return this.shown(saved ?? this.starting.of(shop.row.kecamatanCode));
  }

  @Mutation(() => SaveDeliveryResult)
  async saveShopDelivery(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('input', { type: () => ShopDeliveryInputType }) input: ShopDeliveryInputType,
  ) {
    const outcome = await this.saving.run(accountOf(ctx), shopId, input);
    if (isProblem(outcome)) return outcome;
    return { kind: 'DeliverySaved' as const, delivery: this.shown(outcome.delivery) };
  }

  private shown({ pickupEnabled, sellerEnabled, courierEnabled, freeAbove, zones }: ShopDelivery): ShopDeliveryType {
    const all = this.areas.allKecamatan().map(({ code, name }) => ({
      kecamatanCode: code,
      kecamatanName: name,
      price: zones.get(code) ?? null,
    }));
    return { pickupEnabled, sellerEnabled, courierEnabled, freeAbove, zones: all };
  }
}
