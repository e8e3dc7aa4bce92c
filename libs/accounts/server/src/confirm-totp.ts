import { readSecondFactor, type SecondFactor, securityChanged, WrongCode } from '@lapak/accounts-domain';
import { type Clock, type Id, isProblem, type TooManyTries } from '@lapak/kernel';
import { type AppName, CLOCK, Outbox, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountById } from './account-rows.js';
import { type Opened, Sessions } from './sessions.js';
import { stepOf, TotpVault } from './totp-codes.js';
import { Tries } from './tries.js';

const secretRow = statement<{ sealed: string }>(
  'accounts_totp_secret',
  `select secret_sealed as sealed from totp where account_id = $1 and secret_sealed is not null`,
);
// A code works once, and none before it works afterwards: of two who send one at once, the second finds the step moved.
const useStep = statement(
  'accounts_use_totp_step',
  `update totp set last_step = $2 where account_id = $1 and last_step < $2`,
);
const useBackup = statement(
  'accounts_use_backup_code',
  `update totp_backup_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null`,
);

export interface Confirmed {
  readonly accountId: Id<'Account'>;
  readonly opened: Opened;
}

/**
 * Takes the second factor, after the password or again before something that needs a recent one. The session goes on
 * under a new token. A code of the app works once; so does a backup code, and its owner is told.
 * @returns Confirmed; WrongCode; TooManyTries; null when the token is no session that could be confirmed.
 */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly tries: Tries,
    private readonly vault: TotpVault,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(token: string, app: AppName, text: string): Promise<Confirmed | WrongCode | TooManyTries | null> {
    const now = this.clock.now();
    const session = await this.sessions.toConfirm(token, app, now);
    if (!session) return null;
    const { accountId, sessionId } = session;
    const tooMany = await this.tries.code(accountId);
    if (tooMany) return tooMany;
    const factor = readSecondFactor(text);
    if (!factor) return new WrongCode();
    const outcome = await this.transactor.run(async (tx) => {
      if (!(await this.use(tx, accountId, factor, now))) return new WrongCode();
      const opened = await this.sessions.renew(tx, { sessionId, token, app }, now, now);
      return opened && { accountId, opened };
    });
    if (outcome && !isProblem(outcome)) await this.tries.codeWasRight(accountId);
    return outcome;
  }

  private async use(tx: Tx, accountId: Id<'Account'>, factor: SecondFactor, now: Date): Promise<boolean> {
    if (factor.by === 'totp') {
      const row = await secretRow.row(tx, [accountId]);
      const step = row && stepOf(this.vault.open(accountId, row.sealed), factor.digits, now);
      return step !== null && (await useStep.run(tx, [accountId, step])) === 1;
    }
    if ((await useBackup.run(tx, [accountId, this.vault.mark(factor.code), now])) === 0) return false;
    const account = (await accountById.row(tx, [accountId]))!;
    await this.outbox.publish(tx, securityChanged(account, 'backup-code', now));
    return true;
  }
}
