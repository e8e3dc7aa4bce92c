import type { Id, Locale } from '@lapak/kernel';

/** Told for every login that is asked about, known or not: asking costs the same either way. */
export interface PasswordResetRequested {
  readonly type: 'accounts.password-reset-requested';
  readonly login: string;
  readonly locale: Locale;
  readonly at: string;
}

/** The owner hears of it, at the address from before the change. */
export interface SecurityChanged {
  readonly type: 'accounts.security-changed';
  readonly accountId: Id<'Account'>;
  readonly what: 'password' | 'totp' | 'email';
  readonly email: string | null;
  readonly locale: Locale;
  readonly at: string;
}

export type AccountEvent = PasswordResetRequested | SecurityChanged;
