import type { ModerationDecision } from '@lapak/catalog-domain';
import { type InvalidInput, isProblem, type MoveNotAllowed, type NotFound } from '@lapak/kernel';
import { cursorOf, isCursorId, isInstant, pageOf, pageSize, readCursor, type RequestContext } from '@lapak/platform';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Categories } from './categories.js';
import { ModerateProduct } from './moderate-product.js';
import {
  ModerateProductResult,
  ModerationConnectionType,
  ModerationDecisionEnum,
  moderationItemType,
  type ProductModeratedType,
} from './my-product.graphql.js';
import { moderationItem, moderationQueue } from './product-page.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** For curators: which fields are theirs is decided by the API's table of duties. */
@Resolver()
export class ModerationResolver {
  constructor(
    private readonly db: DataSource,
    private readonly categories: Categories,
    private readonly moderate: ModerateProduct,
  ) {}

  @Query(() => ModerationConnectionType, { name: 'moderationQueue' })
  async queue(
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ModerationConnectionType> {
    const limit = pageSize(first ?? 25);
    const position = readCursor(after, isInstant, isCursorId) ?? ['-infinity', FIRST_ID];
    const rows = await moderationQueue.rows(this.db, [...position, limit + 1]);
    const tree = await this.categories.tree();
    const name = (id: string): string => tree.byId.get(id)?.name[ctx.locale] || id;
    return pageOf(
      rows,
      limit,
      (row) => moderationItemType(row, name(row.categoryId), ctx),
      (row) => cursorOf([row.submittedAt.toISOString(), row.id]),
    );
  }

  @Mutation(() => ModerateProductResult)
  async moderateProduct(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('decision', { type: () => ModerationDecisionEnum }) decision: ModerationDecision,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<ProductModeratedType | InvalidInput | MoveNotAllowed | NotFound> {
    const outcome = await this.moderate.run(id, decision, reason);
    if (isProblem(outcome)) return outcome;
    const row = (await moderationItem.row(this.db, [outcome.productId]))!;
    const tree = await this.categories.tree();
    return {
      kind: outcome.kind,
      product: moderationItemType(row, tree.byId.get(row.categoryId)?.name[ctx.locale] || row.categoryId, ctx),
    };
  }
}
