import { Areas, DesaType } from '@lapak/areas-server';
import { isProblem, type Problem } from '@lapak/kernel';
import type { CaseDecision, RequirementDecision, ShopState } from '@lapak/merchants-domain';
import { accountOf, type RequestContext } from '@lapak/platform';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DecideCase } from './decide-case.js';
import { DecideRequirement } from './decide-requirement.js';
import { ShopStateEnum } from './shop.graphql.js';
import { ShopsForStaff } from './shops-for-staff.js';
import { TakeCase } from './take-case.js';
import {
  CaseDecisionEnum,
  DecideCaseResult,
  DecideRequirementResult,
  RequirementDecisionEnum,
  ShopForStaffConnectionType,
  ShopForStaffType,
  TakeCaseResult,
  VerificationCaseType,
} from './verification.graphql.js';
import { Verifications } from './verifications.js';

/** Who may come here (verifiers, with the second factor) is the policy's; which case and in which order, the use cases'. */
@Resolver()
export class VerificationResolver {
  constructor(
    private readonly verifications: Verifications,
    private readonly shops: ShopsForStaff,
    private readonly taking: TakeCase,
    private readonly judging: DecideRequirement,
    private readonly deciding: DecideCase,
  ) {}

  @Query(() => VerificationCaseType, { nullable: true })
  verificationCase(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
  ): Promise<VerificationCaseType | null> {
    return this.verifications.read(code, accountOf(ctx), ctx);
  }

  @Query(() => ShopForStaffConnectionType)
  staffShops(
    @Args('query', { type: () => String, nullable: true }) query: string | undefined,
    @Args('state', { type: () => ShopStateEnum, nullable: true }) state: ShopState | undefined,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<ShopForStaffConnectionType> {
    return this.shops.page({ query, state }, first ?? 25, after);
  }

  @Mutation(() => TakeCaseResult)
  async takeCase(@Context() ctx: RequestContext, @Args('code', { type: () => String }) code: string) {
    return this.shown(ctx, 'CaseTaken', await this.taking.run(accountOf(ctx), code));
  }

  @Mutation(() => TakeCaseResult)
  async takeNextCase(@Context() ctx: RequestContext) {
    return this.shown(ctx, 'CaseTaken', await this.taking.next(accountOf(ctx)));
  }

  @Mutation(() => TakeCaseResult)
  async releaseCase(@Context() ctx: RequestContext, @Args('code', { type: () => String }) code: string) {
    return this.shown(ctx, 'CaseTaken', await this.taking.release(accountOf(ctx), code));
  }

  @Mutation(() => DecideRequirementResult)
  async decideRequirement(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('key', { type: () => String }) key: string,
    @Args('decision', { type: () => RequirementDecisionEnum }) decision: RequirementDecision,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ) {
    return this.shown(
      ctx,
      'RequirementDecided',
      await this.judging.run(accountOf(ctx), code, key, decision, reason ?? null),
    );
  }

  @Mutation(() => DecideCaseResult)
  async decideCase(
    @Context() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('decision', { type: () => CaseDecisionEnum }) decision: CaseDecision,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ) {
    return this.shown(ctx, 'CaseDecided', await this.deciding.run(accountOf(ctx), code, decision, reason ?? null));
  }

  private async shown<K extends string, P extends Problem>(
    ctx: RequestContext,
    kind: K,
    outcome: { code: string } | P,
  ) {
    // A Problem's `code` is its kind, so it is told apart by its class, never by its fields.
    return isProblem(outcome)
      ? outcome
      : { kind, case: (await this.verifications.read(outcome.code, accountOf(ctx), ctx))! };
  }
}

@Resolver(() => ShopForStaffType)
export class ShopForStaffResolver {
  constructor(private readonly areas: Areas) {}

  @ResolveField(() => DesaType)
  desa(@Parent() shop: ShopForStaffType): DesaType {
    return this.areas.desa(shop.desaCode)!;
  }

  @ResolveField(() => String)
  addressText(@Parent() { street, banjar, landmark, desaCode }: ShopForStaffType): string {
    const place = [street, banjar, this.areas.desa(desaCode)?.label].filter(Boolean).join(', ');
    return landmark ? `${place} (${landmark})` : place;
  }
}
