import { Regency } from '@lapak/areas-server';
import { cardById, ProductCardType } from '@lapak/catalog-server';
import { type Clock, dayIn, type Locale, type Words } from '@lapak/kernel';
import { shopById, ShopType } from '@lapak/merchants-server';
import { CLOCK, pageSize, type RequestContext } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CollectionType, FeatureType, HeroType, HomeType } from './curation.graphql.js';
import {
  collectionBySlug,
  type CollectionRow,
  currentFeature,
  featureOfShop,
  type FeatureRow,
  itemsOf,
  newestProducts,
  newestShops,
  shownCollections,
} from './curation.loaders.js';

const NEWEST = 12;
const NEW_SHOPS = 8;

const said = (words: Words, locale: Locale): string => words[locale] || words.id;

const shown = (row: CollectionRow, locale: Locale): CollectionType => ({
  id: row.id,
  slug: row.slug,
  title: said(row.title, locale),
  note: said(row.note, locale),
  startsAt: row.startsAt,
  endsAt: row.endsAt,
});

const told = (row: FeatureRow, locale: Locale): FeatureType => ({
  id: row.id,
  shopId: row.shopId,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  headline: said(row.headline, locale),
  story: said(row.story, locale),
  reason: said(row.reason, locale),
});

@Resolver(() => HomeType)
export class HomeResolver {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => HomeType)
  home(): Partial<HomeType> {
    return {};
  }

  @Query(() => CollectionType, { nullable: true })
  async collection(
    @Args('slug', { type: () => String }) slug: string,
    @Context() ctx: RequestContext,
  ): Promise<CollectionType | null> {
    const row = await collectionBySlug.row(this.db, [this.clock.now(), slug.slice(0, 100)]);
    return row && shown(row, ctx.locale);
  }

  @Query(() => FeatureType, { nullable: true })
  async feature(
    @Args('shopSlug', { type: () => String }) shopSlug: string,
    @Context() ctx: RequestContext,
  ): Promise<FeatureType | null> {
    const row = await featureOfShop.row(this.db, [this.clock.now(), shopSlug.slice(0, 100)]);
    return row && told(row, ctx.locale);
  }

  @ResolveField(() => HeroType, { nullable: true })
  hero(@Context() { locale }: RequestContext): HeroType | null {
    const hero = this.regency.profile.hero;
    if (!hero) return null;
    const { eyebrow, headline, lead, action } = hero;
    return {
      eyebrow: said(eyebrow, locale),
      headline: said(headline, locale),
      lead: said(lead, locale),
      action: said(action, locale),
      href: hero.href,
      motif: hero.motif,
    };
  }

  @ResolveField(() => FeatureType, { nullable: true })
  async featured(@Context() ctx: RequestContext): Promise<FeatureType | null> {
    const row = await currentFeature.row(this.db, [this.clock.now()]);
    return row && told(row, ctx.locale);
  }

  @ResolveField(() => [CollectionType])
  async collections(@Context() ctx: RequestContext): Promise<CollectionType[]> {
    return (await shownCollections.rows(this.db, [this.clock.now()])).map((row) => shown(row, ctx.locale));
  }

  @ResolveField(() => [ProductCardType])
  async newest(@Context() ctx: RequestContext): Promise<ProductCardType[]> {
    const ids = await newestProducts.rows(this.db, [NEWEST]);
    const cards = await cardById(this.db, ctx).loadMany(ids.map(({ id }) => id));
    return cards.filter((card): card is ProductCardType => card !== null && !(card instanceof Error));
  }

  @ResolveField(() => [ShopType])
  async newShops(@Context() ctx: RequestContext): Promise<ShopType[]> {
    const ids = await newestShops.rows(this.db, [NEW_SHOPS]);
    const shops = await shopById(this.db, ctx).loadMany(ids.map(({ id }) => id));
    return shops.filter((shop): shop is ShopType => shop !== null && !(shop instanceof Error));
  }
}

@Resolver(() => FeatureType)
export class FeatureResolver {
  constructor(private readonly db: DataSource) {}

  @ResolveField(() => ShopType)
  shop(@Parent() feature: FeatureType, @Context() ctx: RequestContext): Promise<ShopType | null> {
    return shopById(this.db, ctx).load(feature.shopId);
  }
}

@Resolver(() => CollectionType)
export class CollectionResolver {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the curator's order; what is sold out, withdrawn or of a closed shop is passed over, and comes back by itself. */
  @ResolveField(() => [ProductCardType])
  async products(
    @Parent() collection: CollectionType,
    @Args('first', { type: () => Int, defaultValue: 12 }) first: number,
    @Context() ctx: RequestContext,
  ): Promise<ProductCardType[]> {
    const today = dayIn(this.regency.zone.name, this.clock.now());
    const all = await itemsOf(today)(this.db, ctx).load(collection.id);
    const ids = all
      .filter((item) => item.listed && item.inStock && !item.closedUntil)
      .slice(0, pageSize(first))
      .map((item) => item.productId);
    const cards = await cardById(this.db, ctx).loadMany(ids);
    return cards.filter((card): card is ProductCardType => card !== null && !(card instanceof Error));
  }
}
