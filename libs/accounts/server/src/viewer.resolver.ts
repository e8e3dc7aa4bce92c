import { deviceOf, MAX_SAVED_ADDRESSES } from '@lapak/accounts-domain';
import { type Clock, isProblem } from '@lapak/kernel';
import { accountOf, CLOCK, refusal, type RequestContext, signedIn, statement } from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ActivateTotp } from './activate-totp.js';
import { SavedAddressType } from './address.graphql.js';
import { ChangePassword } from './change-password.js';
import {
  ActivateTotpResult,
  ChangePasswordResult,
  ProfileInputType,
  SessionInfoType,
  TotpSetupType,
  UpdateProfileResult,
} from './entrance.graphql.js';
import { Entrance } from './entrance.js';
import { alive } from './sessions.js';
import { SetUpTotp } from './set-up-totp.js';
import { UpdateProfile } from './update-profile.js';
import { ViewerType } from './viewer.graphql.js';
import { viewerType } from './viewer-row.js';

const addressRows = statement<SavedAddressType>(
  'accounts_saved_addresses',
  `select id, label, address from saved_address where account_id = $1 order by created_at desc, id desc limit ${MAX_SAVED_ADDRESSES}`,
);
const sessionRows = statement<Omit<SessionInfoType, 'device'> & { userAgent: string }>(
  'accounts_sessions_of_account',
  `select s.id, s.app, s.user_agent as "userAgent", s.created_at as "createdAt", s.seen_at as "seenAt", s.id = $2 as current
   from session s where s.account_id = $1 and not s.awaiting_totp and ${alive('$3')}
   order by s.id = $2 desc, s.seen_at desc limit 50`,
);

/** What somebody sees and changes of their own account. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly db: DataSource,
    private readonly entrance: Entrance,
    private readonly changing: ChangePassword,
    private readonly settingUp: SetUpTotp,
    private readonly activating: ActivateTotp,
    private readonly updating: UpdateProfile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => ViewerType, { nullable: true })
  async viewer(@Context() ctx: RequestContext): Promise<ViewerType | null> {
    return ctx.viewer && viewerType(this.db, ctx.viewer.accountId);
  }

  @ResolveField(() => [SavedAddressType])
  addresses(@Parent() viewer: ViewerType): Promise<SavedAddressType[]> {
    return addressRows.rows(this.db, [viewer.id]);
  }

  @Query(() => [SessionInfoType])
  async mySessions(@Context() ctx: RequestContext): Promise<SessionInfoType[]> {
    const { accountId, sessionId } = signedIn(ctx);
    const rows = await sessionRows.rows(this.db, [accountId, sessionId, this.clock.now()]);
    return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent) }));
  }

  @Mutation(() => ChangePasswordResult)
  async changePassword(
    @Context() ctx: RequestContext,
    @Args('current', { type: () => String }) current: string,
    @Args('next', { type: () => String }) next: string,
  ) {
    const outcome = await this.changing.run(accountOf(ctx), this.entrance.holder(ctx), { current, next });
    if (isProblem(outcome)) return outcome;
    await this.entrance.keep(ctx, outcome.opened);
    return { kind: 'PasswordChanged' as const, ok: true };
  }

  @Mutation(() => TotpSetupType)
  async setUpTotp(@Context() ctx: RequestContext): Promise<TotpSetupType> {
    const setup = await this.settingUp.run(signedIn(ctx));
    if (!setup) throw refusal(ctx, 'SECOND_FACTOR');
    return setup;
  }

  @Mutation(() => ActivateTotpResult)
  async activateTotp(@Context() ctx: RequestContext, @Args('code', { type: () => String }) code: string) {
    const outcome = await this.activating.run(accountOf(ctx), this.entrance.holder(ctx), code);
    if (isProblem(outcome)) return outcome;
    await this.entrance.keep(ctx, outcome.opened);
    const viewer = await viewerType(this.db, accountOf(ctx));
    return { kind: 'TotpActivated' as const, backupCodes: outcome.backupCodes, viewer };
  }

  @Mutation(() => UpdateProfileResult)
  async updateProfile(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => ProfileInputType }) input: ProfileInputType,
  ) {
    const outcome = await this.updating.run(accountOf(ctx), input);
    if (isProblem(outcome)) return outcome;
    return { kind: 'ProfileUpdated' as const, viewer: await viewerType(this.db, outcome.accountId) };
  }
}
