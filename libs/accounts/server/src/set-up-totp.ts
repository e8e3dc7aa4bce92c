import { STEP_UP_SECONDS } from '@lapak/accounts-domain';
import { Regency } from '@lapak/areas-server';
import { type Clock, formatPhone, type Id } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { toString as qrCode } from 'qrcode';
import { DataSource } from 'typeorm';
import { accountById } from './account-rows.js';
import { newTotpSecret, otpauthUrl, TotpVault } from './totp-codes.js';

const lately = statement(
  'accounts_second_factor_lately',
  `select from session where id = $1 and account_id = $2 and second_factor_at > $3::timestamptz - make_interval(secs => ${STEP_UP_SECONDS})`,
);
const offer = statement(
  'accounts_offer_totp',
  `insert into totp (account_id, offered_sealed) values ($1, $2)
   on conflict (account_id) do update set offered_sealed = excluded.offered_sealed`,
);

export interface TotpSetup {
  /** Base32, for typing. */
  readonly secret: string;
  readonly otpauthUrl: string;
  readonly qrSvg: string;
}

/**
 * Offers a secret for an authenticator app. It counts once a code of it was given (ActivateTotp); one that is in use
 * stays in use until then.
 */
@Injectable()
export class SetUpTotp {
  constructor(
    private readonly db: DataSource,
    private readonly vault: TotpVault,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns null when a second factor is in use and was not given in this session within the last five minutes. */
  async run({
    accountId,
    sessionId,
  }: {
    accountId: Id<'Account'>;
    sessionId: Id<'Session'>;
  }): Promise<TotpSetup | null> {
    const account = (await accountById.row(this.db, [accountId]))!;
    const mayReplace = !account.hasTotp || (await lately.run(this.db, [sessionId, accountId, this.clock.now()])) === 1;
    return mayReplace ? this.offer(accountId) : null;
  }

  /** The same for a script that makes people with a known `secret` (base32). */
  async offer(accountId: Id<'Account'>, secret = newTotpSecret()): Promise<TotpSetup> {
    const { phone, email } = (await accountById.row(this.db, [accountId]))!;
    await offer.run(this.db, [accountId, this.vault.seal(accountId, secret)]);
    const url = otpauthUrl(secret, this.regency.profile.brand, email ?? formatPhone(phone!));
    const qrSvg = await qrCode(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
    return { secret, otpauthUrl: url, qrSvg };
  }
}
