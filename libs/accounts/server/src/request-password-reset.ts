import { type PasswordResetRequested, type Reachable, readLogin, RESET_SECONDS } from '@lapak/accounts-domain';
import type { Clock } from '@lapak/kernel';
import { CLOCK, Outbox, RateLimits, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { newToken, tokenHash } from './sessions.js';
import { Tries } from './tries.js';

// One statement whether somebody has the login or not.
const issue = statement<Reachable>(
  'accounts_issue_reset',
  `with who as (select id, full_name, email, locale from account
     where (phone = $1 or email = $1) and email is not null and disabled_at is null),
   kept as (insert into password_reset (token_hash, account_id, created_at, expires_at) select $2, id, $3, $4 from who)
   select id as "accountId", full_name as "fullName", email, locale from who`,
);

/**
 * Sends a link by mail that sets a new password, once, within 30 minutes. Known or unknown, asked too often or not:
 * the answer and the work are the same. The account's own limit is silent; it stops a flood of mail to one person.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly transactor: Transactor,
    private readonly limits: RateLimits,
    private readonly tries: Tries,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(text: string, ip: string): Promise<void> {
    const login = readLogin(text)?.value ?? '';
    const tooMany =
      (await this.limits.take('resetAddress', ip)) ??
      (await this.tries.take('resetAccount', login || text.slice(0, 100)));
    if (tooMany) return;
    const now = this.clock.now();
    const expires = new Date(now.getTime() + RESET_SECONDS * 1000);
    const token = newToken();
    await this.transactor.run(async (tx) => {
      const to = await issue.row(tx, [login, tokenHash(token), now, expires]);
      const told: PasswordResetRequested = {
        type: 'accounts.password-reset-requested',
        to,
        token,
        at: now.toISOString(),
        expiresAt: expires.toISOString(),
      };
      await this.outbox.publish(tx, told);
    });
  }
}
