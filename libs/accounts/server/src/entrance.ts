import { type Clock, type Id, isProblem, type Locale, type Problem } from '@lapak/kernel';
import { CLOCK, CONFIG, type Config, refusal, type RequestContext, signedIn } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInType, TotpRequiredType } from './entrance.graphql.js';
import { sessionCookie } from './session-cookie.js';
import { type Holder, type Opened, Sessions, type Visit } from './sessions.js';
import { viewerType } from './viewer-row.js';

interface Entering {
  readonly accountId: Id<'Account'>;
  readonly opened: Opened;
  readonly awaitingTotp?: boolean;
}

/** Between a request and the sessions: the cookie, and who the rest of the request is made by. */
@Injectable()
export class Entrance {
  private readonly https: boolean;

  constructor(
    private readonly db: DataSource,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.https = config.publicUrl.startsWith('https://');
  }

  /** '' when the browser has none; no session has that token. */
  token(ctx: RequestContext): string {
    return ctx.cookies.get(sessionCookie(ctx.app, this.https)) ?? '';
  }

  visit(ctx: RequestContext): Visit & { readonly ip: string; readonly locale: Locale } {
    const { app, userAgent, ip, locale } = ctx;
    return { app, userAgent, ip, locale, token: this.token(ctx) };
  }

  /** @throws GraphQLError UNAUTHENTICATED */
  holder(ctx: RequestContext): Holder {
    return { sessionId: signedIn(ctx).sessionId, token: this.token(ctx), app: ctx.app };
  }

  /** A refusal as it is; otherwise the browser gets its cookie and the rest of the request is made by who came in. */
  async enter<P extends Problem>(
    ctx: RequestContext,
    outcome: Entering | P,
  ): Promise<SignedInType | TotpRequiredType | P> {
    if (isProblem(outcome)) return outcome;
    await this.keep(ctx, outcome.opened);
    if (outcome.awaitingTotp) return { kind: 'TotpRequired', ok: true };
    return { kind: 'SignedIn', viewer: await viewerType(this.db, outcome.accountId) };
  }

  /** For what can only lead inside. */
  async enterAtOnce<P extends Problem>(
    ctx: RequestContext,
    outcome: Omit<Entering, 'awaitingTotp'> | P | null,
  ): Promise<SignedInType | P> {
    if (outcome === null) throw refusal(ctx, 'UNAUTHENTICATED');
    return (await this.enter(ctx, outcome)) as SignedInType | P;
  }

  /** Puts a session's new token into the cookie. Null, when another request renewed it first, leaves the cookie. */
  async keep(ctx: RequestContext, opened: Opened | null): Promise<void> {
    if (!opened) return;
    const now = this.clock.now();
    const seconds = Math.round((opened.expiresAt.getTime() - now.getTime()) / 1000);
    ctx.cookies.set(sessionCookie(ctx.app, this.https), opened.token, seconds);
    ctx.viewer = await this.sessions.viewerOf(opened.token, ctx.app, now);
  }

  leave(ctx: RequestContext): void {
    ctx.cookies.clear(sessionCookie(ctx.app, this.https));
    ctx.viewer = null;
  }
}
