import { readLogin, WrongCredentials } from '@lapak/accounts-domain';
import { type Clock, type Id, isProblem, type TooManyTries } from '@lapak/kernel';
import { CLOCK, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountByLogin, type AccountRow, heldWithPassword, putPassword } from './account-rows.js';
import { Passwords } from './passwords.js';
import { type Opened, Sessions, type Visit } from './sessions.js';
import { Tries } from './tries.js';

export interface SignInOutcome {
  readonly accountId: Id<'Account'>;
  readonly opened: Opened;
  /** The session can do nothing until the second factor is given. */
  readonly awaitingTotp: boolean;
}

/**
 * Signs in with phone or e-mail and password. An unknown login and a wrong password are one answer after the same work.
 * Tries are counted per login and per address; thirty wrong ones in an hour lock the login for the rest of it.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly tries: Tries,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    input: { readonly login: string; readonly password: string },
    visit: Visit & { readonly ip: string },
  ): Promise<SignInOutcome | WrongCredentials | TooManyTries> {
    const login = readLogin(input.login)?.value ?? '';
    const whose = login || input.login.slice(0, 100);
    const tooMany = await this.tries.password(whose, visit.ip);
    if (tooMany) return tooMany;
    const account = await accountByLogin.row(this.db, [login]);
    const right = await this.passwords.isRight(account?.passwordHash ?? null, input.password);
    if (!account || !right) return new WrongCredentials();
    const better = this.passwords.isOutdated(account.passwordHash) ? await this.passwords.hash(input.password) : null;
    const outcome = await this.transactor.run((tx) => this.enter(tx, account, better, visit));
    if (!isProblem(outcome)) await this.tries.passwordWasRight(whose);
    return outcome;
  }

  private async enter(tx: Tx, account: AccountRow, better: string | null, visit: Visit) {
    const { id, passwordHash, hasTotp } = account;
    const held = better
      ? await putPassword.run(tx, [id, passwordHash, better])
      : await heldWithPassword.run(tx, [id, passwordHash]);
    if (held === 0) return new WrongCredentials();
    const opened = await this.sessions.open(tx, id, visit, this.clock.now(), hasTotp);
    return { accountId: id, opened, awaitingTotp: hasTotp };
  }
}
