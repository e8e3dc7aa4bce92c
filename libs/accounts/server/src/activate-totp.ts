import { readSecondFactor, securityChanged, showBackupCode, WrongCode } from '@lapak/accounts-domain';
import { type Clock, type Id, isProblem, type TooManyTries } from '@lapak/kernel';
import { CLOCK, Outbox, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { accountById } from './account-rows.js';
import { type Holder, type Opened, Sessions } from './sessions.js';
import { stepOf, TotpVault } from './totp-codes.js';
import { Tries } from './tries.js';

const offered = statement<{ sealed: string }>(
  'accounts_offered_totp',
  `select offered_sealed as sealed from totp where account_id = $1 and offered_sealed is not null for update`,
);
const take = statement(
  'accounts_take_totp',
  `update totp set secret_sealed = offered_sealed, offered_sealed = null, confirmed_at = $2, last_step = $3 where account_id = $1`,
);
const forgetBackups = statement('accounts_forget_backup_codes', `delete from totp_backup_code where account_id = $1`);
const addBackups = statement(
  'accounts_add_backup_codes',
  `insert into totp_backup_code (account_id, code_hash) select $1, unnest($2::bytea[])`,
);

export interface TotpTaken {
  /** Ten, shown once, as they are copied by hand. */
  readonly backupCodes: string[];
  readonly opened: Opened | null;
}

/**
 * Puts the offered secret in use, proved by a code of it: from now on signing in needs one. Every other session of the
 * account ends, since none of them gave it; the owner is told.
 */
@Injectable()
export class ActivateTotp {
  constructor(
    private readonly transactor: Transactor,
    private readonly tries: Tries,
    private readonly vault: TotpVault,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param holder null for a script that makes people: nobody is told then. */
  async run(
    accountId: Id<'Account'>,
    holder: Holder | null,
    text: string,
  ): Promise<TotpTaken | WrongCode | TooManyTries> {
    const tooMany = await this.tries.code(accountId);
    if (tooMany) return tooMany;
    const factor = readSecondFactor(text);
    const now = this.clock.now();
    const outcome = await this.transactor.run(async (tx) => {
      const row = await offered.row(tx, [accountId]);
      const step =
        row && factor?.by === 'totp' ? stepOf(this.vault.open(accountId, row.sealed), factor.digits, now) : null;
      if (step === null) return new WrongCode();
      await take.run(tx, [accountId, now, step]);
      return this.taken(tx, accountId, holder, now);
    });
    if (!isProblem(outcome)) await this.tries.codeWasRight(accountId);
    return outcome;
  }

  private async taken(tx: Tx, accountId: Id<'Account'>, holder: Holder | null, now: Date): Promise<TotpTaken> {
    const codes = this.vault.newBackupCodes();
    await forgetBackups.run(tx, [accountId]);
    await addBackups.run(tx, [accountId, codes.map((code) => this.vault.mark(code))]);
    await this.sessions.endAll(tx, accountId, holder?.sessionId ?? null);
    const opened = holder && (await this.sessions.renew(tx, holder, now, now));
    if (holder) {
      const account = (await accountById.row(tx, [accountId]))!;
      await this.outbox.publish(tx, securityChanged(account, 'totp', now));
    }
    return { backupCodes: codes.map(showBackupCode), opened };
  }
}
