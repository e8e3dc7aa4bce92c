import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import { testDatabase, testViewer } from '@lapak/platform/testing';
import { BasketOwners } from './basket-owner.js';
import { ordersEntities } from './index.js';
import { givenGood, givenGoods, givenResident, newBuyer, ordersOn, placed, type TestBuyer } from './testing/buyers.js';
import { checkInvariants } from './testing/invariants.js';

/** More of them on demand: `RACES=1000 npm run jest -- races`. */
const RACES = Number(process.env['RACES'] ?? 200);
const AT_ONCE = 16;

const db = testDatabase([...ordersEntities, ...deliveryEntities], { poolSize: AT_ONCE });
const { the, basketOf, put, orderOf, send, place } = ordersOn(db);
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const tally = (outcomes: readonly { readonly kind: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const buyersWith = async (n: number, ...lines: [Id<'Variant'>, number][]): Promise<TestBuyer[]> => {
  const buyers = Array.from({ length: n }, () => newBuyer());
  for (const buyer of buyers) await put(buyer, ...lines);
  return buyers;
};
const deadlocks = async (): Promise<number> => {
  await db.query('select pg_stat_force_next_flush()');
  return (
    (await db.query('select deadlocks from pg_stat_database where datname = current_database()')) as [
      { deadlocks: number },
    ]
  )[0].deadlocks;
};
/** `AT_ONCE` at a time, as they come. */
const rush = async <T, R>(all: readonly T[], work: (one: T, i: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const queue = all.map((one, i) => ({ one, i }));
  const hand = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next.i] = await work(next.one, next.i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return results;
};

test('fifty checkouts at once for the last one: one wins, forty-nine are told that it is sold out', async () => {
  const [last, other] = await givenGoods(db, 2);
  const buyers = await buyersWith(50, [other!.variantId, 1], [last!.variantId, 1]);
  await db.query('update variant set on_hand = 1 where id = $1', [last!.variantId]);
  await db.query('update variant set on_hand = 50 where id = $1', [other!.variantId]);
  const inputs = await Promise.all(buyers.map((buyer) => orderOf(buyer)));
  const outcomes = await Promise.all(buyers.map((buyer, i) => send(buyer, inputs[i]!)));
  expect(tally(outcomes)).toEqual({ Placed: 1, OutOfStock: 49 });
  expect(outcomes.filter(({ kind }) => kind === 'OutOfStock')).toEqual(
    Array(49).fill(expect.objectContaining({ variantId: last!.variantId, left: 0 })),
  );
  const stock = await db.query('select on_hand, reserved from variant where id = any($1::uuid[]) order by on_hand', [
    [last!.variantId, other!.variantId],
  ]);
  expect(stock).toEqual([
    { on_hand: 1, reserved: 1 },
    { on_hand: 50, reserved: 1 },
  ]);
});

test(`${RACES} baskets in opposite order: nobody meets a deadlock, and every number is given out once`, async () => {
  const [a, b] = await givenGoods(db, 2, { onHand: 100_000 });
  const forth: [Id<'Variant'>, number][] = [
    [a!.variantId, 1],
    [b!.variantId, 2],
  ];
  const buyers = await rush(Array.from({ length: RACES }), async (_, i) => {
    const buyer = newBuyer();
    await put(buyer, ...(i % 2 ? forth : forth.toReversed()));
    return { buyer, input: await orderOf(buyer) };
  });
  const before = await deadlocks();
  const outcomes = await rush(buyers, ({ buyer, input }) => send(buyer, input));
  expect(tally(outcomes)).toEqual({ Placed: RACES });
  expect((await deadlocks()) - before).toBe(0);
  const numbers = outcomes.map((outcome) => Number(placed(outcome).purchase.code.slice(-4)));
  expect(numbers.toSorted((x, y) => x - y)).toEqual(Array.from({ length: RACES }, (_, i) => i + 1));
}, 120_000);

test('a double tap, eight times at once: one purchase, and every tap hears of it', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const input = await orderOf(guest);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => send(guest, input)));
  expect(new Set(outcomes.map((outcome) => placed(outcome).purchase.code)).size).toBe(1);
  expect(await db.query('select count(*)::int as n from purchase')).toEqual([{ n: 1 }]);
  expect(await db.query('select reserved from variant')).toEqual([{ reserved: 1 }]);
});

