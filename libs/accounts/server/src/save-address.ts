import { type Address, addressLabel, MAX_SAVED_ADDRESSES } from '@lapak/accounts-domain';
import type { Id } from '@lapak/kernel';
import { newId, statement, type Tx } from '@lapak/platform';

const keep = statement(
  'accounts_save_address',
  `insert into saved_address (id, account_id, label, address, created_at) values ($1, $2, $3, $4, $5)
   on conflict (account_id, md5(address::text)) do update set created_at = greatest(saved_address.created_at, excluded.created_at)`,
);
const makeRoom = statement(
  'accounts_forget_oldest_addresses',
  `delete from saved_address where id in (
     select id from saved_address where account_id = $1 order by created_at desc, id desc offset $2)`,
);

/** Keeps an address for the next order. One that is there already becomes the newest; past 20 the oldest is forgotten. */
export const saveAddress = async (tx: Tx, accountId: Id<'Account'>, address: Address, now: Date): Promise<void> => {
  const id = newId<'SavedAddress'>(now.getTime());
  await keep.run(tx, [id, accountId, addressLabel(address), JSON.stringify(address), now]);
  await makeRoom.run(tx, [accountId, MAX_SAVED_ADDRESSES]);
};
