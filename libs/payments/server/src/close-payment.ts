import type { Id } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import { commandCancel } from './provider-command.js';

const close = statement<{ id: Id<'Payment'>; mayBeOpen: boolean }>(
  'payments_close',
  `update payment p set version = version + 1,
     state = case when p.gateway = 'stripe' and not exists (select from shop_order o where o.purchase_id = p.purchase_id and o.state <> 'expired')
       then 'expired' else 'canceled' end
   where p.purchase_id = $1 and p.state in ('pending', 'due_on_delivery')
     and not exists (select from shop_order o where o.purchase_id = p.purchase_id and o.state not in ('cancelled', 'expired', 'refused_at_door'))
   returning p.id, exists (select from provider_command c where c.payment_id = p.id and c.kind = 'start') as "mayBeOpen"`,
);

/**
 * When no order of a purchase lives any more, nobody should pay: its payment ends, and the provider's page is closed if
 * one may be open. Money that comes all the same is taken and given back, see settlePayment.
 * @returns whether this call ended it
 */
export const closePayment = async (tx: Tx, purchaseId: Id<'Purchase'>, now: Date): Promise<boolean> => {
  const closed = await close.row(tx, [purchaseId]);
  if (closed?.mayBeOpen) await commandCancel(tx, closed.id, now);
  return closed !== null;
};
