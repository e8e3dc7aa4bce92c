import { accountOf, type RequestContext } from '@lapak/platform';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { ConfirmTotp } from './confirm-totp.js';
import {
  ConfirmTotpResult,
  PasswordResetRequestedType,
  RegisterInputType,
  RegisterResult,
  ResetPasswordResult,
  SignedOutType,
  SignInInputType,
  SignInResult,
} from './entrance.graphql.js';
import { Entrance } from './entrance.js';
import { Register } from './register.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

/** Coming in and going out. */
@Resolver()
export class EntranceResolver {
  constructor(
    private readonly entrance: Entrance,
    private readonly registering: Register,
    private readonly signingIn: SignIn,
    private readonly confirming: ConfirmTotp,
    private readonly signingOut: SignOut,
    private readonly requesting: RequestPasswordReset,
    private readonly resetting: ResetPassword,
  ) {}

  @Mutation(() => RegisterResult)
  async register(
    @Context() ctx: RequestContext,
    @Args('input', { type: () => RegisterInputType }) input: RegisterInputType,
  ) {
    return this.entrance.enterAtOnce(ctx, await this.registering.run(input, this.entrance.visit(ctx)));
  }

  @Mutation(() => SignInResult)
  async signIn(@Context() ctx: RequestContext, @Args('input', { type: () => SignInInputType }) input: SignInInputType) {
    return this.entrance.enter(ctx, await this.signingIn.run(input, this.entrance.visit(ctx)));
  }

  @Mutation(() => ConfirmTotpResult)
  async confirmTotp(@Context() ctx: RequestContext, @Args('code', { type: () => String }) code: string) {
    return this.entrance.enterAtOnce(ctx, await this.confirming.run(this.entrance.token(ctx), ctx.app, code));
  }

  @Mutation(() => SignedOutType)
  async signOut(@Context() ctx: RequestContext): Promise<SignedOutType> {
    await this.signingOut.run(this.entrance.token(ctx));
    this.entrance.leave(ctx);
    return { ok: true };
  }

  @Mutation(() => SignedOutType)
  async signOutEverywhere(@Context() ctx: RequestContext): Promise<SignedOutType> {
    await this.signingOut.everywhere(accountOf(ctx));
    this.entrance.leave(ctx);
    return { ok: true };
  }

  @Mutation(() => PasswordResetRequestedType)
  async requestPasswordReset(
    @Context() ctx: RequestContext,
    @Args('login', { type: () => String }) login: string,
  ): Promise<PasswordResetRequestedType> {
    await this.requesting.run(login, ctx.ip);
    return { ok: true };
  }

  @Mutation(() => ResetPasswordResult)
  async resetPassword(
    @Context() ctx: RequestContext,
    @Args('token', { type: () => String }) token: string,
    @Args('newPassword', { type: () => String }) newPassword: string,
  ) {
    return this.entrance.enter(ctx, await this.resetting.run(token, newPassword, this.entrance.visit(ctx)));
  }
}
