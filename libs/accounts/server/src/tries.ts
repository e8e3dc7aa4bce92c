import type { TooManyTries } from '@lapak/kernel';
import { type LimitName, RateLimits, SEALER, type Sealer } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Passwords } from './passwords.js';

/** Counts tries at a secret. Who it was about is counted under a keyed hash: the table of limits names nobody. */
@Injectable()
export class Tries {
  constructor(
    private readonly limits: RateLimits,
    private readonly passwords: Passwords,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** A password for `whose` (a login or an account) from `ip`: per minute and address, per minute and person, per hour and person. */
  async password(whose: string, ip: string | null): Promise<TooManyTries | null> {
    return (
      this.passwords.full ??
      (ip === null ? null : await this.limits.take('signInAddress', ip)) ??
      (await this.take('signInAccount', whose)) ??
      (await this.take('signInLockout', whose))
    );
  }

  /** A code: five a minute, and thirty an hour, so that a million of them are never tried. */
  async code(accountId: string): Promise<TooManyTries | null> {
    return (await this.take('totp', accountId)) ?? (await this.take('signInLockout', `code ${accountId}`));
  }

  async codeWasRight(accountId: string): Promise<void> {
    await Promise.all([this.clear('totp', accountId), this.clear('signInLockout', `code ${accountId}`)]);
  }

  /** Whoever knows the secret, or has shown otherwise who they are, starts anew. */
  async passwordWasRight(...whose: (string | null)[]): Promise<void> {
    const known = whose.filter((one): one is string => one !== null);
    await Promise.all(known.flatMap((one) => [this.clear('signInAccount', one), this.clear('signInLockout', one)]));
  }

  take(name: LimitName, whose: string): Promise<TooManyTries | null> {
    return this.limits.take(name, this.key(whose));
  }

  private clear(name: LimitName, whose: string): Promise<void> {
    return this.limits.clear(name, this.key(whose));
  }

  private key(whose: string): string {
    return this.sealer.mark(whose, 'accounts tries').toString('base64url');
  }
}
