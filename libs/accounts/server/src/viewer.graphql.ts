import type { Id, Locale } from '@lapak/kernel';
import { enumOf, LocaleEnum } from '@lapak/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

export const DutyEnum = enumOf('Duty', ['verifier', 'curator', 'finance', 'viewer', 'admin']);

/** The person who is signed in. Other rooms add their own fields: merchants the shops, notices the unread count. */
@ObjectType('Viewer')
export class ViewerType {
  @Field(() => ID) id!: Id<'Account'>;
  @Field(() => String) fullName!: string;
  @Field(() => String, { nullable: true, description: 'Shown as 0812-3456-7890.' }) phone!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => LocaleEnum) locale!: Locale;
  @Field(() => [DutyEnum]) duties!: (keyof typeof DutyEnum)[];
  @Field(() => Boolean) totpEnabled!: boolean;
  @Field(() => Boolean, {
    description: 'Staff without a confirmed second factor must set one up before anything else.',
  })
  mustSetUpTotp!: boolean;
}
