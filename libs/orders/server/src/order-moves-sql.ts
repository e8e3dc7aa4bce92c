import type { StockLine } from '@lapak/catalog-domain';
import { statement } from '@lapak/platform';

/** $1 orders, $2 the state of their holds, $3 what it becomes. What it returns, and only that, may change the stock. */
export const settleHolds = statement<StockLine & { orderId: string }>(
  'orders_settle_holds',
  `update stock_hold set state = $3, expires_at = null where order_id = any($1::uuid[]) and state = $2
   returning variant_id as "variantId", quantity, order_id as "orderId"`,
);
/** What left the shop for these orders. */
export const claimed = statement<StockLine>(
  'orders_claimed',
  `select variant_id as "variantId", quantity from stock_hold where order_id = any($1::uuid[]) and state = 'claimed'`,
);

/** $1 steps as JSON, $2 now: the orders as they are from now on, and their diaries' next lines. */
export const writeSteps = statement(
  'orders_write_steps',
  `with step as (
     select * from json_to_recordset($1::json) as s (order_id uuid, seq int, move text, from_state text, to_state text,
       actor text, actor_id uuid, note text, courier text, tracking_number text, due_at timestamptz, remind_at timestamptz)
   ), moved as (
     update shop_order o set state = s.to_state, due_at = s.due_at, remind_at = s.remind_at, courier = s.courier,
       tracking_number = s.tracking_number, version = o.version + 1,
       completed_at = case when s.to_state = 'completed' then $2 else o.completed_at end
     from step s where o.id = s.order_id
   ) insert into order_event (order_id, seq, at, move, from_state, to_state, actor, actor_id, note)
     select order_id, seq, $2, move, from_state, to_state, actor, actor_id, note from step`,
);
