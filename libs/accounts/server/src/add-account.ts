import {
  CONSENTS,
  readRegistration,
  type Registration,
  type RegistrationInput,
  RegistrationNotPossible,
} from '@lapak/accounts-domain';
import { type Clock, type Id, type InvalidInput, isProblem, type Locale } from '@lapak/kernel';
import { CLOCK, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ConsentEntity } from './account.entity.js';
import { emailInTurn } from './account-rows.js';
import { Passwords } from './passwords.js';

// Two registrations of one phone: the second waits for the first here, and then finds it taken.
const insert = statement(
  'accounts_insert',
  `insert into account (id, full_name, phone, email, password_hash, locale, created_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);

/** Makes accounts: people by registering, the demo's people by its script. */
@Injectable()
export class AddAccount {
  constructor(
    private readonly transactor: Transactor,
    private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the account's id; InvalidInput per field; RegistrationNotPossible when phone or e-mail is in use. */
  async run(
    input: RegistrationInput,
    locale: Locale = 'id',
  ): Promise<{ accountId: Id<'Account'> } | InvalidInput | RegistrationNotPossible> {
    const registration = readRegistration(input);
    if (isProblem(registration)) return registration;
    const passwordHash = await this.passwords.hash(registration.password);
    return this.transactor.run((tx) => this.add(tx, registration, passwordHash, locale, this.clock.now()));
  }

  /** The same inside the caller's transaction; the password is hashed before it, since that takes long. */
  async add(
    tx: Tx,
    { fullName, phone, email }: Registration,
    passwordHash: string,
    locale: Locale,
    now: Date,
  ): Promise<{ accountId: Id<'Account'> } | RegistrationNotPossible> {
    const accountId = newId<'Account'>(now.getTime());
    if (email) await emailInTurn.rows(tx, [email]);
    const added = await insert.run(tx, [accountId, fullName, phone, email, passwordHash, locale, now]);
    if (added === 0) return new RegistrationNotPossible();
    await tx.insert(
      ConsentEntity,
      CONSENTS.map((consent) => ({ ...consent, id: newId<'Consent'>(now.getTime()), accountId, givenAt: now })),
    );
    return { accountId };
  }
}
