import { ViewerType } from '@lapak/accounts-server';
import { Areas, DesaType, Regency } from '@lapak/areas-server';
import { cleanText, type Clock, dayIn, type LocalDate, whatsappUrl } from '@lapak/kernel';
import { isClosed } from '@lapak/merchants-domain';
import { CLOCK, LocalDateScalar, type RequestContext } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { shopsOfAccount } from './my-shop-rows.js';
import { ShopMembershipType, ShopType } from './shop.graphql.js';
import { shopBySlug, shopType } from './shop-rows.js';

@Resolver(() => ShopType)
export class ShopsResolver {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => ShopType, { nullable: true })
  async shop(
    @Context() ctx: RequestContext,
    @Args('slug', { type: () => String }) slug: string,
  ): Promise<ShopType | null> {
    const row = slug.length <= 100 ? await shopBySlug.row(this.db, [slug]) : null;
    return row && shopType(row, ctx);
  }

  @ResolveField(() => DesaType)
  desa(@Parent() shop: ShopType): DesaType {
    return this.areas.desa(shop.desaCode)!;
  }

  @ResolveField(() => LocalDateScalar, {
    nullable: true,
    description: "Closed now by the shop's own notice; orders open again on closedUntil.",
  })
  closedUntil(@Parent() shop: ShopType): LocalDate | null {
    return this.closed(shop) ? shop.closedUntilDay : null;
  }

  @ResolveField(() => String, { nullable: true })
  closedNote(@Parent() shop: ShopType): string | null {
    return this.closed(shop) ? shop.closedNoteText : null;
  }

  @ResolveField(() => String, { nullable: true })
  whatsappUrl(
    @Parent() shop: ShopType,
    @Args('text', { type: () => String, nullable: true }) text?: string | null,
  ): string | null {
    return shop.verified ? whatsappUrl(shop.phone, cleanText(text ?? '', { max: 500, lines: true }) ?? '') : null;
  }

  private closed(shop: ShopType): boolean {
    const day = dayIn(this.regency.zone.name, this.clock.now());
    return isClosed({ closedFrom: shop.closedFromDay, closedUntil: shop.closedUntilDay }, day);
  }
}

@Resolver(() => ViewerType)
export class ViewerShopsResolver {
  constructor(private readonly db: DataSource) {}

  @ResolveField(() => [ShopMembershipType])
  shops(@Parent() viewer: ViewerType): Promise<ShopMembershipType[]> {
    return shopsOfAccount.rows(this.db, [viewer.id]);
  }
}
