import type { Id } from '@lapak/kernel';
import { type HeldLine, mergeLines } from '@lapak/orders-domain';
import { newId, statement, type Tx } from '@lapak/platform';

const lockGuests = statement<{ id: Id<'Basket'> }>(
  'orders_lock_guest_basket',
  `select id from basket where token_hash = $1 for update`,
);
/** The account's basket, made when there is none, and locked. */
export const openAccountBasket = statement<{ id: Id<'Basket'> }>(
  'orders_open_account_basket',
  `insert into basket (id, account_id, updated_at) values ($1, $2, $3)
   on conflict (account_id) do update set updated_at = excluded.updated_at returning id`,
);
const linesOf = statement<HeldLine & { basketId: Id<'Basket'> }>(
  'orders_lines_to_merge',
  `select basket_id as "basketId", variant_id as "variantId", quantity, seen_price as "seenPrice", added_at as "addedAt"
   from basket_line where basket_id = any($1::uuid[]) order by added_at, variant_id`,
);
/** Several lines at once; a line that is there takes the new quantity, price and age. */
export const putLines = statement(
  'orders_put_basket_lines',
  `insert into basket_line (basket_id, variant_id, quantity, seen_price, added_at)
   select $1, l."variantId", l.quantity, l."seenPrice", l."addedAt"
   from json_to_recordset($2::json) as l ("variantId" uuid, quantity int, "seenPrice" bigint, "addedAt" timestamptz)
   on conflict (basket_id, variant_id) do update
   set quantity = excluded.quantity, seen_price = excluded.seen_price, added_at = excluded.added_at`,
);
const dropBasket = statement('orders_drop_basket', `delete from basket where id = $1`);

/**
 * Puts a guest's basket into the account's, without losing a line, and ends the guest's. Nothing happens when there is
 * none any more, so it may be asked twice.
 */
export const mergeBaskets = async (tx: Tx, accountId: Id<'Account'>, tokenHash: Buffer, now: Date): Promise<void> => {
  const guests = await lockGuests.row(tx, [tokenHash]);
  if (!guests) return;
  const mine = (await openAccountBasket.row(tx, [newId(now.getTime()), accountId, now]))!;
  const lines = await linesOf.rows(tx, [[mine.id, guests.id]]);
  const of = (id: Id<'Basket'>): HeldLine[] => lines.filter((line) => line.basketId === id);
  await putLines.run(tx, [mine.id, JSON.stringify(mergeLines(of(mine.id), of(guests.id)))]);
  await dropBasket.run(tx, [guests.id]);
};
