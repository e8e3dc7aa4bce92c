import { ProductCardType } from '@lapak/catalog-server';
import type { Id, Words } from '@lapak/kernel';
import { type Locale, Problem } from '@lapak/kernel';
import { ShopType } from '@lapak/merchants-server';
import { DateTimeScalar, InvalidInputType, NotFoundType, outcomes, ProblemType } from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Hero')
export class HeroType {
  @Field(() => String) eyebrow!: string;
  @Field(() => String) headline!: string;
  @Field(() => String) lead!: string;
  @Field(() => String) href!: string;
  @Field(() => String) action!: string;
  @Field(() => String) motif!: string;
}

@ObjectType('Feature')
export class FeatureType {
  @Field(() => ID) id!: Id<'Feature'>;
  shopId!: Id<'Shop'>;
  @Field(() => String) headline!: string;
  @Field(() => String) story!: string;
  @Field(() => String, { description: 'Why this shop, said to all.' }) reason!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
}

@ObjectType('Collection')
export class CollectionType {
  @Field(() => ID) id!: Id<'Collection'>;
  @Field(() => String) slug!: string;
  @Field(() => String) title!: string;
  @Field(() => String) note!: string;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt!: Date | null;
}

@ObjectType('Home')
export class HomeType {
  @Field(() => HeroType, { nullable: true }) hero!: HeroType | null;
  @Field(() => FeatureType, { nullable: true }) featured!: FeatureType | null;
  @Field(() => [CollectionType]) collections!: CollectionType[];
  @Field(() => [ProductCardType]) newest!: ProductCardType[];
  @Field(() => [ShopType]) newShops!: ShopType[];
}

@ObjectType('CollectionItem')
export class CollectionItemType {
  @Field(() => ProductCardType) product!: ProductCardType;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is skipped on the page, if it is: sold out, shop closed, unpublished.',
  })
  skipped!: string | null;
}

@ObjectType('StaffCollection', { description: 'Staff with the duty curator.' })
export class StaffCollectionType {
  @Field(() => ID) id!: Id<'Collection'>;
  @Field(() => String) slug!: string;
  title!: Words;
  note!: Words;
  @Field(() => Boolean) published!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt!: Date | null;
  @Field(() => Int) sort!: number;
}

@ObjectType('StaffFeature')
export class StaffFeatureType {
  @Field(() => ID) id!: Id<'Feature'>;
  shopId!: Id<'Shop'>;
  curatorId!: Id<'Account'>;
  headline!: Words;
  story!: Words;
  reason!: Words;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
}

@InputType()
export class CollectionInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String) slug!: string;
  @Field(() => String) titleId!: string;
  @Field(() => String) titleEn!: string;
  @Field(() => String) noteId!: string;
  @Field(() => String) noteEn!: string;
  @Field(() => Boolean) published!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt?: Date | null;
  @Field(() => Int) sort!: number;
  @Field(() => [ID]) productIds!: string[];
}

@InputType()
export class FeatureInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => ID) shopId!: string;
  @Field(() => String) headlineId!: string;
  @Field(() => String) headlineEn!: string;
  @Field(() => String) storyId!: string;
  @Field(() => String) storyEn!: string;
  @Field(() => String) reasonId!: string;
  @Field(() => String) reasonEn!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
}

/** Two shops cannot be featured at once: the page has one place, and the reason is said in public. */
export class FeatureOverlaps extends Problem {
  readonly kind = 'FeatureOverlaps';
  constructor(readonly shopName: string) {
    super();
  }
  say(locale: Locale): string {
    return locale === 'id'
      ? `Jadwal ini bertabrakan dengan toko pilihan lain: ${this.shopName}. Pilih tanggal lain.`
      : `This period overlaps with another featured shop: ${this.shopName}. Choose other dates.`;
  }
}

@ObjectType('CollectionSaved')
export class CollectionSavedType {
  kind!: 'CollectionSaved';
  @Field(() => StaffCollectionType) collection!: StaffCollectionType;
}
@ObjectType('FeatureSaved')
export class FeatureSavedType {
  kind!: 'FeatureSaved';
  @Field(() => StaffFeatureType) feature!: StaffFeatureType;
}
@ObjectType('Removed')
export class RemovedType {
  kind!: 'Removed';
  @Field(() => ID) id!: string;
}
@ObjectType('FeatureOverlaps', { implements: () => [ProblemType] })
export class FeatureOverlapsType extends ProblemType {
  kind!: 'FeatureOverlaps';
  @Field(() => String) shopName!: string;
}

export const SaveCollectionResult = outcomes('SaveCollectionResult', [
  CollectionSavedType,
  InvalidInputType,
  NotFoundType,
]);
export const SaveFeatureResult = outcomes('SaveFeatureResult', [
  FeatureSavedType,
  InvalidInputType,
  FeatureOverlapsType,
  NotFoundType,
]);
export const RemoveResult = outcomes('RemoveResult', [RemovedType, NotFoundType]);
