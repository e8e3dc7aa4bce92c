import { passwordFault, ResetLinkInvalid, securityChanged } from '@lapak/accounts-domain';
import { type Clock, type Id, InvalidInput, isProblem, type TooManyTries } from '@lapak/kernel';
import { CLOCK, Outbox, RateLimits, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountById, type AccountRow } from './account-rows.js';
import { Passwords } from './passwords.js';
import { Sessions, tokenHash, type Visit } from './sessions.js';
import type { SignInOutcome } from './sign-in.js';
import { Tries } from './tries.js';

const owner = statement<{ accountId: Id<'Account'> }>(
  'accounts_reset_owner',
  `select account_id as "accountId" from password_reset where token_hash = $1 and expires_at > $2`,
);
// Of two who use one link at once, the second waits here and finds nothing.
const useLink = statement('accounts_use_reset', `delete from password_reset where token_hash = $1 and expires_at > $2`);
const setPassword = statement('accounts_set_password', `update account set password_hash = $2 where id = $1`);
export const forgetResets = statement('accounts_forget_resets', `delete from password_reset where account_id = $1`);

/**
 * Sets a new password by the link that was mailed, ends every session of the account, and signs in. An account with a
 * second factor still has to give it: a mailbox alone opens nothing. A password that is refused leaves the link usable.
 */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly limits: RateLimits,
    private readonly tries: Tries,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    token: string,
    newPassword: string,
    visit: Visit & { readonly ip: string },
  ): Promise<SignInOutcome | ResetLinkInvalid | InvalidInput | TooManyTries> {
    const tooMany = this.passwords.full ?? (await this.limits.take('resetAddress', visit.ip));
    if (tooMany) return tooMany;
    const now = this.clock.now();
    const link = await owner.row(this.db, [tokenHash(token), now]);
    const account = link && (await accountById.row(this.db, [link.accountId]));
    if (!account) return new ResetLinkInvalid();
    const fault = passwordFault(newPassword, [account.phone, account.email], 'newPassword');
    if (fault) return new InvalidInput([fault]);
    const passwordHash = await this.passwords.hash(newPassword);
    const outcome = await this.transactor.run((tx) => this.set(tx, account, token, passwordHash, visit, now));
    if (!isProblem(outcome)) await this.tries.passwordWasRight(account.phone, account.email, account.id);
    return outcome;
  }

  private async set(tx: Tx, account: AccountRow, token: string, passwordHash: string, visit: Visit, now: Date) {
    if ((await useLink.run(tx, [tokenHash(token), now])) === 0) return new ResetLinkInvalid();
    await setPassword.run(tx, [account.id, passwordHash]);
    await this.sessions.endAll(tx, account.id);
    await forgetResets.run(tx, [account.id]);
    await this.outbox.publish(tx, securityChanged(account, 'password', now));
    const opened = await this.sessions.open(tx, account.id, visit, now, account.hasTotp);
    return { accountId: account.id, opened, awaitingTotp: account.hasTotp };
  }
}
