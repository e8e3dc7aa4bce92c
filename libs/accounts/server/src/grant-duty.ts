import type { Duty } from '@lapak/accounts-domain';
import type { Id } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';

const grant = statement(
  'accounts_grant_duty',
  `insert into account_duty (account_id, duty, granted_at) values ($1, $2, $3) on conflict do nothing`,
);

/** Charges a person with a duty of the regency. It counts in the staff app, from the next request with a second factor. */
export const grantDuty = async (tx: Tx, accountId: Id<'Account'>, duty: Duty, now: Date): Promise<void> => {
  await grant.run(tx, [accountId, duty, now]);
};
