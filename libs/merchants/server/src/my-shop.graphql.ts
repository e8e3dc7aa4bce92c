import { CaseProgressType } from '@lapak/cases-server';
import type { Id, LocalDate, Rupiah } from '@lapak/kernel';
import {
  REQUIREMENT_KINDS,
  REQUIREMENT_STATUSES,
  type RequirementKind,
  type RequirementStatus,
  type ShopState,
} from '@lapak/merchants-domain';
import {
  DateTimeScalar,
  DayFigureType,
  enumOf,
  InvalidInputType,
  LocalDateScalar,
  NotFoundType,
  outcomes,
  ProblemType,
  RupiahScalar,
} from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MyShopRow } from './my-shop-rows.js';
import { LegalStatusEnum, ShopHoursType, ShopRoleEnum, ShopStateEnum } from './shop.graphql.js';

export const RequirementKindEnum = enumOf('RequirementKind', REQUIREMENT_KINDS);
export const RequirementStatusEnum = enumOf('RequirementStatus', REQUIREMENT_STATUSES);

@ObjectType('ShopToday')
export class ShopTodayType {
  @Field(() => Int) toAccept!: number;
  @Field(() => Int) toShip!: number;
  @Field(() => Int) underway!: number;
  @Field(() => DateTimeScalar, { nullable: true }) nextDeadline!: Date | null;
  @Field(() => Int) soldOut!: number;
  @Field(() => Int) publishedProducts!: number;
  @Field(() => Int) orders30Days!: number;
  @Field(() => RupiahScalar) sales30Days!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Money of paid orders not yet completed.' }) pending!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Money of completed orders not yet paid out.' }) payable!: Rupiah;
  @Field(() => [DayFigureType]) salesByDay!: DayFigureType[];
}

@ObjectType('DocumentInfo')
export class DocumentInfoType {
  @Field(() => ID) id!: Id<'Document'>;
  @Field(() => String, { description: 'image or pdf' }) kind!: string;
  @Field(() => String) mime!: string;
  @Field(() => Int) bytes!: number;
  @Field(() => Int, { nullable: true }) width!: number | null;
  @Field(() => Int, { nullable: true }) height!: number | null;
  @Field(() => String) url!: string;
  @Field(() => DateTimeScalar) uploadedAt!: Date;
}

@ObjectType('RequirementItem')
export class RequirementItemType {
  @Field(() => String) key!: string;
  @Field(() => RequirementKindEnum) kind!: RequirementKind;
  @Field(() => String) label!: string;
  @Field(() => String) help!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => RequirementStatusEnum) status!: RequirementStatus;
  @Field(() => String, { nullable: true }) text!: string | null;
  @Field(() => Boolean, { description: 'Ticked; at the NIB: registration is in progress.' }) attested!: boolean;
  @Field(() => [DocumentInfoType]) documents!: DocumentInfoType[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Odd but accepted, e.g. a certificate of another regency.' })
  warning!: string | null;
  @Field(() => Boolean, { description: 'The applicant may change it now.' }) open!: boolean;
}

@ObjectType('Application')
export class ApplicationType {
  @Field(() => ShopStateEnum) state!: ShopState;
  @Field(() => String, { nullable: true }) caseCode!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) promisedAt!: Date | null;
  @Field(() => [RequirementItemType]) requirements!: RequirementItemType[];
  @Field(() => [String], { description: 'Keys of required lines that still need the applicant.' }) missing!: string[];
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' }) decisionReason!: string | null;
  @Field(() => CaseProgressType, { nullable: true }) progress!: CaseProgressType | null;
}

