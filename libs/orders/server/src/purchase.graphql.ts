import type { Address } from '@lapak/accounts-domain';
import { AddressType } from '@lapak/accounts-server';
import { PaymentMethodEnum } from '@lapak/areas-server';
import type { Id, Phone, Rupiah } from '@lapak/kernel';
import type { PaymentMethod } from '@lapak/orders-domain';
import { DateTimeScalar, RupiahScalar } from '@lapak/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** `headline`, `progress` and `orders` come by loader; payments adds `payment`. */
@ObjectType('Purchase', {
  description:
    'One checkout: one order per shop. Read with code + last four digits of the contact phone, or by its own buyer.',
})
export class PurchaseType {
  @Field(() => ID) id!: Id<'Purchase'>;
  @Field(() => String) code!: string;
  @Field(() => DateTimeScalar) placedAt!: Date;
  @Field(() => String) contactName!: string;
  @Field(() => String) contactPhoneMasked!: string;
  @Field(() => String, { nullable: true }) contactEmail!: string | null;
  @Field(() => AddressType, { nullable: true }) address!: Address | null;
  @Field(() => PaymentMethodEnum) paymentMethod!: PaymentMethod;
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => RupiahScalar) deliveryTotal!: Rupiah;
  @Field(() => RupiahScalar) total!: Rupiah;
  @Field(() => Boolean) mine!: boolean;

  expiresAt!: Date | null;
  contactPhone!: Phone;
}

@ObjectType('PurchaseConnection')
export class PurchaseConnectionType {
  @Field(() => [PurchaseType]) nodes!: PurchaseType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}
