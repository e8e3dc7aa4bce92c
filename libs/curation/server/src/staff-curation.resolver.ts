import { Regency } from '@lapak/areas-server';
import { cardById, type ProductCardType } from '@lapak/catalog-server';
import { type Clock, dayIn, formatDay, isProblem, type LocalDate, type Locale, type Words } from '@lapak/kernel';
import { shopForStaffById, ShopForStaffType } from '@lapak/merchants-server';
import { accountOf, CLOCK, type RequestContext } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  CollectionInput,
  CollectionItemType,
  FeatureInput,
  RemoveResult,
  SaveCollectionResult,
  SaveFeatureResult,
  StaffCollectionType,
  StaffFeatureType,
} from './curation.graphql.js';
import { allCollections, allFeatures, curatorName, type Item, itemsOf } from './curation.loaders.js';
import { SaveCollection } from './save-collection.js';
import { SaveFeature } from './save-feature.js';

const skippedBecause = (item: Item, locale: Locale): string | null => {
  if (!item.listed) return locale === 'id' ? 'Tidak tayang' : 'Not published';
  if (!item.inStock) return locale === 'id' ? 'Stok habis' : 'Sold out';
  if (item.closedUntil)
    return locale === 'id'
      ? `Toko tutup s.d. ${formatDay(item.closedUntil as LocalDate, locale)}`
      : `Shop closed until ${formatDay(item.closedUntil as LocalDate, locale)}`;
  return null;
};

@Resolver(() => StaffCollectionType)
export class StaffCollectionResolver {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly save: SaveCollection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => [StaffCollectionType])
  staffCollections(): Promise<StaffCollectionType[]> {
    return allCollections.rows(this.db);
  }

  @Mutation(() => SaveCollectionResult)
  async saveCollection(
    @Args('input') input: CollectionInput,
    @Context() ctx: RequestContext,
  ): Promise<typeof SaveCollectionResult> {
    const outcome = await this.save.run(accountOf(ctx), input);
    return isProblem(outcome) ? outcome : { kind: 'CollectionSaved', collection: outcome };
  }

  @Mutation(() => RemoveResult)
  removeCollection(@Args('id', { type: () => ID }) id: string): Promise<typeof RemoveResult> {
    return this.save.remove(id);
  }

  @ResolveField(() => String)
  titleId(@Parent() { title }: { title: Words }): string {
    return title.id;
  }
  @ResolveField(() => String)
  titleEn(@Parent() { title }: { title: Words }): string {
    return title.en;
  }
  @ResolveField(() => String)
  noteId(@Parent() { note }: { note: Words }): string {
    return note.id;
  }
  @ResolveField(() => String)
  noteEn(@Parent() { note }: { note: Words }): string {
    return note.en;
  }

  @ResolveField(() => [CollectionItemType])
  async items(
    @Parent() collection: StaffCollectionType,
    @Context() ctx: RequestContext,
  ): Promise<CollectionItemType[]> {
    const today = dayIn(this.regency.zone.name, this.clock.now());
    const all = await itemsOf(today)(this.db, ctx).load(collection.id);
    const cards = await cardById(this.db, ctx).loadMany(all.map((item) => item.productId));
    return all.flatMap((item, i) => {
      const card = cards[i];
      return card && !(card instanceof Error)
        ? [{ product: card as ProductCardType, skipped: skippedBecause(item, ctx.locale) }]
        : [];
    });
  }
}

@Resolver(() => StaffFeatureType)
export class StaffFeatureResolver {
  constructor(
    private readonly db: DataSource,
    private readonly save: SaveFeature,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => [StaffFeatureType])
  staffFeatures(): Promise<StaffFeatureType[]> {
    return allFeatures.rows(this.db);
  }

  @Mutation(() => SaveFeatureResult)
  async saveFeature(
    @Args('input') input: FeatureInput,
    @Context() ctx: RequestContext,
  ): Promise<typeof SaveFeatureResult> {
    const outcome = await this.save.run(accountOf(ctx), input);
    return isProblem(outcome) ? outcome : { kind: 'FeatureSaved', feature: outcome };
  }

  @Mutation(() => RemoveResult)
  removeFeature(@Args('id', { type: () => ID }) id: string): Promise<typeof RemoveResult> {
    return this.save.remove(id);
  }

  @ResolveField(() => String)
  headlineId(@Parent() { headline }: { headline: Words }): string {
    return headline.id;
  }
  @ResolveField(() => String)
  headlineEn(@Parent() { headline }: { headline: Words }): string {
    return headline.en;
  }
  @ResolveField(() => String)
  storyId(@Parent() { story }: { story: Words }): string {
    return story.id;
  }
  @ResolveField(() => String)
  storyEn(@Parent() { story }: { story: Words }): string {
    return story.en;
  }
  @ResolveField(() => String)
  reasonId(@Parent() { reason }: { reason: Words }): string {
    return reason.id;
  }
  @ResolveField(() => String)
  reasonEn(@Parent() { reason }: { reason: Words }): string {
    return reason.en;
  }
  @ResolveField(() => Boolean)
  current(@Parent() { startsAt, endsAt }: StaffFeatureType): boolean {
    const now = this.clock.now();
    return startsAt <= now && endsAt > now;
  }
  @ResolveField(() => String)
  async curatorName(@Parent() { curatorId }: StaffFeatureType, @Context() ctx: RequestContext): Promise<string> {
    return (await curatorName(this.db, ctx).load(curatorId))?.name ?? '';
  }
  @ResolveField(() => ShopForStaffType)
  shop(@Parent() { shopId }: StaffFeatureType, @Context() ctx: RequestContext): Promise<ShopForStaffType | null> {
    return shopForStaffById(this.db, ctx).load(shopId);
  }
}
