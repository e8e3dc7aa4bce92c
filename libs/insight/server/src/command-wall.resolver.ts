import { DateTimeScalar, FIGURES, type RequestContext, Topics } from '@lapak/platform';
import { Context, Query, Resolver, Subscription } from '@nestjs/graphql';
import { CommandWallType } from './command-wall.graphql.js';
import { CommandWall } from './command-wall.js';

@Resolver(() => CommandWallType)
export class CommandWallResolver {
  constructor(
    private readonly wall: CommandWall,
    private readonly topics: Topics,
  ) {}

  @Query(() => CommandWallType)
  commandWall(@Context() _ctx: RequestContext): Promise<CommandWallType> {
    return this.wall.run();
  }

  @Subscription(() => DateTimeScalar, {
    description: "Staff: the wall's figures changed; fetch commandWall again.",
    resolve: (at: string) => new Date(at),
  })
  commandWallChanged(): AsyncGenerator<string> {
    return this.topics.listen(FIGURES);
  }
}
