import { passwordFault, securityChanged, WrongCredentials } from '@lapak/accounts-domain';
import { type Clock, type Id, InvalidInput, isProblem, type TooManyTries } from '@lapak/kernel';
import { CLOCK, Outbox, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountById, putPassword } from './account-rows.js';
import { Passwords } from './passwords.js';
import { forgetResets } from './reset-password.js';
import { type Holder, type Opened, Sessions } from './sessions.js';
import { Tries } from './tries.js';

/**
 * Changes the password of somebody who knows the present one. Their other sessions end, and this one goes on under a
 * new token: whoever copied the old one is out.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly tries: Tries,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    accountId: Id<'Account'>,
    holder: Holder,
    input: { readonly current: string; readonly next: string },
  ): Promise<{ opened: Opened | null } | WrongCredentials | InvalidInput | TooManyTries> {
    const account = (await accountById.row(this.db, [accountId]))!;
    const fault = passwordFault(input.next, [account.phone, account.email], 'next');
    if (fault) return new InvalidInput([fault]);
    const tooMany = await this.tries.password(accountId, null);
    if (tooMany) return tooMany;
    if (!(await this.passwords.isRight(account.passwordHash, input.current))) return new WrongCredentials();
    const passwordHash = await this.passwords.hash(input.next);
    const now = this.clock.now();
    const outcome = await this.transactor.run(async (tx) => {
      if ((await putPassword.run(tx, [accountId, account.passwordHash, passwordHash])) === 0)
        return new WrongCredentials();
      await this.sessions.endAll(tx, accountId, holder.sessionId);
      await forgetResets.run(tx, [accountId]);
      await this.outbox.publish(tx, securityChanged(account, 'password', now));
      return { opened: await this.sessions.renew(tx, holder, now) };
    });
    if (!isProblem(outcome)) await this.tries.passwordWasRight(accountId);
    return outcome;
  }
}
