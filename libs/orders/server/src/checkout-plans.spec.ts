import { fillCatalogue } from '@lapak/catalog-server';
import { givenCategories } from '@lapak/catalog-server/testing';
import { deliveryEntities } from '@lapak/delivery-server';
import { statements } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { newBuyer, ordersOn, placed } from './testing/buyers.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities], { keep: true });
const { clock, put, place } = ordersOn(db);
/** Tables that are small in a regency may be read whole. */
const LARGE = /Seq Scan on (product|variant|shop|basket|basket_line|purchase|shop_order|idempotency)\b/;
const HOT = [
  'orders_basket',
  'orders_basket_lines',
  'orders_begin_placing',
  'orders_buyer_history',
  'orders_earlier_placing',
  'orders_line_now',
  'orders_lines_to_merge',
  'orders_lock_basket',
  'orders_put_basket_line',
  'orders_put_basket_lines',
  'orders_take_out_many',
  'orders_touch_guest_basket',
  'orders_write_purchase',
  'catalog_reserve',
  'delivery_terms',
];

beforeAll(async () => {
  await givenCategories(db);
  await fillCatalogue(db, { shops: 500, products: 5_000, seed: 1 }, clock.now());
  await db.query(`insert into basket (id, token_hash, updated_at)
    select md5('basket' || i)::uuid, sha256(('token' || i)::bytea), now() from generate_series(1, 20000) i`);
  await db.query(`insert into basket_line (basket_id, variant_id, quantity, seen_price, added_at)
    select b.id, v.id, 1, v.price, now() from (select id, row_number() over () as n from basket) b
    cross join generate_series(0, 2) k
    join (select id, price, row_number() over () as n from variant) v on v.n = (b.n + k) % 5000 + 1`);
  await db.query(`insert into purchase (id, code, contact_name, contact_phone, payment_method, items_total, delivery_total, total, locale, placed_at)
    select md5('purchase' || i)::uuid, 'X-' || i, 'Ani', '+62812' || i % 5000, 'cod', 1, 0, 1, 'id', now() from generate_series(1, 20000) i`);
  await db.query(`insert into shop_order (id, purchase_id, seq, code, shop_id, state, items_total, delivery_fee, total, fee_basis_points, fee,
      delivery_method, delivery_code, delivery_label, placed_at)
    select id, id, 1, code, (select id from shop limit 1), 'completed', 1, 0, 1, 0, 0, 'pickup', 'pickup', '{}', now() from purchase`);
  await db.query(`insert into idempotency (scope, key, request_hash, result)
    select 'orders.place:' || id, 'key', '', '{}' from basket`);
  await db.query('analyze');
}, 120_000);

test('a checkout finds everything by index, however much there is', async () => {
  for (const name of HOT) {
    const { text } = statements.get(name)!;
    const rows = (await db.query(`explain (generic_plan) ${text}`)) as { 'QUERY PLAN': string }[];
    const bad = rows.map((row) => row['QUERY PLAN']).filter((line) => LARGE.test(line));
    expect([name, bad]).toEqual([name, []]);
  }
});

test('an order can be placed in the large catalogue', async () => {
  const [{ id }] = (await db.query(
    `select v.id from variant v join product p on p.id = v.product_id where v.on_hand > 10 and v.price < 100000 and p.listed and substr(v.id::text, 15, 1) = '7'
       and substr(v.id::text, 20, 1) = '8' limit 1`,
  )) as [{ id: never }];
  const guest = newBuyer();
  await put(guest, [id, 1]);
  expect(placed(await place(guest)).purchase.code).toBe('BLL-261124-0001');
});
