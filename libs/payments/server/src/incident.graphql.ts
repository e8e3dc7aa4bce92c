import type { Id } from '@lapak/kernel';
import { DateTimeScalar } from '@lapak/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Incident', { description: 'Something that must always be true and was not.' })
export class IncidentType {
  @Field(() => ID) id!: Id<'Incident'>;
  @Field(() => String, { description: 'INV1 to INV13, as the reliability catalogue counts them.' }) invariant!: string;
  @Field(() => String, { description: 'What must be true, as a sentence.' }) says!: string;
  @Field(() => Boolean, { description: 'While it is open, payouts and refunds are refused.' }) freezesMoney!: boolean;
  @Field(() => [String], { description: 'Where it was seen, at most ten places.' }) places!: string[];
  @Field(() => DateTimeScalar) firstSeen!: Date;
  @Field(() => DateTimeScalar) lastSeen!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was true again; null while it is broken.' })
  clearedAt!: Date | null;
}

/** `moneyFrozen` is resolved by its own field. */
@ObjectType('IncidentConnection')
export class IncidentConnectionType {
  @Field(() => [IncidentType]) nodes!: IncidentType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}
