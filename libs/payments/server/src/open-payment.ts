import type { Id } from '@lapak/kernel';
import { newId, statement, type Tx } from '@lapak/platform';

const open = statement(
  'payments_open',
  `with made as (
     insert into payment (id, purchase_id, gateway, amount, state, expires_at, created_at)
     select $2, p.id, p.payment_method, p.total, case p.payment_method when 'cod' then 'due_on_delivery' else 'pending' end, p.expires_at, $3
     from purchase p where p.id = $1
     on conflict (purchase_id) do nothing returning id, purchase_id
   ) insert into payment_split (payment_id, order_id, shop_id, amount)
     select made.id, o.id, o.shop_id, o.total from made join shop_order o on o.purchase_id = made.purchase_id`,
);

/** The payment of a purchase and its one row per shop's order, made once, whoever comes first: listener or buyer. */
export const openPayment = async (tx: Tx, purchaseId: Id<'Purchase'>, now: Date): Promise<void> => {
  await open.run(tx, [purchaseId, newId(now.getTime()), now]);
};