@ObjectType('MyShop', { description: "The merchant's own view; only members of the shop." })
export class MyShopType {
  @Field(() => ID) id!: Id<'Shop'>;
  @Field(() => String) slug!: string;
  @Field(() => String) name!: string;
  @Field(() => String) taglineId!: string;
  @Field(() => String) taglineEn!: string;
  @Field(() => String) storyId!: string;
  @Field(() => String) storyEn!: string;
  @Field(() => ShopStateEnum) state!: ShopState;
  @Field(() => ShopRoleEnum) myRole!: 'owner' | 'staff';
  @Field(() => LegalStatusEnum) legalStatus!: 'nib' | 'in_process' | 'none';
  @Field(() => LocalDateScalar, { nullable: true }) legalisationDeadline!: LocalDate | null;
  @Field(() => String) banjar!: string;
  @Field(() => String) street!: string;
  @Field(() => String) landmark!: string;
  @Field(() => String) phone!: string;
  @Field(() => Boolean) foodSeller!: boolean;
  @Field(() => ShopHoursType, { nullable: true }) hours!: ShopHoursType | null;
  @Field(() => LocalDateScalar, { nullable: true }) closedFrom!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) closedUntil!: LocalDate | null;
  @Field(() => String, { nullable: true }) closedNote!: string | null;
  @Field(() => Boolean) codEnabled!: boolean;
  @Field(() => String) motif!: string;

  row!: MyShopRow;
}

@InputType('ShopBasicsInput')
export class ShopBasicsInputType {
  @Field(() => String) name!: string;
  @Field(() => String) taglineId!: string;
  @Field(() => String, { nullable: true }) taglineEn?: string | null;
  @Field(() => String) storyId!: string;
  @Field(() => String, { nullable: true }) storyEn?: string | null;
  @Field(() => String) desaCode!: string;
  @Field(() => String) banjar!: string;
  @Field(() => String, { nullable: true }) street?: string | null;
  @Field(() => String, { nullable: true }) landmark?: string | null;
  @Field(() => String) phone!: string;
  @Field(() => Boolean) foodSeller!: boolean;
}

@InputType('ShopHoursInput')
export class ShopHoursInputType {
  @Field(() => String) open!: string;
  @Field(() => String) close!: string;
  @Field(() => [Int]) days!: number[];
}

@InputType('ShopSettingsInput')
export class ShopSettingsInputType {
  @Field(() => ShopHoursInputType, { nullable: true }) hours?: ShopHoursInputType | null;
  @Field(() => LocalDateScalar, { nullable: true }) closedFrom?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day that the shop is open again.' })
  closedUntil?: LocalDate | null;
  @Field(() => String, { nullable: true }) closedNote?: string | null;
  @Field(() => Boolean) codEnabled!: boolean;
}

@InputType('RequirementInput')
export class RequirementInputType {
  @Field(() => ID) shopId!: string;
  @Field(() => String) key!: string;
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids answered by POST /uploads; they take the place of earlier documents.',
  })
  uploadIds?: string[] | null;
  @Field(() => Boolean, { nullable: true }) attested?: boolean | null;
}

@ObjectType('NameTaken', { implements: () => [ProblemType] })
export class NameTakenType extends ProblemType {
  kind!: 'NameTaken';
  @Field(() => [String]) suggestions!: readonly string[];
}
@ObjectType('ApplicationLocked', { implements: () => [ProblemType] })
export class ApplicationLockedType extends ProblemType {
  kind!: 'ApplicationLocked';
}
@ObjectType('RequirementsMissing', { implements: () => [ProblemType] })
export class RequirementsMissingType extends ProblemType {
  kind!: 'RequirementsMissing';
  @Field(() => [String]) keys!: readonly string[];
}

@ObjectType('ShopSaved')
export class ShopSavedType {
  kind!: 'ShopSaved';
  @Field(() => MyShopType) shop!: MyShopType;
}
@ObjectType('RequirementFilled')
export class RequirementFilledType {
  kind!: 'RequirementFilled';
  @Field(() => ApplicationType) application!: ApplicationType;
}
@ObjectType('ApplicationSubmitted')
export class ApplicationSubmittedType {
  kind!: 'ApplicationSubmitted';
  @Field(() => ApplicationType) application!: ApplicationType;
}

export const SaveShopResult = outcomes('SaveShopResult', [
  ShopSavedType,
  InvalidInputType,
  NameTakenType,
  ApplicationLockedType,
  NotFoundType,
]);
export const FillRequirementResult = outcomes('FillRequirementResult', [
  RequirementFilledType,
  InvalidInputType,
  ApplicationLockedType,
  NotFoundType,
]);
export const SubmitApplicationResult = outcomes('SubmitApplicationResult', [
  ApplicationSubmittedType,
  RequirementsMissingType,
  ApplicationLockedType,
  NotFoundType,
]);
