import type { AddressInput } from '@lapak/accounts-domain';
import { AddressInputType } from '@lapak/accounts-server';
import { PaymentMethodEnum } from '@lapak/areas-server';
import type { Id, LocalDate, Rupiah } from '@lapak/kernel';
import type { PaymentMethod } from '@lapak/orders-domain';
import {
  InvalidInputType,
  LocalDateScalar,
  outcomes,
  ProblemType,
  RupiahScalar,
  TooManyTriesType,
} from '@lapak/platform';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { OutOfStockType, PriceChangeType, ProductGoneType } from './basket.graphql.js';
import { DeliveryChoiceInputType } from './checkout.graphql.js';
import type { PlaceOrderInput } from './place-order.js';
import { PurchaseType } from './purchase.graphql.js';

@InputType('PlaceOrderInput')
export class PlaceOrderInputType implements PlaceOrderInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => String) contactName!: string;
  @Field(() => String) contactPhone!: string;
  @Field(() => String, { nullable: true }) contactEmail?: string | null;
  @Field(() => AddressInputType, {
    nullable: true,
    description: "Absent when every shop's choice is pickup.",
  })
  address?: AddressInput | null;
  @Field(() => [DeliveryChoiceInputType]) choices!: DeliveryChoiceInputType[];
  @Field(() => PaymentMethodEnum) paymentMethod!: PaymentMethod;
  @Field(() => RupiahScalar, {
    description: 'What the buyer saw; a different total is refused with TotalChanged.',
  })
  agreedTotal!: Rupiah;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => Boolean, { nullable: true }) saveAddress?: boolean | null;
}

/** payments adds `payUrl`. */
@ObjectType('Placed')
export class PlacedType {
  kind!: 'Placed';
  @Field(() => PurchaseType) purchase!: PurchaseType;
}

@ObjectType('PriceChanged', { implements: () => [ProblemType] })
export class PriceChangedType extends ProblemType {
  kind!: 'PriceChanged';
  @Field(() => [PriceChangeType]) lines!: PriceChangeType[];
}

@ObjectType('ShopClosed', { implements: () => [ProblemType] })
export class ShopClosedType extends ProblemType {
  kind!: 'ShopClosed';
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
  @Field(() => LocalDateScalar, { nullable: true }) until!: LocalDate | null;
}

@ObjectType('EmptyBasket', { implements: () => [ProblemType] })
export class EmptyBasketType extends ProblemType {
  kind!: 'EmptyBasket';
}

@ObjectType('DeliveryNotPossible', { implements: () => [ProblemType] })
export class DeliveryNotPossibleType extends ProblemType {
  kind!: 'DeliveryNotPossible';
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
}

@ObjectType('PaymentNotPossible', { implements: () => [ProblemType] })
export class PaymentNotPossibleType extends ProblemType {
  kind!: 'PaymentNotPossible';
  @Field(() => PaymentMethodEnum) method!: PaymentMethod;
}

@ObjectType('TotalChanged', {
  implements: () => [ProblemType],
  description: 'The total the buyer agreed to differs from the total now.',
})
export class TotalChangedType extends ProblemType {
  kind!: 'TotalChanged';
  @Field(() => RupiahScalar) was!: Rupiah;
  @Field(() => RupiahScalar) now!: Rupiah;
}

@ObjectType('IdempotencyConflict', { implements: () => [ProblemType] })
export class IdempotencyConflictType extends ProblemType {
  kind!: 'IdempotencyConflict';
}

export const PlaceOrderResult = outcomes('PlaceOrderResult', [
  PlacedType,
  EmptyBasketType,
  OutOfStockType,
  ProductGoneType,
  PriceChangedType,
  ShopClosedType,
  DeliveryNotPossibleType,
  PaymentNotPossibleType,
  TotalChangedType,
  InvalidInputType,
  IdempotencyConflictType,
  TooManyTriesType,
]);