test('one basket in two tabs with two keys becomes one order', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  const input = await orderOf(guest);
  const tabs = Array.from({ length: 8 }, (_, i) => ({ ...input, idempotencyKey: `tab-number-${i}` }));
  expect(tally(await Promise.all(tabs.map((tab) => send(guest, tab))))).toEqual({ Placed: 1, EmptyBasket: 7 });
});

test('a new buyer who orders twice at once in cash, from two browsers, gets one', async () => {
  const goods = await givenGoods(db, 8);
  const contactPhone = '081299990000';
  const orders = await Promise.all(
    goods.map(async ({ variantId }) => {
      const browser = newBuyer();
      await put(browser, [variantId, 1]);
      return { browser, input: await orderOf(browser, { contactPhone }) };
    }),
  );
  const outcomes = await Promise.all(orders.map(({ browser, input }) => send(browser, input)));
  expect(tally(outcomes)).toEqual({ Placed: 1, PaymentNotPossible: 7 });
});

test('goods put in while the order is placed are neither lost nor sold unseen', async () => {
  const [first, second] = await givenGoods(db, 2, { onHand: 100 });
  const ani = await givenResident(db);
  for (let i = 0; i < 10; i++) {
    await put(ani, [first!.variantId, 1]);
    const input = await orderOf(ani, { paymentMethod: 'stripe', idempotencyKey: `round-${i}-${'x'.repeat(8)}` });
    const tab = newBuyer(testViewer({ accountId: ani.accountId! }));
    const device = { ...ani, ip: tab.ip };
    const [outcome] = await Promise.all([send(device, input), put(tab, [second!.variantId, 1])]);
    // either the order saw the second thing, and then its total was not agreed to; or it lies in the basket still
    if (outcome.kind !== 'Placed') expect(['DeliveryNotPossible', 'TotalChanged']).toContain(outcome.kind);
    const left = (await db.query('select count(*)::int as n from basket_line')) as [{ n: number }];
    expect(left[0].n).toBe(outcome.kind === 'Placed' ? 1 : 2);
    await db.query('delete from basket_line');
  }
});

test('something put in by a tab that is not signed in yet, while another signs in, is not lost', async () => {
  const [first, second] = await givenGoods(db, 2, { onHand: 100 });
  for (let i = 0; i < 20; i++) {
    const ani = await givenResident(db);
    const guest = newBuyer();
    await put(guest, [first!.variantId, 1]);
    ani.cookies.set('lapak_basket', guest.cookies.get('lapak_basket')!);
    await Promise.all([the(BasketOwners).of(ani), put(guest, [second!.variantId, 1])]);
    ani.cookies.set('lapak_basket', guest.cookies.get('lapak_basket')!);
    expect((await basketOf(ani)).lines.map((line) => line.variantId)).toEqual([first!.variantId, second!.variantId]);
  }
});

test('a shop that closes and prices that move during a rush are told, and nobody pays what they did not see', async () => {
  const { variantId, shopId } = await givenGood(db, { onHand: 100_000 });
  const buyers = await buyersWith(40, [variantId, 1]);
  const inputs = await Promise.all(buyers.map((buyer) => orderOf(buyer)));
  const rushing = rush(buyers, (buyer, i) => send(buyer, inputs[i]!));
  await db.query('update variant set price = 26000 where id = $1', [variantId]);
  await db.query(`update shop set closed_until = '2026-12-24' where id = $1`, [shopId]);
  const counts = tally(await rushing);
  expect(Object.keys(counts).filter((kind) => !['Placed', 'PriceChanged', 'ShopClosed'].includes(kind))).toEqual([]);
  expect(await db.query('select distinct unit_price from order_line where unit_price <> 25000')).toEqual([]);
});

test('another way to pay is offered at once after a refusal, with the same goods', async () => {
  const { variantId } = await givenGood(db);
  const buyers = await buyersWith(2, [variantId, 1]);
  const contactPhone = '081277770000';
  expect(await place(buyers[0]!, { contactPhone })).toMatchObject({ kind: 'Placed' });
  expect(await place(buyers[1]!, { contactPhone })).toMatchObject({ kind: 'PaymentNotPossible', method: 'cod' });
  expect(await place(buyers[1]!, { contactPhone, paymentMethod: 'stripe' })).toMatchObject({ kind: 'Placed' });
});
