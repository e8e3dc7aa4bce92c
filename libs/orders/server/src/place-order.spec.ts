import { Areas, Regency } from '@lapak/areas-server';
import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import { drainJobs, Transactor } from '@lapak/platform';
import { statementsDuring, testDatabase, testViewer } from '@lapak/platform/testing';
import { BasketOwners } from './basket-owner.js';
import { ordersEntities } from './index.js';
import { PurchaseEntity } from './order.entity.js';
import { done, givenGood, givenGoods, givenResident, newBuyer, ordersOn, placed, rp } from './testing/buyers.js';
import { checkInvariants } from './testing/invariants.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities]);
const { the, clock, heard, basketOf, put, orderOf, send, place, subscriptions } = ordersOn(db);
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const count = async (table: 'purchase' | 'shop_order' | 'stock_hold' | 'idempotency' | 'purchase_number') =>
  ((await db.query(`select count(*)::int as n from ${table}`)) as [{ n: number }])[0].n;
const stockOf = async (id: Id<'Variant'>) =>
  ((await db.query('select on_hand, reserved from variant where id = $1', [id])) as [unknown])[0];
const addressIn = (code: string) => ({
  recipient: 'Komang Pembeli',
  phone: '0812-3456-7890',
  street: 'Jl. Contoh No. 1',
  landmark: 'utara balai banjar',
  desaCode: code,
});
const homeDesa = () => the(Areas).desaIn('51.08.06')[0]!.code;

test('one purchase becomes one order per shop: stock held, the basket empty, the shops told, in one commit', async () => {
  const [first, second] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [first!.variantId, 2], [second!.variantId, 1]);
  const { purchase } = placed(await place(guest, { note: 'Tolong dibungkus rapi.', contactEmail: 'komang@contoh.id' }));

  expect(purchase).toMatchObject({
    code: 'BLL-261124-0001',
    total: 75_000,
    deliveryTotal: 0,
    accountId: null,
    expiresAt: null,
  });
  expect(await db.manager.findOneBy(PurchaseEntity, { id: purchase.id })).toEqual(purchase);
  const orders = await db.query('select * from shop_order order by seq');
  expect(orders).toMatchObject([
    { code: 'BLL-261124-0001-1', shop_id: first!.shopId, state: 'awaiting_seller', total: 50_000, fee: 0, version: 0 },
    {
      code: 'BLL-261124-0001-2',
      shop_id: second!.shopId,
      state: 'awaiting_seller',
      total: 25_000,
      note: 'Tolong dibungkus rapi.',
    },
  ]);
  expect(orders[0].pickup_code).toMatch(/^\d{4}$/);
  // 24 working hours from Tuesday 10.00: 6 on Tuesday, 8 on Wednesday and Thursday, 2 on Friday
  expect(orders[0].due_at).toEqual(new Date('2026-11-27T02:00:00Z'));
  expect(await stockOf(first!.variantId)).toEqual({ on_hand: 10, reserved: 2 });
  expect((await basketOf(guest)).lines).toEqual([]);
  expect(await db.query('select move, from_state, to_state, actor, seq from order_event')).toEqual(
    Array(2).fill({ move: 'place', from_state: null, to_state: 'awaiting_seller', actor: 'buyer', seq: 1 }),
  );

  await drainJobs({ db, transactor: the(Transactor), subscriptions, tasks: {} });
  expect(heard).toMatchObject([
    {
      type: 'orders.placed',
      purchaseCode: 'BLL-261124-0001',
      total: 75_000,
      contactEmail: 'komang@contoh.id',
      orders: [{ code: 'BLL-261124-0001-1', total: 50_000 }, { code: 'BLL-261124-0001-2' }],
    },
  ]);
});

test('a card has half an hour; its order waits for the money and so does the stock', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const { purchase } = placed(await place(guest, { paymentMethod: 'stripe' }));
  const until = new Date('2026-11-24T02:30:00Z');
  expect(purchase.expiresAt).toEqual(until);
  expect(await db.query('select state, due_at from shop_order')).toEqual([
    { state: 'awaiting_payment', due_at: until },
  ]);
  expect(await db.query('select state, expires_at from stock_hold')).toEqual([{ state: 'held', expires_at: until }]);
});

test('numbers follow each other without a gap from attempts that failed, and begin anew each day', async () => {
  const { variantId } = await givenGood(db, { onHand: 50 });
  const buy = async () => {
    const guest = newBuyer();
    await put(guest, [variantId, 1]);
    return { guest, input: await orderOf(guest) };
  };
  const codes: string[] = [];
  for (const wrong of [true, false, true, false]) {
    const { guest, input } = await buy();
    const outcome = await send(guest, wrong ? { ...input, agreedTotal: rp(1) } : input);
    if (!wrong) codes.push(placed(outcome).purchase.code);
  }
  clock.set('2026-11-24T16:30:00Z'); // half past midnight in the regency
  const { guest, input } = await buy();
  codes.push(placed(await send(guest, input)).purchase.code);
  expect(codes).toEqual(['BLL-261124-0001', 'BLL-261124-0002', 'BLL-261125-0001']);
});

