import type { CaseState } from '@lapak/cases-domain';
import { CaseLockedType, CaseStateEnum, QueueEmptyType, StaffCaseEventType } from '@lapak/cases-server';
import type { Id } from '@lapak/kernel';
import { CASE_DECISIONS, type LegalStatus, REQUIREMENT_DECISIONS, type ShopState } from '@lapak/merchants-domain';
import { DateTimeScalar, enumOf, InvalidInputType, MoveNotAllowedType, NotFoundType, outcomes } from '@lapak/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RequirementItemType, RequirementsMissingType } from './my-shop.graphql.js';
import { LegalStatusEnum, ShopStateEnum } from './shop.graphql.js';

export const RequirementDecisionEnum = enumOf('RequirementDecision', REQUIREMENT_DECISIONS);
export const CaseDecisionEnum = enumOf('CaseDecision', CASE_DECISIONS);

@ObjectType('ShopForStaff')
export class ShopForStaffType {
  @Field(() => ID) id!: Id<'Shop'>;
  @Field(() => String) slug!: string;
  @Field(() => String) name!: string;
  @Field(() => ShopStateEnum) state!: ShopState;
  @Field(() => String) ownerName!: string;
  @Field(() => String) phone!: string;
  @Field(() => String) taglineId!: string;
  @Field(() => String) storyId!: string;
  @Field(() => String) motif!: string;
  @Field(() => LegalStatusEnum) legalStatus!: LegalStatus;
  @Field(() => DateTimeScalar) registeredAt!: Date;
  @Field(() => Int) productCount!: number;

  desaCode!: string;
  banjar!: string;
  street!: string;
  landmark!: string;
}

@ObjectType('ShopForStaffConnection')
export class ShopForStaffConnectionType {
  @Field(() => [ShopForStaffType]) nodes!: ShopForStaffType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType('ReadyReason')
export class ReadyReasonType {
  @Field(() => String) requirement!: string;
  @Field(() => String) text!: string;
}

@ObjectType('VerificationCase', { description: 'Staff with the duty verifier.' })
export class VerificationCaseType {
  @Field(() => String) code!: string;
  @Field(() => CaseStateEnum) state!: CaseState;
  @Field(() => ShopForStaffType) shop!: ShopForStaffType;
  @Field(() => DateTimeScalar) submittedAt!: Date;
  @Field(() => DateTimeScalar) promisedAt!: Date;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => String, { nullable: true, description: 'The officer who has it open, if somebody has.' }) lockedBy!:
    string | null;
  @Field(() => Boolean) lockedByMe!: boolean;
  @Field(() => [RequirementItemType]) requirements!: RequirementItemType[];
  @Field(() => [ReadyReasonType]) readyReasons!: ReadyReasonType[];
  @Field(() => [String]) duplicateHints!: string[];
  @Field(() => [StaffCaseEventType]) events!: StaffCaseEventType[];
}

@ObjectType('CaseTaken')
export class CaseTakenType {
  kind!: 'CaseTaken';
  @Field(() => VerificationCaseType) case!: VerificationCaseType;
}
@ObjectType('RequirementDecided')
export class RequirementDecidedType {
  kind!: 'RequirementDecided';
  @Field(() => VerificationCaseType) case!: VerificationCaseType;
}
@ObjectType('CaseDecided')
export class CaseDecidedType {
  kind!: 'CaseDecided';
  @Field(() => VerificationCaseType) case!: VerificationCaseType;
}

export const TakeCaseResult = outcomes('TakeCaseResult', [CaseTakenType, CaseLockedType, QueueEmptyType, NotFoundType]);
export const DecideRequirementResult = outcomes('DecideRequirementResult', [
  RequirementDecidedType,
  InvalidInputType,
  CaseLockedType,
  MoveNotAllowedType,
  NotFoundType,
]);
export const DecideCaseResult = outcomes('DecideCaseResult', [
  CaseDecidedType,
  RequirementsMissingType,
  InvalidInputType,
  CaseLockedType,
  MoveNotAllowedType,
  NotFoundType,
]);
