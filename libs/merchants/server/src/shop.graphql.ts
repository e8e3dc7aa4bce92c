import type { Id, LocalDate } from '@lapak/kernel';
import {
  LEGAL_STATUSES,
  type LegalStatus,
  SHOP_ROLES,
  SHOP_STATES,
  type ShopRole,
  type ShopState,
} from '@lapak/merchants-domain';
import { DateTimeScalar, enumOf } from '@lapak/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

export const ShopStateEnum = enumOf('ShopState', SHOP_STATES);
export const LegalStatusEnum = enumOf('LegalStatus', LEGAL_STATUSES);
export const ShopRoleEnum = enumOf('ShopRole', SHOP_ROLES);

@ObjectType('ShopHours')
export class ShopHoursType {
  @Field(() => String) open!: string;
  @Field(() => String) close!: string;
  @Field(() => [Int]) days!: number[];
}

/** Fields without `@Field` are for the resolvers of other fields: they are not in the contract. */
@ObjectType('Shop', { description: 'The public face of a shop.' })
export class ShopType {
  @Field(() => ID) id!: Id<'Shop'>;
  @Field(() => String) slug!: string;
  @Field(() => String) name!: string;
  @Field(() => String) tagline!: string;
  @Field(() => String) story!: string;
  @Field(() => Boolean) verified!: boolean;
  @Field(() => LegalStatusEnum) legalStatus!: LegalStatus;
  @Field(() => String) ownerName!: string;
  @Field(() => ShopHoursType, { nullable: true }) hours!: ShopHoursType | null;
  @Field(() => DateTimeScalar, { nullable: true }) approvedAt!: Date | null;
  @Field(() => Int) productCount!: number;
  @Field(() => Int) completedOrders!: number;
  @Field(() => Boolean) codEnabled!: boolean;
  @Field(() => Boolean) pickupEnabled!: boolean;
  @Field(() => String, { description: "Seed of the shop's ikat motif." }) motif!: string;

  state!: ShopState;
  desaCode!: string;
  kecamatanCode!: string;
  phone!: string;
  closedFromDay!: LocalDate | null;
  closedUntilDay!: LocalDate | null;
  closedNoteText!: string | null;
}

@ObjectType('ShopMembership')
export class ShopMembershipType {
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
  @Field(() => String) shopSlug!: string;
  @Field(() => ShopRoleEnum) role!: ShopRole;
}
