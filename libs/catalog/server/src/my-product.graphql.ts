import { type Halal, MODERATION_DECISIONS, type ProductState } from '@lapak/catalog-domain';
import type { Id, Rupiah } from '@lapak/kernel';
import {
  DateTimeScalar,
  enumOf,
  FieldProblemType,
  InvalidInputType,
  MoveNotAllowedType,
  NotFoundType,
  outcomes,
  ProblemType,
  RupiahScalar,
} from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { HalalEnum, PictureType, ProductStateEnum } from './catalog.graphql.js';
import type { ProductRow, ShopFaceRow } from './product-page.js';

export const ModerationDecisionEnum = enumOf('ModerationDecision', MODERATION_DECISIONS);

@ObjectType('MyVariant')
export class MyVariantType {
  @Field(() => ID) id!: Id<'Variant'>;
  @Field(() => String, { nullable: true }) nameId!: string | null;
  @Field(() => String, { nullable: true }) nameEn!: string | null;
  @Field(() => RupiahScalar) price!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true }) compareAt!: Rupiah | null;
  @Field(() => Int) weightGrams!: number;
  @Field(() => Int) onHand!: number;
  @Field(() => Int) reserved!: number;
}

/** `madeIn` is resolved by its own field. */
@ObjectType('MyProduct', { description: "The merchant's own view of a product." })
export class MyProductType {
  @Field(() => ID) id!: Id<'Product'>;
  @Field(() => String) slug!: string;
  @Field(() => String) titleId!: string;
  @Field(() => String) titleEn!: string;
  @Field(() => String) descriptionId!: string;
  @Field(() => String) descriptionEn!: string;
  @Field(() => ID) categoryId!: string;
  @Field(() => ProductStateEnum) state!: ProductState;
  @Field(() => String, { nullable: true }) moderationReason!: string | null;
  @Field(() => String) unit!: string;
  @Field(() => HalalEnum) halal!: Halal;
  @Field(() => String, { nullable: true }) halalNumber!: string | null;
  @Field(() => String, { nullable: true }) pirt!: string | null;
  @Field(() => Int, { nullable: true }) madeToOrderDays!: number | null;
  @Field(() => Boolean) fragile!: boolean;
  @Field(() => Boolean) perishable!: boolean;
  @Field(() => String) emoji!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => Int) soldCount!: number;
  @Field(() => [MyVariantType]) variants!: MyVariantType[];
  @Field(() => [PictureType]) pictures!: PictureType[];
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => [FieldProblemType]) warnings!: FieldProblemType[];

  madeInCode!: string;
}

export const myProductType = (row: ProductRow & ShopFaceRow, warnings: FieldProblemType[]): MyProductType => ({
  id: row.id,
  slug: row.slug,
  titleId: row.title.id,
  titleEn: row.title.en,
  descriptionId: row.description.id,
  descriptionEn: row.description.en,
  categoryId: row.categoryId,
  state: row.state,
  moderationReason: row.moderationReason,
  unit: row.unit,
  halal: row.halal,
  halalNumber: row.halalNumber,
  pirt: row.pirt,
  madeToOrderDays: row.madeToOrderDays,
  fragile: row.fragile,
  perishable: row.perishable,
  emoji: row.emoji,
  shopMotif: row.shopSlug,
  soldCount: row.soldCount,
  variants: row.variants.map((v) => ({
    id: v.id,
    nameId: v.name?.id ?? null,
    nameEn: v.name?.en ?? null,
    price: v.price,
    compareAt: v.compareAt,
    weightGrams: v.weightGrams,
    onHand: v.onHand,
    reserved: v.reserved,
  })),
  pictures: row.pictures as PictureType[],
  updatedAt: row.updatedAt,
  warnings,
  madeInCode: row.madeIn,
});

@ObjectType('MyProductConnection')
export class MyProductConnectionType {
  @Field(() => [MyProductType]) nodes!: MyProductType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType('VariantInput')
export class VariantInputType {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String, { nullable: true }) nameId?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => RupiahScalar) price!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true }) compareAt?: Rupiah | null;
  @Field(() => Int) weightGrams!: number;
  @Field(() => Int) onHand!: number;
}

