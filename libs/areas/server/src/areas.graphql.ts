import type { Words } from '@lapak/kernel';
import { enumOf, RupiahScalar } from '@lapak/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

export const PaymentMethodEnum = enumOf('PaymentMethod', ['cod', 'stripe']);
export const DesaKindEnum = enumOf('DesaKind', ['desa', 'kelurahan']);

@ObjectType('Office')
export class OfficeType {
  @Field(() => String) name!: string;
  @Field(() => String) address!: string;
  @Field(() => String) email!: string;
  @Field(() => String) phone!: string;
}

@ObjectType('ComplaintChannel')
export class ComplaintChannelType {
  @Field(() => String) label!: string;
  @Field(() => String) value!: string;
  @Field(() => String, { nullable: true }) href!: string | null;
}

@ObjectType('Regency')
export class RegencyType {
  @Field(() => String) code!: string;
  @Field(() => String) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String) shortName!: string;
  @Field(() => String) brand!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => String) zoneLabel!: string;
  @Field(() => String) provinceCode!: string;
  @Field(() => String) provinceName!: string;
  @Field(() => String) seat!: string;
  @Field(() => String) badge!: string;
  @Field(() => String) verifiedBy!: string;
  @Field(() => String) greetingHome!: string;
  @Field(() => String) greetingThanks!: string;
  @Field(() => OfficeType) office!: OfficeType;
  @Field(() => [ComplaintChannelType]) complaintChannels!: ComplaintChannelType[];
  @Field(() => [PaymentMethodEnum]) paymentMethods!: readonly (keyof typeof PaymentMethodEnum)[];
  @Field(() => RupiahScalar) codMaxPerOrder!: number;
}

@ObjectType('Desa')
export class DesaType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => DesaKindEnum) kind!: keyof typeof DesaKindEnum;
  @Field(() => String) postal!: string;
  @Field(() => String) kecamatanCode!: string;
  @Field(() => String) kecamatanName!: string;
  @Field(() => String, { description: 'Desa X, Kec. Y: never ambiguous.' }) label!: string;
}

@ObjectType('Kecamatan')
export class KecamatanType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) postal!: string;
  @Field(() => Int) tileColumn!: number;
  @Field(() => Int) tileRow!: number;
  /** Said by a resolver, in the caller's language. */
  knownFor!: Words;
}

@ObjectType('Province')
export class ProvinceType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType('OutsideRegency')
export class OutsideRegencyType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
}
