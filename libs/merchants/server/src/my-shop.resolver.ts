import { Areas, DesaType } from '@lapak/areas-server';
import { asId, type Id, isProblem, type Problem } from '@lapak/kernel';
import { accountOf, type RequestContext } from '@lapak/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Applications } from './applications.js';
import { FillRequirement } from './fill-requirement.js';
import {
  ApplicationType,
  FillRequirementResult,
  MyShopType,
  RequirementInputType,
  SaveShopResult,
  ShopBasicsInputType,
  ShopSettingsInputType,
  ShopTodayType,
  SubmitApplicationResult,
} from './my-shop.graphql.js';
import { myShop, myShopType } from './my-shop-rows.js';
import { OpenShop } from './open-shop.js';
import { SaveShopBasics } from './save-shop-basics.js';
import { SaveShopSettings } from './save-shop-settings.js';
import { ShopToday } from './shop-today.js';
import { SubmitApplication } from './submit-application.js';

@Resolver(() => MyShopType)
export class MyShopResolver {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
    private readonly applications: Applications,
    private readonly figures: ShopToday,
    private readonly opening: OpenShop,
    private readonly basics: SaveShopBasics,
    private readonly settings: SaveShopSettings,
    private readonly filling: FillRequirement,
    private readonly submitting: SubmitApplication,
  ) {}

  @Query(() => MyShopType, { nullable: true })
  async myShop(@Context() ctx: RequestContext, @Args('id', { type: () => ID }) id: string): Promise<MyShopType | null> {
    const shopId = asId<'Shop'>(id);
    return shopId && this.read(ctx, shopId);
  }

  @ResolveField(() => DesaType)
  desa(@Parent() shop: MyShopType): DesaType {
    return this.areas.desa(shop.row.desaCode)!;
  }

  @ResolveField(() => ApplicationType)
  application(@Parent() shop: MyShopType, @Context() ctx: RequestContext): Promise<ApplicationType> {
    return this.applications.of(shop.row, ctx);
  }

  @ResolveField(() => ShopTodayType)
  today(@Parent() shop: MyShopType): Promise<ShopTodayType> {
    return this.figures.of(shop.id);
  }

  @Mutation(() => SaveShopResult)
  async openShop(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => ShopBasicsInputType }) input: ShopBasicsInputType,
  ) {
    return this.saved(ctx, await this.opening.run(accountOf(ctx), input));
  }

  @Mutation(() => SaveShopResult)
  async saveShopBasics(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('input', { type: () => ShopBasicsInputType }) input: ShopBasicsInputType,
  ) {
    return this.saved(ctx, await this.basics.run(accountOf(ctx), shopId, input));
  }

  @Mutation(() => SaveShopResult)
  async saveShopSettings(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('input', { type: () => ShopSettingsInputType }) input: ShopSettingsInputType,
  ) {
    return this.saved(ctx, await this.settings.run(accountOf(ctx), shopId, input));
  }

  @Mutation(() => FillRequirementResult)
  async fillRequirement(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => RequirementInputType }) input: RequirementInputType,
  ) {
    return this.applied(ctx, 'RequirementFilled', await this.filling.run(accountOf(ctx), input));
  }

  @Mutation(() => SubmitApplicationResult)
  async submitApplication(@Context() ctx: RequestContext, @Args('shopId', { type: () => ID }) shopId: string) {
    return this.applied(ctx, 'ApplicationSubmitted', await this.submitting.run(accountOf(ctx), shopId));
  }

  private async read(ctx: RequestContext, shopId: Id<'Shop'>): Promise<MyShopType | null> {
    const row = await myShop.row(this.db, [shopId, accountOf(ctx)]);
    return row && myShopType(row, row.role);
  }

  private async saved<P extends Problem>(ctx: RequestContext, outcome: { shopId: Id<'Shop'> } | P) {
    return isProblem(outcome) ? outcome : { kind: 'ShopSaved' as const, shop: (await this.read(ctx, outcome.shopId))! };
  }

  private async applied<K extends string, P extends Problem>(
    ctx: RequestContext,
    kind: K,
    outcome: { shopId: Id<'Shop'> } | P,
  ) {
    if (isProblem(outcome)) return outcome;
    const shop = (await this.read(ctx, outcome.shopId))!;
    return { kind, application: await this.applications.of(shop.row, ctx) };
  }
}
