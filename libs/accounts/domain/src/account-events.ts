import type { Id, Locale } from '@lapak/kernel';

/** Where a person's mail about their account goes. */
export interface Reachable {
  readonly accountId: Id<'Account'>;
  readonly fullName: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Told for every login that is asked about, known or not: asking costs the same either way. */
export interface PasswordResetRequested {
  readonly type: 'accounts.password-reset-requested';
  /** Null when nobody has the login, or no e-mail address is known: then there is nothing to send. */
  readonly to: Reachable | null;
  /** Opens `/atur-ulang?token=...` on the storefront, once, until `expiresAt`. Only its hash is kept by the accounts. */
  readonly token: string;
  readonly at: string;
  readonly expiresAt: string;
}

/** What is changed about how somebody gets in. */
export const SECURITY_CHANGES = ['password', 'totp', 'email', 'backup-code'] as const;
/** `totp`: a second factor was set up, or replaced. `backup-code`: one of them was used instead of the phone. */
export type SecurityChange = (typeof SECURITY_CHANGES)[number];

/** The owner hears of it, at the address from before the change. */
export interface SecurityChanged {
  readonly type: 'accounts.security-changed';
  readonly accountId: Id<'Account'>;
  readonly what: SecurityChange;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly at: string;
}

export const securityChanged = (
  account: {
    readonly id: Id<'Account'>;
    readonly fullName: string;
    readonly email: string | null;
    readonly locale: Locale;
  },
  what: SecurityChange,
  now: Date,
): SecurityChanged => ({
  type: 'accounts.security-changed',
  accountId: account.id,
  what,
  fullName: account.fullName,
  email: account.email,
  locale: account.locale,
  at: now.toISOString(),
});

export type AccountEvent = PasswordResetRequested | SecurityChanged;
