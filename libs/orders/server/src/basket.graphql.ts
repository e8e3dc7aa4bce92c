import { type PictureJson } from '@lapak/catalog-domain';
import { PictureType } from '@lapak/catalog-server';
import type { Id, LocalDate, Rupiah } from '@lapak/kernel';
import {
  basketTotal,
  groupByShop,
  LINE_TROUBLES,
  lineTotal,
  type LineTrouble,
  MAX_QUANTITY,
  obtainable,
  type PriceChange,
  troubleOf,
} from '@lapak/orders-domain';
import {
  enumOf,
  InvalidInputType,
  LocalDateScalar,
  outcomes,
  ProblemType,
  type RequestContext,
  RupiahScalar,
} from '@lapak/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { BasketLine } from './basket-rows.js';
import type { SeenBasket } from './read-basket.js';

type Speaking = Pick<RequestContext, 'locale'>;

export const LineTroubleEnum = enumOf(
  'LineTrouble',
  LINE_TROUBLES,
  'gone: no longer sold; short: fewer left than wanted; price: price changed; closed: shop closed',
);

@ObjectType('BasketLine')
export class BasketLineType {
  @Field(() => ID) variantId!: Id<'Variant'>;
  @Field(() => ID) productId!: Id<'Product'>;
  @Field(() => String) productSlug!: string;
  @Field(() => String) shopSlug!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) variantName!: string | null;
  @Field(() => String) unit!: string;
  @Field(() => String) emoji!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => PictureType, { nullable: true }) picture!: PictureJson | null;
  @Field(() => Int) quantity!: number;
  @Field(() => Int, { description: 'Units that can be had, at most what one line may hold.' }) available!: number;
  @Field(() => RupiahScalar) unitPrice!: Rupiah;
  @Field(() => RupiahScalar, {
    nullable: true,
    description: 'The price when it was put in, when it has changed since.',
  })
  formerPrice!: Rupiah | null;
  @Field(() => RupiahScalar, { description: 'For the units that can be had now: lines always sum to their basket.' })
  lineTotal!: Rupiah;
  @Field(() => LineTroubleEnum, { nullable: true }) trouble!: LineTrouble | null;
}

@ObjectType('BasketGroup')
export class BasketGroupType {
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopSlug!: string;
  @Field(() => String) shopName!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => LocalDateScalar, { nullable: true }) shopClosedUntil!: LocalDate | null;
  @Field(() => [BasketLineType]) lines!: BasketLineType[];
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
}

@ObjectType('Basket')
export class BasketType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Units of all lines.' }) count!: number;
  @Field(() => [BasketGroupType]) groups!: BasketGroupType[];
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => Int) weightGrams!: number;
  @Field(() => Boolean, { description: 'Something is not as the buyer saw it: acceptBasketChanges, or change it.' })
  changed!: boolean;
}

const lineType = (line: BasketLine, { locale }: Speaking): BasketLineType => ({
  variantId: line.variantId,
  productId: line.productId,
  productSlug: line.productSlug,
  shopSlug: line.shop.slug,
  title: line.title[locale] || line.title.id,
  variantName: line.variantName && (line.variantName[locale] || line.variantName.id),
  unit: line.unit,
  emoji: line.emoji,
  shopMotif: line.shop.slug,
  picture: line.picture,
  quantity: line.quantity,
  available: line.listed ? Math.max(0, Math.min(line.available, MAX_QUANTITY)) : 0,
  unitPrice: line.price,
  formerPrice: line.price === line.seenPrice ? null : line.seenPrice,
  lineTotal: lineTotal(line),
  trouble: troubleOf(line),
});

/** The basket in the words of who asks. One that was never begun has an id too, for the caches of clients. */
export const basketType = ({ id, lines }: SeenBasket, ctx: Speaking): BasketType => ({
  id: id ?? 'new',
  count: lines.reduce((units, line) => units + line.quantity, 0),
  groups: groupByShop(lines).map(({ lines: own }) => {
    const { shop } = own[0]!;
    return {
      shopId: shop.id,
      shopSlug: shop.slug,
      shopName: shop.name,
      shopMotif: shop.slug,
      shopClosedUntil: shop.closedUntil,
      lines: own.map((line) => lineType(line, ctx)),
      itemsTotal: basketTotal(own),
    };
  }),
  itemsTotal: basketTotal(lines),
  weightGrams: lines.reduce((grams, line) => grams + line.weightGrams * obtainable(line), 0),
  changed: lines.some((line) => troubleOf(line) !== null),
});

@ObjectType('BasketChanged')
export class BasketChangedType {
  kind!: 'BasketChanged';
  @Field(() => BasketType) basket!: BasketType;
}

@ObjectType('OutOfStock', { implements: () => [ProblemType] })
export class OutOfStockType extends ProblemType {
  kind!: 'OutOfStock';
  @Field(() => ID) variantId!: Id<'Variant'>;
  @Field(() => String) title!: string;
  @Field(() => Int) left!: number;
}

@ObjectType('ProductGone', { implements: () => [ProblemType] })
export class ProductGoneType extends ProblemType {
  kind!: 'ProductGone';
  @Field(() => ID) variantId!: Id<'Variant'>;
  @Field(() => String) title!: string;
}

@ObjectType('PriceChange')
export class PriceChangeType implements PriceChange {
  @Field(() => ID) variantId!: Id<'Variant'>;
  @Field(() => String) title!: string;
  @Field(() => RupiahScalar) was!: Rupiah;
  @Field(() => RupiahScalar) now!: Rupiah;

  words!: PriceChange['words'];
}

export const BasketResult = outcomes('BasketResult', [
  BasketChangedType,
  OutOfStockType,
  ProductGoneType,
  InvalidInputType,
]);
