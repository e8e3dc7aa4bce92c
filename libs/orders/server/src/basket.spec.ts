import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import { statementsDuring, testDatabase, testViewer } from '@lapak/platform/testing';
import { AcceptBasketChanges } from './accept-basket-changes.js';
import { basketType } from './basket.graphql.js';
import { BasketOwners } from './basket-owner.js';
import { ChangeBasket } from './change-basket.js';
import { ordersEntities } from './index.js';
import { SweepBaskets } from './sweep-baskets.js';
import { givenGood, givenGoods, givenResident, newBuyer, ordersOn, type TestBuyer } from './testing/buyers.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities]);
const { the, clock, basketOf, put, place } = ordersOn(db);
const change = (buyer: TestBuyer, how: 'add' | 'set', variantId: string, quantity: number) =>
  the(ChangeBasket).run(buyer, how, variantId, quantity);
const accept = async (buyer: TestBuyer) => the(AcceptBasketChanges).run(await the(BasketOwners).of(buyer));
const shown = async (buyer: TestBuyer) => basketType(await basketOf(buyer), { locale: 'id' });
const quantities = async (buyer: TestBuyer) =>
  Object.fromEntries((await basketOf(buyer)).lines.map((line) => [line.variantId, line.quantity]));

test('a guest who looks has no basket and costs no statement; the first thing put in makes one', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  expect(await statementsDuring(() => basketOf(guest))).toHaveLength(0);
  expect(await shown(guest)).toMatchObject({ id: 'new', count: 0, groups: [], changed: false });
  await put(guest, [variantId, 2]);
  expect(await shown(guest)).toMatchObject({ count: 2, itemsTotal: 50_000, weightGrams: 500, changed: false });
});

test("a guest's token lies in the table as a hash only, and a token of somebody's own making opens nothing", async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const token = guest.cookies.get('lapak_basket')!;
  const [row] = (await db.query('select token_hash from basket')) as [{ token_hash: Buffer }];
  expect(token).toHaveLength(43);
  expect(row.token_hash).toHaveLength(32);
  expect(row.token_hash.toString('base64url')).not.toContain(token);
  const forger = newBuyer();
  forger.cookies.set('lapak_basket', 'a'.repeat(43));
  await put(forger, [variantId, 1]);
  expect(forger.cookies.get('lapak_basket')).not.toBe('a'.repeat(43));
  expect(await quantities(guest)).toEqual({ [variantId]: 1 });
});

test('a basket is read with one named statement, of one shop as of nine', async () => {
  const goods = await givenGoods(db, 9);
  const guest = newBuyer();
  for (const n of [1, 9]) {
    await put(guest, ...goods.slice(0, n).map((one): [Id<'Variant'>, number] => [one.variantId, 1]));
    const sent = await statementsDuring(() => basketOf(guest));
    expect(sent.map((statement) => statement.name)).toEqual(['orders_basket']);
  }
  expect((await shown(guest)).groups).toHaveLength(9);
});

test('quantities outside 1 to 99, what is not there and what is not sold are refused', async () => {
  const { variantId, productId } = await givenGood(db, { onHand: 200 });
  const guest = newBuyer();
  for (const quantity of [0, -1, 1.5, 100, Number.NaN])
    expect(await change(guest, 'add', variantId, quantity)).toMatchObject({ kind: 'InvalidInput' });
  await put(guest, [variantId, 98]);
  expect(await change(guest, 'add', variantId, 2)).toMatchObject({ kind: 'InvalidInput' });
  await put(guest, [variantId, 1]);
  expect(await change(guest, 'add', 'not an id', 1)).toMatchObject({ kind: 'ProductGone' });
  expect(await change(guest, 'add', productId, 1)).toMatchObject({ kind: 'ProductGone' });
  await db.query(`update product set state = 'archived', listed = false`);
  expect(await change(guest, 'set', variantId, 3)).toMatchObject({ kind: 'ProductGone', title: 'Kopi Robusta Lereng' });
  const stranger = { ...(await change(newBuyer(), 'add', variantId, 1)), variantId: productId };
  expect(stranger).toEqual(await change(newBuyer(), 'add', productId, 1)); // as if it had never been
  expect(await change(guest, 'set', variantId, 0)).toMatchObject({ kind: 'BasketChanged' });
  expect(await quantities(guest)).toEqual({});
});

test('more than there is cannot be put in, but a line that has become too long can be shortened', async () => {
  const { variantId } = await givenGood(db, { onHand: 5 });
  const guest = newBuyer();
  const refused = await change(guest, 'add', variantId, 6);
  expect(refused).toMatchObject({ kind: 'OutOfStock', left: 5 });
  await put(guest, [variantId, 5]);
  await db.query('update variant set on_hand = 2');
  expect((await shown(guest)).groups[0]!.lines[0]).toMatchObject({ trouble: 'short', available: 2, lineTotal: 50_000 });
  expect(await change(guest, 'set', variantId, 4)).toMatchObject({ kind: 'BasketChanged' });
  expect(await change(guest, 'set', variantId, 5)).toMatchObject({ kind: 'OutOfStock', left: 2 });
});

