import type { Clock } from '@lapak/kernel';
import { isProblem } from '@lapak/kernel';
import { CLOCK, type RequestContext } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { CaseConnectionType, CaseProgressType, type QueueFilter, QueueFilterEnum } from './case.graphql.js';
import { progressType } from './case-progress.js';
import { CaseQueue } from './case-queue.js';
import { TrackCase } from './track-case.js';

@Resolver()
export class CasesResolver {
  constructor(
    private readonly track: TrackCase,
    private readonly queue: CaseQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => CaseProgressType, {
    nullable: true,
    description:
      "Public progress: the case code and the last four digits of the applicant's phone. Null when they do not match.",
  })
  async caseProgress(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('phoneLast4', { type: () => String }) phoneLast4: string,
  ): Promise<CaseProgressType | null> {
    const found = await this.track.run(code, phoneLast4, ctx.ip);
    if (isProblem(found)) {
      throw new GraphQLError(found.say(ctx.locale), {
        extensions: { code: found.code, retryAfterSeconds: found.retryAfterSeconds },
      });
    }
    return found && progressType(found, ctx.locale, this.clock.now());
  }

  @Query(() => CaseConnectionType)
  verificationQueue(
    @Args('filter', { type: () => QueueFilterEnum, nullable: true, defaultValue: 'open' }) filter: QueueFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<CaseConnectionType> {
    return this.queue.page(filter ?? 'open', first ?? 25, after, this.clock.now());
  }
}
