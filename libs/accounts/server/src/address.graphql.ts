import type { Address, AddressInput } from '@lapak/accounts-domain';
import type { Id, Phone } from '@lapak/kernel';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('Address')
export class AddressType implements Address {
  @Field(() => String) recipient!: string;
  @Field(() => String) phone!: Phone;
  @Field(() => String) street!: string;
  @Field(() => String) banjar!: string;
  @Field(() => String, { nullable: true }) desaCode!: string | null;
  @Field(() => String, { nullable: true }) desaLabel!: string | null;
  @Field(() => String, { nullable: true }) provinceCode!: string | null;
  @Field(() => String, { nullable: true }) regencyCode!: string | null;
  @Field(() => String, { nullable: true }) outsideText!: string | null;
  @Field(() => String) postal!: string;
  @Field(() => String) landmark!: string;
  @Field(() => String) note!: string;
  @Field(() => [String], { description: 'As printed on a parcel, one line per element.' }) lines!: string[];
}

@InputType('AddressInput', {
  description: 'Inside the regency: desaCode. Outside: provinceCode + regencyCode + outsideText (kecamatan, desa).',
})
export class AddressInputType implements AddressInput {
  @Field(() => String) recipient!: string;
  @Field(() => String) phone!: string;
  @Field(() => String, { nullable: true }) street?: string | null;
  @Field(() => String, { nullable: true }) banjar?: string | null;
  @Field(() => String, { nullable: true }) desaCode?: string | null;
  @Field(() => String, { nullable: true }) provinceCode?: string | null;
  @Field(() => String, { nullable: true }) regencyCode?: string | null;
  @Field(() => String, { nullable: true }) outsideText?: string | null;
  @Field(() => String, { nullable: true }) postal?: string | null;
  @Field(() => String, { nullable: true }) landmark?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@ObjectType('SavedAddress')
export class SavedAddressType {
  @Field(() => ID) id!: Id<'SavedAddress'>;
  @Field(() => String) label!: string;
  @Field(() => AddressType) address!: AddressType;
}
