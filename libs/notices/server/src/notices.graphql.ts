import type { Id } from '@lapak/kernel';
import { DateTimeScalar } from '@lapak/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Notice')
export class NoticeType {
  @Field(() => ID) id!: Id<'Notice'>;
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => String, { nullable: true, description: 'A path of the app that asks, or an address of another one.' })
  href!: string | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: Date | null;
}

@ObjectType('NoticeConnection')
export class NoticeConnectionType {
  @Field(() => [NoticeType]) nodes!: NoticeType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
  /** Of the whole inbox; filled in when it is asked for. */
  accountId!: Id<'Account'>;
}

@ObjectType('NoticesRead')
export class NoticesReadType {
  @Field(() => Int) unread!: number;
}