test("the day's ten thousandth purchase has one digit more", async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  await db.query(`insert into purchase_number values ('2026-11-24', 9999)`);
  expect(placed(await place(guest)).purchase.code).toBe('BLL-261124-10000');
  await db.query(`update purchase_number set last = 1`);
});

test('the same key and request answer the same purchase, as after a lost answer', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const input = await orderOf(guest);
  const first = placed(await send(guest, input));
  const again = placed(await send(guest, { ...input }));
  expect(again.purchase).toEqual(first.purchase);
  expect(await count('purchase')).toBe(1);
  expect(await stockOf(variantId)).toEqual({ on_hand: 10, reserved: 1 });
});

test('the same key with another request is refused, and nothing is placed', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const input = await orderOf(guest);
  placed(await send(guest, input));
  await put(guest, [variantId, 1]);
  expect(await send(guest, { ...input, contactName: 'Orang Lain' })).toMatchObject({ kind: 'IdempotencyConflict' });
  expect(await count('purchase')).toBe(1);
});

test("a key is the buyer's own: somebody else's same key places their own order", async () => {
  const { variantId } = await givenGood(db);
  const [a, b] = [newBuyer(), newBuyer()];
  await put(a, [variantId, 1]);
  await put(b, [variantId, 1]);
  const idempotencyKey = 'the-same-key';
  const [first, second] = [placed(await place(a, { idempotencyKey })), placed(await place(b, { idempotencyKey }))];
  expect(second.purchase.id).not.toBe(first.purchase.id);
});

test('a refused attempt leaves its key free: the buyer corrects and sends again', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const input = await orderOf(guest);
  expect(await send(guest, { ...input, agreedTotal: rp(1_000) })).toMatchObject({
    kind: 'TotalChanged',
    was: 1_000,
    now: 25_000,
  });
  placed(await send(guest, input));
});

test('a price that has changed is told with what it was and what it is', async () => {
  const [cheap, dear] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [cheap!.variantId, 1], [dear!.variantId, 1]);
  const input = await orderOf(guest);
  await db.query('update variant set price = 30000 where id = $1', [dear!.variantId]);
  const refused = await send(guest, input);
  expect(refused).toMatchObject({
    kind: 'PriceChanged',
    lines: [{ variantId: dear!.variantId, was: 25_000, now: 30_000 }],
  });
  expect((refused as { say(l: 'id'): string }).say('id')).toBe(
    'Harga berubah: Kopi Robusta Lereng dari Rp25.000 menjadi Rp30.000. Setujui harga baru di keranjang untuk melanjutkan.',
  );
});

test('what is gone, short or of a closed shop is told, and nothing is held', async () => {
  const [good, bad] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [good!.variantId, 1], [bad!.variantId, 3]);
  const input = await orderOf(guest);
  await db.query('update variant set on_hand = 2 where id = $1', [bad!.variantId]);
  expect(await send(guest, input)).toMatchObject({ kind: 'OutOfStock', variantId: bad!.variantId, left: 2 });
  await db.query(`update shop set closed_until = '2026-12-01' where id = $1`, [bad!.shopId]);
  expect(await send(guest, input)).toMatchObject({ kind: 'ShopClosed', shopId: bad!.shopId, until: '2026-12-01' });
  await db.query(`update shop set closed_until = null, state = 'suspended' where id = $1`, [bad!.shopId]);
  expect(await send(guest, input)).toMatchObject({ kind: 'ProductGone', variantId: bad!.variantId });
  expect(await count('purchase')).toBe(0);
  expect(await count('purchase_number')).toBe(0);
  expect(await stockOf(good!.variantId)).toEqual({ on_hand: 10, reserved: 0 });
});

test('an empty basket, or none, places nothing', async () => {
  const { variantId } = await givenGood(db);
  const input = { contactName: 'Ani', contactPhone: '081234567890', choices: [], paymentMethod: 'cod' as const };
  const order = { ...input, idempotencyKey: 'a-fresh-key', agreedTotal: rp(0) };
  const guest = newBuyer();
  expect(await send(guest, order)).toMatchObject({ kind: 'EmptyBasket' });
  await put(guest, [variantId, 1]);
  placed(await place(guest));
  expect(await send(guest, order)).toMatchObject({ kind: 'EmptyBasket' });
});

