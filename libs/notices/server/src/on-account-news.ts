import type { Listener } from '@lapak/platform';
import type { PasswordResetNews, SecurityNews } from './news.js';
import { tell } from './tell.js';

/** The link goes by mail alone: whoever reads the inbox is signed in already. */
export const onPasswordResetRequested: Listener<PasswordResetNews> = {
  name: 'notices: a new password was asked for',
  async handle(tx, { to, token, at, expiresAt }) {
    if (!to) return;
    const { accountId, email, fullName: name, locale } = to;
    await tell(tx, [
      {
        kind: 'password_reset',
        facts: { token, expiresAt },
        cause: `${accountId}:${at}`,
        at: new Date(at),
        people: [{ accountId, email, name, locale }],
        inbox: false,
        mail: true,
      },
    ]);
  },
};

export const onSecurityChanged: Listener<SecurityNews> = {
  name: 'notices: the way into an account changed',
  async handle(tx, { accountId, what, email, fullName: name, locale, at }) {
    await tell(tx, [
      {
        kind: 'security_changed',
        facts: { what },
        cause: `${accountId}:${what}:${at}`,
        at: new Date(at),
        people: [{ accountId, email, name, locale }],
        inbox: true,
        mail: true,
      },
    ]);
  },
};
