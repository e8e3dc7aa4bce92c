import { HALAL, type Halal, type PictureJson, PRODUCT_STATES, type ProductState } from '@lapak/catalog-domain';
import type { Id, Rupiah } from '@lapak/kernel';
import { DateTimeScalar, enumOf, RupiahScalar } from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ProductFilter } from './browse-products.js';
import type { CardRow } from './card-rows.js';
import type { ProductRow } from './product-page.js';
import { SEARCH_SORTS } from './search-sql.js';

export const HalalEnum = enumOf('Halal', HALAL);
export const ProductStateEnum = enumOf('ProductState', PRODUCT_STATES);
export const ProductSortEnum = enumOf('ProductSort', SEARCH_SORTS);

@ObjectType('Category')
export class CategoryType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) emoji!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => Boolean) food!: boolean;
  @Field(() => Boolean) needsHalal!: boolean;
  @Field(() => Boolean) needsPirt!: boolean;
  @Field(() => [CategoryType]) children!: CategoryType[];
  @Field(() => Int) productCount!: number;
}

@ObjectType('Picture', {
  description:
    'A re-encoded photograph: url(w) is /media/{key}-{w}.{avif|webp}; widths 160 320 640 1280 where not larger than the original.',
})
export class PictureType implements PictureJson {
  @Field(() => String) key!: string;
  @Field(() => Int) width!: number;
  @Field(() => Int) height!: number;
  @Field(() => String) blur!: string;
  @Field(() => String) alt!: string;
  @Field(() => [Int]) widths!: number[];
}

@ObjectType('ProductCard', { description: 'What a card needs; one SQL statement per page of them.' })
export class ProductCardType {
  @Field(() => ID) id!: Id<'Product'>;
  @Field(() => String) slug!: string;
  @Field(() => String) title!: string;
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopSlug!: string;
  @Field(() => String) shopName!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => String) kecamatanName!: string;
  @Field(() => RupiahScalar) minPrice!: Rupiah;
  @Field(() => RupiahScalar) maxPrice!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true }) compareAt!: Rupiah | null;
  @Field(() => Boolean) inStock!: boolean;
  @Field(() => Int, { nullable: true }) madeToOrderDays!: number | null;
  @Field(() => Int) soldCount!: number;
  @Field(() => HalalEnum) halal!: Halal;
  @Field(() => String) emoji!: string;
  @Field(() => PictureType, { nullable: true }) picture!: PictureType | null;
}

export const cardType = (row: CardRow, ctx: { readonly locale: 'id' | 'en' }): ProductCardType => ({
  id: row.id,
  slug: row.slug,
  title: row.title[ctx.locale] || row.title.id,
  shopId: row.shopId,
  shopSlug: row.shopSlug,
  shopName: row.shopName,
  shopMotif: row.shopSlug,
  kecamatanName: row.kecamatanName,
  minPrice: row.minPrice,
  maxPrice: row.maxPrice,
  compareAt: row.compareAt,
  inStock: row.inStock,
  madeToOrderDays: row.madeToOrderDays,
  soldCount: row.soldCount,
  halal: row.halal,
  emoji: row.emoji,
  picture: row.cover as PictureType | null,
});

@ObjectType('ProductConnection')
export class ProductConnectionType {
  @Field(() => [ProductCardType]) nodes!: ProductCardType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType('Variant')
export class VariantType {
  @Field(() => ID) id!: Id<'Variant'>;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => RupiahScalar) price!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true }) compareAt!: Rupiah | null;
  @Field(() => Int) weightGrams!: number;
  @Field(() => Int, { description: 'Units that can be ordered now.' }) available!: number;
}

/** `category`, `shop`, `madeIn` and `similar` are resolved by their own fields. */
@ObjectType('Product')
export class ProductType {
  @Field(() => ID) id!: Id<'Product'>;
  @Field(() => String) slug!: string;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => ProductStateEnum) state!: ProductState;
  @Field(() => String) unit!: string;
  @Field(() => HalalEnum) halal!: Halal;
  @Field(() => String, { nullable: true }) halalNumber!: string | null;
  @Field(() => String, { nullable: true }) pirt!: string | null;
  @Field(() => Int, { nullable: true }) madeToOrderDays!: number | null;
  @Field(() => Boolean) fragile!: boolean;
  @Field(() => Boolean) perishable!: boolean;
  @Field(() => String) emoji!: string;
  @Field(() => Int) soldCount!: number;
  @Field(() => RupiahScalar) minPrice!: Rupiah;
  @Field(() => RupiahScalar) maxPrice!: Rupiah;
  @Field(() => [VariantType]) variants!: VariantType[];
  @Field(() => [PictureType]) pictures!: PictureType[];
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: Date | null;
  @Field(() => DateTimeScalar) updatedAt!: Date;

  shopId!: Id<'Shop'>;
  categoryId!: string;
  madeInCode!: string;
}

export const productType = (row: ProductRow, ctx: { readonly locale: 'id' | 'en' }): ProductType => ({
  id: row.id,
  slug: row.slug,
  title: row.title[ctx.locale] || row.title.id,
  description: row.description[ctx.locale] || row.description.id,
  state: row.state,
  unit: row.unit,
  halal: row.halal,
  halalNumber: row.halalNumber,
  pirt: row.pirt,
  madeToOrderDays: row.madeToOrderDays,
  fragile: row.fragile,
  perishable: row.perishable,
  emoji: row.emoji,
  soldCount: row.soldCount,
  minPrice: row.minPrice,
  maxPrice: row.maxPrice,
  variants: row.variants.map((v) => ({
    id: v.id,
    name: v.name && (v.name[ctx.locale] || v.name.id),
    price: v.price,
    compareAt: v.compareAt,
    weightGrams: v.weightGrams,
    available: v.onHand - v.reserved,
  })),
  pictures: row.pictures as PictureType[],
  publishedAt: row.publishedAt,
  updatedAt: row.updatedAt,
  shopId: row.shopId,
  categoryId: row.categoryId,
  madeInCode: row.madeIn,
});

@InputType('ProductFilter')
export class ProductFilterType implements ProductFilter {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => [String], { nullable: true }) kecamatan?: string[] | null;
  @Field(() => RupiahScalar, { nullable: true }) minPrice?: Rupiah | null;
  @Field(() => RupiahScalar, { nullable: true }) maxPrice?: Rupiah | null;
  @Field(() => Boolean, { nullable: true }) halal?: boolean | null;
  @Field(() => Boolean, { nullable: true }) inStock?: boolean | null;
  @Field(() => ID, { nullable: true }) shopId?: string | null;
}

@ObjectType('FacetCount')
export class FacetCountType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) count!: number;
}
@ObjectType('PriceFacet')
export class PriceFacetType {
  @Field(() => RupiahScalar) min!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true }) max!: Rupiah | null;
  @Field(() => Int) count!: number;
}
@ObjectType('Facets')
export class FacetsType {
  @Field(() => [FacetCountType]) categories!: FacetCountType[];
  @Field(() => [FacetCountType]) kecamatan!: FacetCountType[];
  @Field(() => [PriceFacetType]) prices!: PriceFacetType[];
  @Field(() => Int) halal!: number;
  @Field(() => Int) inStock!: number;
}
@ObjectType('SearchResult')
export class SearchResultType {
  @Field(() => [ProductCardType]) nodes!: ProductCardType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Int, { description: 'How many match, counted up to 1000; atLeast says there are more.' }) total!: number;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => FacetsType) facets!: FacetsType;
  @Field(() => String, { nullable: true, description: 'The words searched instead when the query was misspelt.' })
  correctedQuery!: string | null;
}
