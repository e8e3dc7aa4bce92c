import { createHash, randomBytes } from 'node:crypto';
import { AWAITING_TOTP_SECONDS, IDLE_SECONDS, SEEN_EVERY_SECONDS, SESSION_SECONDS } from '@lapak/accounts-domain';
import type { Id } from '@lapak/kernel';
import { type AppName, newId, statement, type Tx, type Viewer } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SessionEntity } from './account.entity.js';

/** What a session's cookie holds; the database only knows its hash. */
export interface Opened {
  readonly token: string;
  readonly sessionId: Id<'Session'>;
  readonly expiresAt: Date;
}

/** From where somebody signs in. */
export interface Visit {
  readonly app: AppName;
  readonly userAgent: string;
  /** The session that the browser had before, which ends with the new one. */
  readonly token?: string | undefined;
}

/** A session that asks, and with what it showed itself. */
export interface Holder {
  readonly sessionId: Id<'Session'>;
  readonly token: string;
  readonly app: AppName;
}

/** A token is 256 random bits, so a plain hash is as good as a slow one. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newToken = (): string => randomBytes(32).toString('base64url');

const IDLE = `make_interval(secs => case s.app when 'storefront' then ${IDLE_SECONDS.storefront}
  when 'merchant' then ${IDLE_SECONDS.merchant} else ${IDLE_SECONDS.staff} end)`;
/** A session `s` that still counts at $-parameter `now`. */
export const alive = (now: string): string => `s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - ${IDLE}`;

// Who asks, and that they were here, in one statement. The second is written once a minute and never waited for.
const viewerRow = statement<Viewer>(
  'accounts_viewer_of_session',
  `with mine as (
     select s.id, s.account_id, s.second_factor_at, s.seen_at
     from session s join account a on a.id = s.account_id and a.disabled_at is null
     where s.token_hash = $1 and s.app = $2 and not s.awaiting_totp and ${alive('$3')}),
   due as (
     select s.id from session s where s.id = (select id from mine where seen_at <= $3::timestamptz - make_interval(secs => ${SEEN_EVERY_SECONDS}))
     for no key update skip locked),
   seen as (update session set seen_at = $3 from due where session.id = due.id)
   select mine.account_id as "accountId", mine.id as "sessionId", mine.second_factor_at is not null as "secondFactor",
     array(select d.duty from account_duty d where d.account_id = mine.account_id order by d.duty) as duties
   from mine`,
);
const sessionToConfirm = statement<{ accountId: Id<'Account'>; sessionId: Id<'Session'> }>(
  'accounts_session_to_confirm',
  `select s.id as "sessionId", s.account_id as "accountId"
   from session s join account a on a.id = s.account_id and a.disabled_at is null
   where s.token_hash = $1 and s.app = $2 and ${alive('$3')}`,
);
const endOne = statement('accounts_end_session', `delete from session where token_hash = $1`);
const endAll = statement(
  'accounts_end_sessions',
  `delete from session where account_id = $1 and id is distinct from $2::uuid`,
);
const renewed = statement<{ expiresAt: Date }>(
  'accounts_renew_session',
  `update session set token_hash = $2, seen_at = $3, second_factor_at = coalesce($4, second_factor_at), awaiting_totp = false,
     expires_at = case when awaiting_totp then $5 else expires_at end
   where id = $1 and token_hash = $6 returning expires_at as "expiresAt"`,
);

const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** Who is signed in where. A token is never stored, only its hash; a session belongs to one app. */
@Injectable()
export class Sessions {
  constructor(private readonly db: DataSource) {}

  /** Who holds the token, in this app, at `now`; null for a session that is over, of another app, or still waits for its code. */
  viewerOf(token: string, app: AppName, now: Date): Promise<Viewer | null> {
    return viewerRow.row(this.db, [tokenHash(token), app, now]);
  }

  /** Opens a session; `awaitingTotp`: one that can do nothing but give the second factor, for ten minutes. */
  async open(
    tx: Tx,
    accountId: Id<'Account'>,
    { app, userAgent, token: before }: Visit,
    now: Date,
    awaitingTotp = false,
  ): Promise<Opened> {
    if (before) await this.end(tx, before);
    const token = newToken();
    const id = newId<'Session'>(now.getTime());
    const expiresAt = after(now, awaitingTotp ? AWAITING_TOTP_SECONDS : SESSION_SECONDS[app]);
    await tx.insert(SessionEntity, {
      id,
      tokenHash: tokenHash(token),
      accountId,
      app,
      awaitingTotp,
      secondFactorAt: null,
      userAgent,
      createdAt: now,
      seenAt: now,
      expiresAt,
    });
    return { token, sessionId: id, expiresAt };
  }

  /** The session that a second factor is given for: one that waits for it, or one that goes on. */
  toConfirm(
    token: string,
    app: AppName,
    now: Date,
  ): Promise<{ accountId: Id<'Account'>; sessionId: Id<'Session'> } | null> {
    return sessionToConfirm.row(this.db, [tokenHash(token), app, now]);
  }

  /**
   * Gives a session a new token, so that whoever saw the old one has nothing; its end stays where it was, unless it was
   * waiting for the second factor. @returns null when the session ended, or was renewed by another, meanwhile
   */
  async renew(tx: Tx, holder: Holder, now: Date, secondFactorAt: Date | null = null): Promise<Opened | null> {
    const { sessionId, app, token: before } = holder;
    const token = newToken();
    const end = after(now, SESSION_SECONDS[app]);
    const row = await renewed.row(tx, [sessionId, tokenHash(token), now, secondFactorAt, end, tokenHash(before)]);
    return row && { token, sessionId, expiresAt: row.expiresAt };
  }

  async end(tx: Tx, token: string): Promise<void> {
    await endOne.run(tx, [tokenHash(token)]);
  }

  /** Ends every session of the account, in every app, but `kept`. */
  async endAll(tx: Tx, accountId: Id<'Account'>, kept: Id<'Session'> | null = null): Promise<void> {
    await endAll.run(tx, [accountId, kept]);
  }
}
