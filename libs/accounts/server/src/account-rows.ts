import type { Id, Locale, Phone } from '@lapak/kernel';
import { statement } from '@lapak/platform';

/** What signing in and changing an account need to know of it. */
export interface AccountRow {
  readonly id: Id<'Account'>;
  readonly fullName: string;
  readonly phone: Phone | null;
  readonly email: string | null;
  readonly passwordHash: string;
  readonly locale: Locale;
  readonly hasTotp: boolean;
}

const COLUMNS = `a.id, a.full_name as "fullName", a.phone, a.email, a.password_hash as "passwordHash", a.locale,
  exists (select from totp t where t.account_id = a.id and t.confirmed_at is not null) as "hasTotp"`;

/** By phone or e-mail in their stored form; a phone never looks like an e-mail. Disabled ones too: entering refuses them. */
export const accountByLogin = statement<AccountRow>(
  'accounts_by_login',
  `select ${COLUMNS} from account a where a.phone = $1 or a.email = $1`,
);
export const accountById = statement<AccountRow>(
  'accounts_by_id',
  `select ${COLUMNS} from account a where a.id = $1 and a.disabled_at is null`,
);

/**
 * Holds an account as long as its password is the one that was checked: a sign-in with a password that is being changed
 * waits for the change and then finds nothing.
 */
export const heldWithPassword = statement(
  'accounts_held_with_password',
  `select from account where id = $1 and password_hash = $2 and disabled_at is null for share`,
);
/** A new password in place of the one that was checked; 0 rows when that has changed meanwhile. */
export const putPassword = statement(
  'accounts_put_password',
  `update account set password_hash = $3 where id = $1 and password_hash = $2 and disabled_at is null`,
);

/** One e-mail address is given out at a time, so that its being free still holds when it is written. */
export const emailInTurn = statement(
  'accounts_email_in_turn',
  `select pg_advisory_xact_lock(hashtextextended('account email ' || $1, 0))`,
);
