import type { Id } from '@lapak/kernel';
import { byKey, loader, statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';

const unreadRows = statement<{ accountId: Id<'Account'>; unread: number }>(
  'notices_unread',
  `select account_id as "accountId", count(*)::int as unread from notice
   where account_id = any($1::uuid[]) and read_at is null group by account_id`,
);

/** How many notices the account has not read; now, past every loader. */
export const countUnread = async (db: DataSource, accountId: Id<'Account'>): Promise<number> =>
  (await unreadRows.row(db, [[accountId]]))?.unread ?? 0;

/** The same as of this request: null stands for none. */
export const unreadOf = loader<Id<'Account'>, { unread: number } | null>((db) =>
  byKey(
    (ids: readonly Id<'Account'>[]) => unreadRows.rows(db, [ids]),
    (row) => row.accountId,
  ),
);