@InputType('ProductInput')
export class ProductInputType {
  @Field(() => ID) shopId!: string;
  @Field(() => ID, { nullable: true, description: 'Absent for a new product.' }) id?: string | null;
  @Field(() => String) titleId!: string;
  @Field(() => String, { nullable: true }) titleEn?: string | null;
  @Field(() => String) descriptionId!: string;
  @Field(() => String, { nullable: true }) descriptionEn?: string | null;
  @Field(() => ID) categoryId!: string;
  @Field(() => String) unit!: string;
  @Field(() => HalalEnum) halal!: Halal;
  @Field(() => String, { nullable: true }) halalNumber?: string | null;
  @Field(() => String, { nullable: true }) pirt?: string | null;
  @Field(() => String) madeInDesaCode!: string;
  @Field(() => Int, { nullable: true }) madeToOrderDays?: number | null;
  @Field(() => Boolean, { nullable: true }) fragile?: boolean | null;
  @Field(() => Boolean, { nullable: true }) perishable?: boolean | null;
  @Field(() => [VariantInputType]) variants!: VariantInputType[];
  @Field(() => [String], {
    description: 'Upload ids or existing picture keys, in order; the first is the main picture.',
  })
  pictures!: string[];
  @Field(() => Boolean) publish!: boolean;
}

@ObjectType('ModerationItem')
export class ModerationItemType {
  @Field(() => ID) id!: Id<'Product'>;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => String) shopName!: string;
  @Field(() => String) shopSlug!: string;
  @Field(() => String) slug!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => ProductStateEnum) state!: ProductState;
  @Field(() => String) categoryName!: string;
  @Field(() => RupiahScalar) minPrice!: Rupiah;
  @Field(() => String) emoji!: string;
  @Field(() => [PictureType]) pictures!: PictureType[];
  @Field(() => DateTimeScalar) submittedAt!: Date;
  @Field(() => HalalEnum) halal!: Halal;
  @Field(() => String, { nullable: true }) pirt!: string | null;
  @Field(() => String, { nullable: true }) halalNumber!: string | null;
  @Field(() => String, { nullable: true }) moderationReason!: string | null;
}

export const moderationItemType = (
  row: ProductRow & ShopFaceRow & { readonly submittedAt: Date },
  categoryName: string,
  ctx: { readonly locale: 'id' | 'en' },
): ModerationItemType => ({
  id: row.id,
  title: row.title[ctx.locale] || row.title.id,
  description: row.description[ctx.locale] || row.description.id,
  shopName: row.shopName,
  shopSlug: row.shopSlug,
  slug: row.slug,
  shopMotif: row.shopSlug,
  state: row.state,
  categoryName,
  minPrice: row.minPrice,
  emoji: row.emoji,
  pictures: row.pictures as PictureType[],
  submittedAt: row.submittedAt,
  halal: row.halal,
  pirt: row.pirt,
  halalNumber: row.halalNumber,
  moderationReason: row.moderationReason,
});

@ObjectType('ModerationConnection')
export class ModerationConnectionType {
  @Field(() => [ModerationItemType]) nodes!: ModerationItemType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType('ShopNotApproved', { implements: () => [ProblemType] })
export class ShopNotApprovedType extends ProblemType {
  kind!: 'ShopNotApproved';
}
@ObjectType('ProductSaved')
export class ProductSavedType {
  kind!: 'ProductSaved';
  @Field(() => MyProductType) product!: MyProductType;
}
@ObjectType('StockSet')
export class StockSetType {
  kind!: 'StockSet';
  @Field(() => MyProductType) product!: MyProductType;
}
@ObjectType('ProductModerated')
export class ProductModeratedType {
  kind!: 'ProductModerated';
  @Field(() => ModerationItemType) product!: ModerationItemType;
}
export const SaveProductResult = outcomes('SaveProductResult', [
  ProductSavedType,
  InvalidInputType,
  ShopNotApprovedType,
  NotFoundType,
]);
export const SetStockResult = outcomes('SetStockResult', [StockSetType, InvalidInputType, NotFoundType]);
export const ArchiveProductResult = outcomes('ArchiveProductResult', [ProductSavedType, NotFoundType]);
export const ModerateProductResult = outcomes('ModerateProductResult', [
  ProductModeratedType,
  InvalidInputType,
  MoveNotAllowedType,
  NotFoundType,
]);
