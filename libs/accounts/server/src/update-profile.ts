import { readProfile, RegistrationNotPossible, securityChanged } from '@lapak/accounts-domain';
import { type Clock, type Id, type InvalidInput, isProblem, type Locale, type TooManyTries } from '@lapak/kernel';
import { CLOCK, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountById, emailInTurn } from './account-rows.js';
import { forgetResets } from './reset-password.js';
import { Tries } from './tries.js';

const update = statement(
  'accounts_update_profile',
  `update account set full_name = $2, email = $3, locale = $4 where id = $1
     and not exists (select from account other where other.email = $3 and other.id <> $1)`,
);

/**
 * Changes name, e-mail and language. A new e-mail address is told at the old one, and links that were mailed there end.
 * Asking whether an address is in use is counted like registering.
 */
@Injectable()
export class UpdateProfile {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly tries: Tries,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    accountId: Id<'Account'>,
    input: { readonly fullName: string; readonly email?: string | null; readonly locale: Locale },
  ): Promise<{ accountId: Id<'Account'> } | InvalidInput | RegistrationNotPossible | TooManyTries> {
    const before = (await accountById.row(this.db, [accountId]))!;
    const profile = readProfile(input, before.phone);
    if (isProblem(profile)) return profile;
    const { fullName, email } = profile;
    const moved = email !== before.email;
    const tooMany = moved ? await this.tries.take('register', accountId) : null;
    if (tooMany) return tooMany;
    return this.transactor.run(async (tx) => {
      if (moved && email) await emailInTurn.rows(tx, [email]);
      if ((await update.run(tx, [accountId, fullName, email, input.locale])) === 0)
        return new RegistrationNotPossible();
      if (moved) {
        await forgetResets.run(tx, [accountId]);
        await this.outbox.publish(tx, securityChanged(before, 'email', this.clock.now()));
      }
      return { accountId };
    });
  }
}
