import { ViewerType } from '@lapak/accounts-server';
import { accountOf, type RequestContext, Topics } from '@lapak/platform';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Inbox } from './inbox.js';
import { MarkNoticesRead } from './mark-notices-read.js';
import { NoticeConnectionType, NoticesReadType } from './notices.graphql.js';
import { countUnread, unreadOf } from './notices.loaders.js';
import { noticesTopic } from './tell.js';

/** Once at the start, for whoever was away meanwhile, then whenever something is told. */
const atOnceAndThen = (told: AsyncGenerator<string>): AsyncIterableIterator<string> => {
  let begun = false;
  const texts: AsyncIterableIterator<string> = {
    next: () => {
      if (begun) return told.next();
      begun = true;
      return Promise.resolve({ done: false, value: '' });
    },
    return: () => told.return(undefined),
    [Symbol.asyncIterator]: () => texts,
  };
  return texts;
};

@Resolver(() => NoticeConnectionType)
export class NoticesResolver {
  constructor(
    private readonly db: DataSource,
    private readonly topics: Topics,
    private readonly inbox: Inbox,
    private readonly marking: MarkNoticesRead,
  ) {}

  @Query(() => NoticeConnectionType)
  notices(
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<NoticeConnectionType> {
    return this.inbox.page(accountOf(ctx), first ?? 20, after, ctx);
  }

  @ResolveField(() => Int)
  async unread(@Parent() { accountId }: NoticeConnectionType, @Context() ctx: RequestContext): Promise<number> {
    return (await unreadOf(this.db, ctx).load(accountId))?.unread ?? 0;
  }

  @Mutation(() => NoticesReadType)
  async markNoticesRead(@Context() ctx: RequestContext): Promise<NoticesReadType> {
    const accountId = accountOf(ctx);
    await this.marking.run(accountId);
    return { unread: await countUnread(this.db, accountId) };
  }

  @Subscription(() => Int, {
    description: 'The number of unread notices of the viewer, whenever it changes.',
    resolve(this: NoticesResolver, _told: string, _args: object, ctx: RequestContext): Promise<number> {
      return this.unreadNow(ctx);
    },
  })
  unreadNotices(@Context() ctx: RequestContext): AsyncIterableIterator<string> {
    return atOnceAndThen(this.topics.listen(noticesTopic(accountOf(ctx))));
  }

  /** Past the loaders: a subscription's context lives long. */
  unreadNow(ctx: RequestContext): Promise<number> {
    return countUnread(this.db, accountOf(ctx));
  }
}

@Resolver(() => ViewerType)
export class ViewerNoticesResolver {
  constructor(private readonly db: DataSource) {}

  @ResolveField(() => Int)
  async unreadNotices(@Parent() viewer: ViewerType, @Context() ctx: RequestContext): Promise<number> {
    return (await unreadOf(this.db, ctx).load(viewer.id))?.unread ?? 0;
  }
}
