import { DesaType } from '@lapak/areas-server';
import { CASE_KINDS, CASE_STATES, type CaseKind, type CaseState } from '@lapak/cases-domain';
import { DateTimeScalar, enumOf, ProblemType } from '@lapak/platform';
import { Field, ObjectType } from '@nestjs/graphql';

export const CaseKindEnum = enumOf('CaseKind', CASE_KINDS);
export const CaseStateEnum = enumOf('CaseState', CASE_STATES);
export const QUEUE_FILTERS = ['open', 'waiting', 'decided'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
export const QueueFilterEnum = enumOf('QueueFilter', QUEUE_FILTERS);

@ObjectType('CaseEvent', { description: 'Public: a role, never a name.' })
export class CaseEventType {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) actor!: string;
  @Field(() => String) text!: string;
  @Field(() => CaseStateEnum) state!: CaseState;
}

@ObjectType('CaseProgress')
export class CaseProgressType {
  @Field(() => String) code!: string;
  @Field(() => CaseKindEnum) kind!: CaseKind;
  @Field(() => CaseStateEnum) state!: CaseState;
  @Field(() => String) subject!: string;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) promisedAt!: Date | null;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => Boolean, { description: 'The clock stands still while the applicant has to act.' })
  waitingForApplicant!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { description: 'Who acts next, as a sentence.' }) nextStep!: string;
  @Field(() => [CaseEventType]) events!: CaseEventType[];
}

@ObjectType('StaffCaseEvent')
export class StaffCaseEventType {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) actorName!: string;
  @Field(() => String) actor!: string;
  @Field(() => String) text!: string;
  @Field(() => CaseStateEnum) state!: CaseState;
}

@ObjectType('CaseSummary')
export class CaseSummaryType {
  @Field(() => String) code!: string;
  @Field(() => CaseStateEnum) state!: CaseState;
  @Field(() => String) shopName!: string;
  @Field(() => DesaType) desa!: DesaType;
  @Field(() => DateTimeScalar) submittedAt!: Date;
  @Field(() => DateTimeScalar) promisedAt!: Date;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => String, { nullable: true }) lockedBy!: string | null;
}

@ObjectType('CaseConnection')
export class CaseConnectionType {
  @Field(() => [CaseSummaryType]) nodes!: CaseSummaryType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType('CaseLocked', { implements: () => [ProblemType] })
export class CaseLockedType extends ProblemType {
  kind!: 'CaseLocked';
  @Field(() => String) by!: string;
}

@ObjectType('QueueEmpty', { implements: () => [ProblemType] })
export class QueueEmptyType extends ProblemType {
  kind!: 'QueueEmpty';
}
