import { BACKUP_CODES, TOTP_STEP_SECONDS } from '@lapak/accounts-domain';
import type { Id } from '@lapak/kernel';
import { newCode, SEALER, type Sealer } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';

const totpOf = (secret: string, issuer = '', label = ''): TOTP =>
  new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: TOTP_STEP_SECONDS,
  });

/** The code that an authenticator app shows for `secret` (base32) at `now`. */
export const totpCode = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });

/** What a phone's app reads from the QR code. */
export const otpauthUrl = (secret: string, issuer: string, label: string): string =>
  totpOf(secret, issuer, label).toString();

/** A new secret of 160 bits (RFC 4226, 4), in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The 30 seconds that `digits` belong to, one step of tolerance either way; null when they are of none. */
export const stepOf = (secret: string, digits: string, now: Date): number | null => {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: digits, timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ period: TOTP_STEP_SECONDS, timestamp }) + delta;
};

/** Second factors as they lie in the database: secrets sealed, backup codes as keyed hashes. */
@Injectable()
export class TotpVault {
  constructor(@Inject(SEALER) private readonly sealer: Sealer) {}

  seal(accountId: Id<'Account'>, secret: string): string {
    return this.sealer.seal(secret, `totp ${accountId}`);
  }

  open(accountId: Id<'Account'>, sealed: string): string {
    return this.sealer.open(sealed, `totp ${accountId}`);
  }

  mark(backupCode: string): Buffer {
    return this.sealer.mark(backupCode, 'backup codes');
  }

  newBackupCodes(): string[] {
    return Array.from({ length: BACKUP_CODES.count }, () => newCode(BACKUP_CODES.length));
  }
}