test('the address is checked, kept as it was, and dropped when everything is picked up', async () => {
  const { shopId, variantId } = await givenGood(db);
  const ani = await givenResident(db);
  await put(ani, [variantId, 1]);
  const choices = [{ shopId, optionCode: 'seller_delivery' }];
  const input = await orderOf(ani, { address: addressIn(homeDesa()), choices, saveAddress: true });
  expect(await send(ani, { ...input, address: null })).toMatchObject({
    kind: 'InvalidInput',
    fields: [{ field: 'address' }],
  });
  const wrong = { ...addressIn('51.99.99.9999'), recipient: '' };
  const refused = await send(ani, { ...input, address: wrong, contactName: ' ', contactPhone: '12' });
  expect(
    done({ fields: (refused as unknown as { fields: { field: string }[] }).fields }).fields.map((f) => f.field),
  ).toEqual(['contactName', 'contactPhone', 'address.recipient', 'address.desaCode']);
  const { purchase } = placed(await send(ani, input));
  expect(purchase.address?.lines[0]).toBe('Komang Pembeli (0812-3456-7890)');
  expect(purchase).toMatchObject({ destinationCode: homeDesa(), accountId: ani.accountId });
  expect(purchase.deliveryTotal).toBeGreaterThan(0);
  expect(await db.query('select account_id from saved_address')).toEqual([{ account_id: ani.accountId }]);
  expect(await db.query('select pickup_code, outside from shop_order')).toEqual([
    { pickup_code: null, outside: false },
  ]);

  await put(ani, [variantId, 1]);
  const fetched = placed(await place(ani, { address: addressIn(homeDesa()), paymentMethod: 'stripe' }));
  expect(fetched.purchase).toMatchObject({ address: null, destinationCode: null, deliveryTotal: 0 });
});

test('a way that this shop does not go there is refused with its name', async () => {
  const [near, far] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [near!.variantId, 1], [far!.variantId, 1]);
  await db.query('insert into shop_delivery values ($1, true, false, false, null)', [far!.shopId]);
  const address = addressIn(homeDesa());
  const choices = [near!, far!].map(({ shopId }) => ({ shopId, optionCode: 'seller_delivery' }));
  const input = await orderOf(guest, { address, choices });
  expect(await send(guest, input)).toMatchObject({ kind: 'DeliveryNotPossible', shopId: far!.shopId });
  const missing = { ...input, choices: choices.slice(0, 1) };
  expect(await send(guest, missing)).toMatchObject({ kind: 'DeliveryNotPossible', shopId: far!.shopId });
  const mixed = [choices[0]!, { shopId: far!.shopId, optionCode: 'pickup' }];
  const { purchase } = placed(await place(guest, { address, choices: mixed }));
  expect(purchase.address).not.toBeNull();
});

test('the fee is frozen with the order and shared to the rupiah', async () => {
  const goods = await givenGoods(db, 3, { price: 33_333 });
  const guest = newBuyer();
  await put(guest, ...goods.map(({ variantId }): [Id<'Variant'>, number] => [variantId, 1]));
  const { profile } = the(Regency);
  const rate = profile.feeBasisPoints;
  Object.assign(profile, { feeBasisPoints: 250 });
  placed(await place(guest));
  Object.assign(profile, { feeBasisPoints: rate });
  const orders = (await db.query('select fee, fee_basis_points as rate from shop_order order by seq')) as {
    fee: number;
    rate: number;
  }[];
  // 2.5 % of 99.999 is 2.499,975
  expect(orders).toEqual([
    { fee: 834, rate: 250 },
    { fee: 833, rate: 250 },
    { fee: 833, rate: 250 },
  ]);
});

test.each([1, 9])('a checkout of %i shops costs at most 15 statements, and all of ours have names', async (shops) => {
  const goods = await givenGoods(db, shops);
  const ani = await givenResident(db);
  await put(ani, ...goods.map(({ variantId }): [Id<'Variant'>, number] => [variantId, 2]));
  const choices = goods.map(({ shopId }) => ({ shopId, optionCode: 'seller_delivery' }));
  const input = await orderOf(ani, { address: addressIn(homeDesa()), choices, saveAddress: true });
  await the(BasketOwners).of(ani);
  const sent = await statementsDuring(async () => placed(await send(ani, input)));
  expect(sent.length).toBeLessThanOrEqual(15);
  expect(sent.filter(({ name }) => !name).map(({ text }) => text)).toEqual(['START TRANSACTION', 'COMMIT']);
  expect(sent.flatMap(({ name }) => name ?? [])).toEqual([
    'orders_begin_placing',
    'orders_basket_lines',
    'delivery_terms',
    'orders_lock_cod_buyer',
    'orders_buyer_history',
    'catalog_reserve',
    'accounts_save_address',
    'accounts_forget_oldest_addresses',
    'platform_notify',
    'orders_write_purchase',
    'platform_add_jobs',
  ]);
});

test('twelve orders a minute from one address; the thirteenth is told when to try again', async () => {
  const guest = newBuyer();
  const input = { contactName: '', contactPhone: '', choices: [], paymentMethod: 'cod' as const, idempotencyKey: '' };
  const tries = [];
  for (let i = 0; i < 13; i++) tries.push(await send(guest, { ...input, agreedTotal: rp(0) }));
  expect(tries.map(({ kind }) => kind)).toEqual([...Array(12).fill('InvalidInput'), 'TooManyTries']);
});

test('an account is limited wherever it sends from', async () => {
  const ani = await givenResident(db);
  const tries = [];
  for (let i = 0; i < 13; i++) {
    const device = newBuyer(testViewer({ accountId: ani.accountId! }));
    tries.push(await send(device, { ...(await orderOf(device)), contactName: '' }));
  }
  expect(tries.at(-1)).toMatchObject({ kind: 'TooManyTries' });
});
