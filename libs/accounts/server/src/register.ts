import { readRegistration, type RegistrationInput, type RegistrationNotPossible } from '@lapak/accounts-domain';
import { type Clock, type Id, type InvalidInput, isProblem, type Locale, type TooManyTries } from '@lapak/kernel';
import { CLOCK, RateLimits, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AddAccount } from './add-account.js';
import { Passwords } from './passwords.js';
import { type Opened, Sessions, type Visit } from './sessions.js';

/** Somebody who is signed in from now on. */
export interface Entered {
  readonly accountId: Id<'Account'>;
  readonly opened: Opened;
}

/**
 * Registers a person and signs them in. Whether phone and e-mail are free costs the same work, and a taken one is not
 * told from a taken other.
 */
@Injectable()
export class Register {
  constructor(
    private readonly transactor: Transactor,
    private readonly limits: RateLimits,
    private readonly passwords: Passwords,
    private readonly adding: AddAccount,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    input: RegistrationInput,
    visit: Visit & { readonly ip: string; readonly locale: Locale },
  ): Promise<Entered | InvalidInput | RegistrationNotPossible | TooManyTries> {
    const registration = readRegistration(input);
    if (isProblem(registration)) return registration; // typing mistakes are not counted
    const tooMany = this.passwords.full ?? (await this.limits.take('register', visit.ip));
    if (tooMany) return tooMany;
    const passwordHash = await this.passwords.hash(registration.password);
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const added = await this.adding.add(tx, registration, passwordHash, visit.locale, now);
      if (isProblem(added)) return added;
      return { ...added, opened: await this.sessions.open(tx, added.accountId, visit, now) };
    });
  }
}
