import type { Id } from '@lapak/kernel';
import { statement } from '@lapak/platform';

/**
 * Locks the buyer's basket and claims the key for it, in this order: a second tap waits for the first and then sees
 * what it left. A key that was claimed before stays with its request.
 */
export const beginPlacing = statement<{ basketId: Id<'Basket'>; claimed: boolean }>(
  'orders_begin_placing',
  `with mine as materialized (
     select id from basket
     where id = (select id from basket where account_id = $1 union all select id from basket where token_hash = $2 limit 1) for update
   ), claimed as (
     insert into idempotency (scope, key, request_hash, created_at) select 'orders.place:' || id, $3, $4, $5 from mine
     on conflict (scope, key) do nothing returning scope
   ) select id as "basketId", exists (select from claimed) as claimed from mine`,
);

/** What the key stands for. Read in a statement of its own, which sees what the first tap committed. */
export const earlierPlacing = statement<{ requestHash: Buffer; purchaseId: Id<'Purchase'> | null }>(
  'orders_earlier_placing',
  `select request_hash as "requestHash", (result->>'purchaseId')::uuid as "purchaseId" from idempotency
   where scope = 'orders.place:' || $1::text and key = $2`,
);

/**
 * The whole purchase in one statement, whatever its size, with the day's next number. Whoever takes the number keeps
 * others waiting until the commit, so it is taken here and not before: no attempt that fails leaves a gap.
 * $1 purchase, $2 orders, $3 lines, $4 first events, $5 holds, all JSON in the tables' own column names, without codes;
 * $6 the basket that is empty afterwards, $7 the key that now has its result; $8 the day, $9 the code up to the number,
 * $10 the number's digits.
 */
export const writePurchase = statement<{ code: string }>(
  'orders_write_purchase',
  `with counted as (
     insert into purchase_number (day, last) values ($8, 1)
     on conflict (day) do update set last = purchase_number.last + 1 returning last::text as n
   ), bought as (
     insert into purchase (id, code, account_id, contact_name, contact_phone, contact_email, address, destination_code,
       payment_method, items_total, delivery_total, total, locale, placed_at, expires_at)
     select p.id, $9::text || lpad(n, greatest($10::int, length(n)), '0'), p.account_id, p.contact_name, p.contact_phone,
       p.contact_email, p.address, p.destination_code, p.payment_method, p.items_total, p.delivery_total, p.total, p.locale,
       p.placed_at, p.expires_at
     from counted, json_populate_record(null::purchase, $1::json) p returning id, code
   ), placed as (
     insert into shop_order (id, purchase_id, seq, code, shop_id, state, items_total, delivery_fee, total, fee_basis_points,
       fee, delivery_method, delivery_code, delivery_label, promised_from, promised_to, made_to_order_days, due_at, remind_at,
       pickup_code, note, outside, placed_at)
     select o.id, b.id, o.seq, b.code || '-' || o.seq, o.shop_id, o.state, o.items_total, o.delivery_fee, o.total,
       o.fee_basis_points, o.fee, o.delivery_method, o.delivery_code, o.delivery_label, o.promised_from, o.promised_to,
       o.made_to_order_days, o.due_at, o.remind_at, o.pickup_code, o.note, o.outside, o.placed_at
     from bought b, json_populate_recordset(null::shop_order, $2::json) o
   ), lines as (insert into order_line select * from json_populate_recordset(null::order_line, $3::json)
   ), told as (insert into order_event select * from json_populate_recordset(null::order_event, $4::json)
   ), held as (insert into stock_hold select * from json_populate_recordset(null::stock_hold, $5::json)
   ), emptied as (delete from basket_line where basket_id = $6
   ), answered as (
     update idempotency set result = jsonb_build_object('purchaseId', (select id from bought))
     where scope = 'orders.place:' || $6::text and key = $7
   ) select code from bought`,
);
