import { DELIVERY_METHODS, type DeliveryMethod, type DeliveryOption } from '@lapak/delivery-domain';
import type { LocalDate, Rupiah } from '@lapak/kernel';
import {
  enumOf,
  InvalidInputType,
  LocalDateScalar,
  NotFoundType,
  outcomes,
  type RequestContext,
  RupiahScalar,
} from '@lapak/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';

export const DeliveryMethodEnum = enumOf('DeliveryMethod', DELIVERY_METHODS);

@ObjectType('DeliveryOption')
export class DeliveryOptionType {
  @Field(() => String, {
    description: 'Stable within one quote: pickup, seller_delivery or courier:{service}.',
  })
  code!: string;
  @Field(() => DeliveryMethodEnum) method!: DeliveryMethod;
  @Field(() => String) label!: string;
  @Field(() => String) detail!: string;
  @Field(() => RupiahScalar) price!: Rupiah;
  @Field(() => Boolean) free!: boolean;
  @Field(() => LocalDateScalar) promisedFrom!: LocalDate;
  @Field(() => LocalDateScalar) promisedTo!: LocalDate;
}

/** The option in the words of who asks. */
export const deliveryOptionType = (
  option: DeliveryOption,
  { locale }: Pick<RequestContext, 'locale'>,
): DeliveryOptionType => ({ ...option, label: option.label[locale], detail: option.detail[locale] });

@ObjectType('DeliveryZone')
export class DeliveryZoneType {
  @Field(() => String) kecamatanCode!: string;
  @Field(() => String) kecamatanName!: string;
  @Field(() => RupiahScalar, { nullable: true, description: 'Null: the seller does not deliver there.' })
  price!: Rupiah | null;
}

@ObjectType('ShopDelivery')
export class ShopDeliveryType {
  @Field(() => Boolean) pickupEnabled!: boolean;
  @Field(() => Boolean) sellerEnabled!: boolean;
  @Field(() => Boolean) courierEnabled!: boolean;
  @Field(() => RupiahScalar, { nullable: true, description: 'Seller delivery is free from this item total on.' })
  freeAbove!: Rupiah | null;
  @Field(() => [DeliveryZoneType], { description: 'Every kecamatan of the regency.' }) zones!: DeliveryZoneType[];
}

@InputType('DeliveryZoneInput')
export class DeliveryZoneInputType {
  @Field(() => String) kecamatanCode!: string;
  @Field(() => RupiahScalar, { nullable: true }) price?: Rupiah | null;
}

@InputType('ShopDeliveryInput')
export class ShopDeliveryInputType {
  @Field(() => Boolean) pickupEnabled!: boolean;
  @Field(() => Boolean) sellerEnabled!: boolean;
  @Field(() => Boolean) courierEnabled!: boolean;
  @Field(() => RupiahScalar, { nullable: true }) freeAbove?: Rupiah | null;
  @Field(() => [DeliveryZoneInputType]) zones!: DeliveryZoneInputType[];
}

@ObjectType('DeliverySaved')
export class DeliverySavedType {
  kind!: 'DeliverySaved';
  @Field(() => ShopDeliveryType) delivery!: ShopDeliveryType;
}

export const SaveDeliveryResult = outcomes('SaveDeliveryResult', [DeliverySavedType, InvalidInputType, NotFoundType]);
