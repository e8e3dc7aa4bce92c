import { mustSetUpTotp } from '@lapak/accounts-domain';
import { formatPhone, type Id } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import type { ViewerType } from './viewer.graphql.js';

const viewerRow = statement<Omit<ViewerType, 'mustSetUpTotp'>>(
  'accounts_viewer',
  `select a.id, a.full_name as "fullName", a.phone, a.email, a.locale,
     array(select d.duty from account_duty d where d.account_id = a.id order by d.duty) as duties,
     exists (select from totp t where t.account_id = a.id and t.confirmed_at is not null) as "totpEnabled"
   from account a where a.id = $1`,
);

/** The account as its owner sees it. */
export const viewerType = async (db: DataSource, accountId: Id<'Account'>): Promise<ViewerType> => {
  const row = (await viewerRow.row(db, [accountId]))!;
  return {
    ...row,
    phone: row.phone && formatPhone(row.phone),
    mustSetUpTotp: mustSetUpTotp(row.duties, row.totpEnabled),
  };
};