test('a basket holds sixty different things, and says so', async () => {
  const goods = await givenGoods(db, 61);
  const guest = newBuyer();
  await put(guest, ...goods.slice(0, 60).map((one): [Id<'Variant'>, number] => [one.variantId, 1]));
  expect(await change(guest, 'add', goods[60]!.variantId, 1)).toMatchObject({ kind: 'InvalidInput' });
  await put(guest, [goods[0]!.variantId, 1]);
});

test('what has changed is told line by line, and one tap agrees to what is possible now', async () => {
  const goods = await givenGoods(db, 5);
  const guest = newBuyer();
  await put(guest, ...goods.map((one): [Id<'Variant'>, number] => [one.variantId, 3]));
  const [gone, short, dearer, closed, same] = goods;
  await db.query('update product set listed = false where id = $1', [gone!.productId]);
  await db.query('update variant set on_hand = 1 where id = $1', [short!.variantId]);
  await db.query('update variant set price = 30000 where id = $1', [dearer!.variantId]);
  await db.query(`update shop set closed_until = '2026-12-01' where id = $1`, [closed!.shopId]);
  const basket = await shown(guest);
  expect(basket.changed).toBe(true);
  expect(basket.groups.map((group) => group.lines[0]!.trouble)).toEqual(['gone', 'short', 'price', 'closed', null]);
  expect(basket.groups.map((group) => group.itemsTotal)).toEqual([0, 25_000, 90_000, 0, 75_000]);
  expect(basket.itemsTotal).toBe(190_000);
  expect(basket.groups[2]!.lines[0]!.formerPrice).toBe(25_000);
  expect(basket.groups[3]!.shopClosedUntil).toBe('2026-12-01');
  await accept(guest);
  const after = await shown(guest);
  expect(after).toMatchObject({ changed: false, itemsTotal: 190_000, count: 7 });
  expect(await quantities(guest)).toEqual({ [short!.variantId]: 1, [dearer!.variantId]: 3, [same!.variantId]: 3 });
});

test('a shop whose time to get a business number is over takes no orders', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  await db.query(`update shop set legalisation_deadline = '2026-11-24'`);
  expect((await shown(guest)).groups[0]!.lines[0]!.trouble).toBeNull();
  clock.forward({ days: 1 });
  expect((await shown(guest)).groups[0]!.lines[0]!.trouble).toBe('closed');
});

test('adding more of something keeps the price that was seen, so that a change is still told', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  await db.query('update variant set price = 20000');
  await put(guest, [variantId, 1]);
  expect((await shown(guest)).groups[0]!.lines[0]).toMatchObject({ trouble: 'price', formerPrice: 25_000 });
});

test("signing in brings the guest's basket along: no line is lost, quantities add up to what is allowed", async () => {
  const [both, mine, theirs] = await givenGoods(db, 3, { onHand: 300 });
  const ani = await givenResident(db);
  await put(ani, [both!.variantId, 60], [mine!.variantId, 1]);
  const guest = newBuyer();
  await put(guest, [both!.variantId, 50], [theirs!.variantId, 2]);
  guest.viewer = testViewer({ accountId: ani.accountId! });
  const merged = { [both!.variantId]: 99, [mine!.variantId]: 1, [theirs!.variantId]: 2 };
  expect(await quantities(guest)).toEqual(merged);
  expect(guest.cookies.get('lapak_basket')).toBeUndefined();
  expect(await quantities(ani)).toEqual(merged);
  expect(await db.query('select count(*)::int as n from basket')).toEqual([{ n: 1 }]);
  guest.viewer = null;
  expect(await quantities(guest)).toEqual({});
});

test('two pages that load at once after signing in merge once', async () => {
  const { variantId } = await givenGood(db, { onHand: 300 });
  const ani = await givenResident(db);
  const guest = newBuyer();
  await put(guest, [variantId, 2]);
  guest.viewer = testViewer({ accountId: ani.accountId! });
  const token = guest.cookies.get('lapak_basket')!;
  const tabs = Array.from({ length: 8 }, () => {
    const tab = newBuyer(guest.viewer);
    tab.cookies.set('lapak_basket', token);
    return tab;
  });
  await Promise.all(tabs.map((tab) => basketOf(tab)));
  expect(await quantities(ani)).toEqual({ [variantId]: 2 });
});

test('two taps at once count twice, also for the very first thing', async () => {
  const { variantId } = await givenGood(db);
  const ani = await givenResident(db);
  await Promise.all(Array.from({ length: 4 }, () => put(ani, [variantId, 1])));
  expect(await quantities(ani)).toEqual({ [variantId]: 4 });
});

test('baskets nobody came back to and old keys are swept, those of accounts stay', async () => {
  const { variantId } = await givenGood(db);
  const [guest, ani] = [newBuyer(), await givenResident(db)];
  await put(guest, [variantId, 1]);
  await put(ani, [variantId, 1]);
  expect(await place(ani)).toMatchObject({ kind: 'Placed' });
  clock.forward({ days: 6 });
  expect(await the(SweepBaskets).run()).toEqual({ baskets: 0, keys: 0 });
  clock.forward({ days: 85 });
  expect(await the(SweepBaskets).run()).toEqual({ baskets: 1, keys: 1 });
  expect(await db.query('select count(*)::int as n from basket')).toEqual([{ n: 1 }]);
});
