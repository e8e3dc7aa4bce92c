import { type Id, rupiah } from '@lapak/kernel';
import { cashTaken } from '@lapak/payments-domain';
import { statement, type Tx } from '@lapak/platform';
import { postToLedger } from './ledger.js';

const take = statement<{ shopId: Id<'Shop'>; amount: number; goods: number; waived: number; fee: number }>(
  'payments_take_cash',
  `update payment_split s set captured = s.amount - s.waived, collected_at = $2, collected_as = done.actor, collected_by = done.actor_id
   from payment p, shop_order o,
     lateral (select actor, actor_id from order_event e where e.order_id = o.id and e.to_state = $3 order by seq desc limit 1) done
   where s.order_id = $1 and p.id = s.payment_id and o.id = s.order_id and p.gateway = 'cod' and s.captured = 0
   returning s.shop_id as "shopId", s.amount, o.items_total as goods, s.waived, o.fee`,
);
const complete = statement(
  'payments_cash_complete',
  `update payment p set state = 'paid', paid_at = $2, version = version + 1
   where p.purchase_id = $1 and p.gateway = 'cod' and p.state = 'due_on_delivery'
     and not exists (select from payment_split s join shop_order o on o.id = s.order_id
       where s.payment_id = p.id and s.captured = 0 and o.state not in ('cancelled', 'expired', 'refused_at_door'))
     and exists (select from payment_split s where s.payment_id = p.id and s.captured > 0)`,
);

/** What was taken out of an order that is paid in cash is no longer asked for at the door. */
export const waiveCash = statement(
  'payments_waive_cash',
  `update payment_split set waived = waived + $2 where order_id = $1 and captured = 0`,
);

/**
 * An order paid at the door was handed over: the cash is with its merchant, who owes the fee. When and by whom is kept
 * from the order's own diary. Heard again, it changes nothing.
 */
export const takeCash = async (tx: Tx, orderId: Id<'Order'>, orderState: string, at: Date): Promise<void> => {
  const taken = await take.row(tx, [orderId, at, orderState]);
  if (!taken) return;
  const { shopId } = taken;
  const waived = rupiah(taken.waived);
  const share = { shopId, amount: rupiah(taken.amount), goods: rupiah(taken.goods), fee: rupiah(taken.fee) };
  const entries = cashTaken(share, { amount: waived, goods: waived });
  await postToLedger(tx, [{ kind: 'cash', reference: orderId, orderId, at, entries }]);
};

/** A cash payment is paid when every order of its purchase that lives has been paid. */
export const completeCash = async (tx: Tx, purchaseId: Id<'Purchase'>, at: Date): Promise<void> => {
  await complete.run(tx, [purchaseId, at]);
};
