import { deliveryEntities } from '@lapak/delivery-server';
import type { Id } from '@lapak/kernel';
import type { OrderState } from '@lapak/orders-domain';
import { newId, type RequestContext, Topics } from '@lapak/platform';
import { statementsDuring, testDatabase, testViewer } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { MoveOrder } from './move-order.js';
import type { OrderTab, OrderType, ShopOrderType } from './order.graphql.js';
import { OrdersResolver, PurchasesResolver } from './orders.resolver.js';
import type { PurchaseType } from './purchase.graphql.js';
import { ShopOrderCountsResolver, ShopOrdersResolver } from './shop-orders.resolver.js';
import {
  checkInvariants,
  type GivenPurchase,
  givenPurchase,
  givenResident,
  newBuyer,
  ordersOn,
  reach,
} from './testing.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities]);
const room = ordersOn(db);
const { the, clock } = room;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const given = async (state: OrderState, over: GivenPurchase = {}) => {
  const made = await givenPurchase(db, room, over);
  if (state !== 'awaiting_payment') await reach(room, made, state);
  return made;
};
/** A request of its own, as loaders see it. */
const again = (ctx: RequestContext, over: Partial<RequestContext> = {}): RequestContext => ({ ...ctx, ...over });

const wholeOrder = async (order: OrderType, ctx: RequestContext) => {
  const orders = the(OrdersResolver);
  const [stateText, shop, lines, timeline] = await Promise.all([
    orders.stateText(order, ctx),
    orders.shop(order, ctx),
    orders.lines(order, ctx),
    orders.timeline(order, ctx),
  ]);
  return { ...order, stateText, shop, lines, timeline };
};
const wholePurchase = async (purchase: PurchaseType, ctx: RequestContext) => {
  const purchases = the(PurchasesResolver);
  const [headline, progress, orders] = await Promise.all([
    purchases.headline(purchase, ctx),
    purchases.progress(purchase, ctx),
    purchases.orders(purchase, ctx),
  ]);
  return { ...purchase, headline, progress, orders: await Promise.all(orders.map((order) => wholeOrder(order, ctx))) };
};
const read = (ctx: RequestContext, code: string, digits?: string) => the(PurchasesResolver).purchase(ctx, code, digits);
const list = (ctx: RequestContext, shopId: string, tab: OrderTab, first = 25, after?: string | null) =>
  the(ShopOrdersResolver).shopOrders(ctx, shopId, tab, first, after);
const one = (ctx: RequestContext, id: string): Promise<ShopOrderType | null> =>
  the(ShopOrdersResolver).shopOrder(ctx, id);

test('a purchase is read with its code and four digits, as all of it, without a session', async () => {
  const { purchase, phoneLast4, first } = await given('shipped', { quantity: 2 });
  const guest = newBuyer();
  const found = await wholePurchase((await read(guest, ` ${purchase.code.toLowerCase()} `, phoneLast4))!, guest);
  expect(found).toMatchObject({ code: purchase.code, headline: 'Sedang dikirim', progress: 70, mine: false });
  expect(found.contactPhoneMasked).toMatch(/^0813-\*{4}-\d{4}$/);
  expect(found.address!.phone).toMatch(/-\*{4}-/);
  expect(found.address!.lines.join(' ')).toMatch(/08\d\d-\*{4}-\d{4}/);
  expect(found.address!.lines.join(' ')).not.toMatch(/08\d\d-?\d{4}-?\d{3}/);
  expect(found.orders).toHaveLength(1);
  const [order] = found.orders;
  expect(order).toMatchObject({
    ...{ id: first.id, state: 'shipped', deliveryMethod: 'seller_delivery', availableMoves: ['complete'] },
    ...{ shop: { id: first.shopId }, pickupCode: null },
    lines: [{ title: 'Kopi Robusta Lereng', quantity: 2, unitPrice: 25_000, lineTotal: 50_000 }],
  });
  expect(order!.stateText).toContain('Dalam perjalanan');
  expect(order!.timeline.map(({ status }) => status)).toEqual(['done', 'done', 'now', 'next', 'next']);
});

test('its buyer reads it signed in; whose code or digits are wrong learns nothing, and soon may not try', async () => {
  const buyer = await givenResident(db);
  const { purchase, phoneLast4 } = await given('awaiting_seller', { buyer });
  expect(await read(buyer, purchase.code)).toMatchObject({ mine: true });
  const other = await givenResident(db);
  const wrong = phoneLast4 === '0000' ? '1111' : '0000';
  expect(await read(other, purchase.code)).toBeNull();
  expect(await read(other, purchase.code, wrong)).toBeNull();
  expect(await read(other, 'BLL-261124-9999', phoneLast4)).toBeNull();
  expect(await read(newBuyer(), purchase.code)).toBeNull();
  for (let i = 0; i < 8; i++) expect(await read(other, purchase.code, wrong)).toBeNull();
  await expect(read(other, purchase.code, phoneLast4)).rejects.toMatchObject({ extensions: { code: 'TooManyTries' } });
  await expect(read(other, 'BLL-261124-9999', phoneLast4)).rejects.toMatchObject({
    extensions: { code: 'TooManyTries' },
  });
});

test('three shops cost as many statements as one, and a list of purchases as many as one purchase', async () => {
  const buyer = await givenResident(db);
  const small = await given('shipped', { buyer, paymentMethod: 'stripe' });
  clock.forward({ minutes: 1 });
  const large = await given('shipped', { buyer, shops: 3, paymentMethod: 'stripe' });
  const cost = (code: string) =>
    statementsDuring(async () => {
      const ctx = again(buyer);
      await wholePurchase((await read(ctx, code))!, ctx);
    });
  const texts = (await cost(large.purchase.code)).map(({ name }) => name);
  expect(texts.sort()).toEqual(
    ['merchants_shops_by_id', 'orders_by_purchase', 'orders_events', 'orders_lines', 'orders_purchase_by_code'].sort(),
  );
  expect(await cost(small.purchase.code)).toHaveLength(texts.length);
  const page = await statementsDuring(async () => {
    const ctx = again(buyer);
    const { nodes } = await the(PurchasesResolver).myPurchases(ctx, 20);
    expect(nodes.map(({ code }) => code)).toEqual([large.purchase.code, small.purchase.code]);
    await Promise.all(nodes.map((node) => wholePurchase(node, ctx)));
  });
  expect(page).toHaveLength(texts.length);
});

test('a buyer pages through their own purchases, newest first', async () => {
  const buyer = await givenResident(db);
  const codes: string[] = [];
  for (let i = 0; i < 5; i++) {
    clock.forward({ minutes: 1 });
    codes.unshift(
      (await given('awaiting_seller', { buyer, delivery: 'pickup', paymentMethod: 'stripe' })).purchase.code,
    );
  }
  await given('awaiting_seller');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await the(PurchasesResolver).myPurchases(buyer, 2, after);
    seen.push(...page.nodes.map(({ code }) => code));
    after = page.hasNextPage ? page.endCursor : null;
  } while (after);
  expect(seen).toEqual(codes);
});

test('the shop knows a first name and a desa until it accepts, everything until the order is completed', async () => {
  const { first, buyer } = await given('awaiting_seller', { quantity: 2 });
  const hidden = { buyerName: 'Komang', buyerPhone: null, address: null, whatsappUrl: null };
  const before = (await one(first.merchant, first.id))!;
  expect(before).toMatchObject({ ...hidden, itemCount: 2, paid: false, availableMoves: ['accept', 'refuse'] });
  expect(before.destination).toMatch(/^(Desa|Kelurahan) .+, Kec\. Buleleng$/);
  expect(JSON.stringify(before)).not.toContain(buyer.phone.slice(3));
  expect(JSON.stringify(before)).not.toContain('Jl. Contoh');

  await the(MoveOrder).run(first.merchant, { orderId: first.id, move: 'accept' });
  const open = (await one(first.merchant, first.id))!;
  expect(open).toMatchObject({ buyerName: 'I Komang Pembeli', buyerPhone: buyer.phone });
  expect(open.address?.lines.join()).toContain('Jl. Contoh No. 1');
  expect(decodeURIComponent(open.whatsappUrl!)).toContain(`tentang pesanan ${first.code} di Lapak Buleleng`);

  await the(MoveOrder).run(first.merchant, { orderId: first.id, move: 'ship' });
  await the(MoveOrder).run(first.merchant, { orderId: first.id, move: 'refuse_at_door' });
  expect(await one(first.merchant, first.id)).toMatchObject(hidden);
});

test('the code for picking up is for the buyer, when it is time', async () => {
  const made = await given('awaiting_seller', { delivery: 'pickup' });
  const { first, purchase, phoneLast4 } = made;
  const codeSeen = async () => {
    const ctx = newBuyer();
    const [order] = await the(PurchasesResolver).orders((await read(ctx, purchase.code, phoneLast4))!, ctx);
    return order!.pickupCode;
  };
  expect(await codeSeen()).toBeNull();
  for (const move of ['accept', 'mark_ready'] as const)
    await the(MoveOrder).run(first.merchant, { orderId: first.id, move });
  const code = await codeSeen();
  expect(code).toMatch(/^\d{4}$/);
  const ready = (await one(first.merchant, first.id))!;
  expect(ready).toMatchObject({ destination: 'Diambil di toko', state: 'ready_pickup' });
  expect(Object.entries(ready).filter(([key, value]) => key !== 'pickupCode' && value === code)).toEqual([]);
});

/** Orders of one shop, from other buyers, in these states. */
const ordersOfOneShop = async (states: readonly OrderState[]) => {
  const made = await given(states[0]!);
  const { first } = made;
  const ids: Id<'Order'>[] = [first.id];
  for (const state of states.slice(1)) {
    clock.forward({ minutes: 1 });
    const next = await given(state, state === 'awaiting_payment' ? { paymentMethod: 'stripe' } : {});
    await db.query('update shop_order set shop_id = $1 where id = $2', [first.shopId, next.first.id]);
    ids.push(next.first.id);
  }
  return { ...first, ids };
};

test('tabs go by what is to be done: deadlines first, everything else newest first; what is not paid is not there', async () => {
  const states: OrderState[] = [
    'awaiting_seller',
    'processing',
    'awaiting_payment',
    'shipped',
    'completed',
    'awaiting_seller',
  ];
  const { merchant, shopId, ids } = await ordersOfOneShop(states);
  const seen = async (tab: OrderTab) => (await list(merchant, shopId, tab)).nodes.map(({ id }) => ids.indexOf(id));
  expect(await seen('to_accept')).toEqual([0, 5]);
  expect(await seen('to_ship')).toEqual([1]);
  expect(await seen('underway')).toEqual([3]);
  expect(await seen('done')).toEqual([4]);
  expect(await seen('all')).toEqual([5, 4, 3, 1, 0]);
  const counts = the(ShopOrderCountsResolver).counts(await list(merchant, shopId, 'all'));
  expect(await counts).toEqual({ toAccept: 2, toShip: 1, underway: 1 });
  expect(await one(merchant, ids[2]!)).toBeNull();
});

test('pages of a tab neither skip nor repeat, also where deadlines are equal', async () => {
  const { merchant, shopId, ids } = await ordersOfOneShop(Array(7).fill('awaiting_seller') as OrderState[]);
  await db.query('update shop_order set due_at = $1 where id = any($2::uuid[])', [clock.now(), ids.slice(2)]);
  for (const tab of ['to_accept', 'all'] as const) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list(merchant, shopId, tab, 2, after);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.hasNextPage ? page.endCursor : null;
    } while (after);
    expect([...seen].sort()).toEqual([...ids].sort());
  }
});

test('a page of seven orders with lines and timelines costs as many statements as one of one', async () => {
  const { merchant, shopId } = await ordersOfOneShop(Array(7).fill('awaiting_seller') as OrderState[]);
  const cost = (first: number) =>
    statementsDuring(async () => {
      const ctx = again(merchant);
      const resolver = the(ShopOrdersResolver);
      const { nodes } = await list(ctx, shopId, 'to_accept', first);
      expect(nodes).toHaveLength(first);
      await Promise.all(
        nodes.flatMap((node) => [
          resolver.lines(node, ctx),
          resolver.timeline(node, ctx),
          resolver.stateText(node, ctx),
        ]),
      );
    });
  const all = await cost(7);
  expect(all.map(({ name }) => name)).toEqual([
    'merchants_role',
    'orders_shop_urgent',
    'orders_lines',
    'orders_events',
  ]);
  expect(await cost(1)).toHaveLength(all.length);
});

test('another shop is refused like one that does not exist', async () => {
  const { first } = await given('processing');
  const stranger = (await given('processing')).first.merchant;
  const words = async (asked: Promise<unknown>) => asked.then(String, (error: Error) => error.message);
  expect(await words(list(stranger, first.shopId, 'all'))).toBe(await words(list(stranger, newId(), 'all')));
  await expect(list(stranger, first.shopId, 'all')).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  await expect(the(ShopOrdersResolver).shopOrderChanged(stranger, first.shopId)).rejects.toThrow();
  expect(await one(stranger, first.id)).toBeNull();
  expect(await one(stranger, newId())).toBeNull();
});

test('the screens of a shop hear of its orders when they change, and of no others', async () => {
  const { first } = await given('awaiting_seller');
  const other = await given('awaiting_seller');
  await the(Topics).start();
  try {
    const news = await the(ShopOrdersResolver).shopOrderChanged(first.merchant, first.shopId);
    const heard = news.next();
    await the(MoveOrder).run(other.first.merchant, { orderId: other.first.id, move: 'accept' });
    await the(MoveOrder).run(first.merchant, { orderId: first.id, move: 'accept' });
    expect(await heard).toEqual({ done: false, value: first.id });
    await news.return(undefined);
  } finally {
    await the(Topics).stop();
  }
});

test('a cancelled order says by whom, in the language of who reads', async () => {
  const { first, purchase, phoneLast4 } = await given('awaiting_seller');
  await the(MoveOrder).run(first.merchant, { orderId: first.id, move: 'refuse', note: 'Mesin rusak' });
  const ctx = again(newBuyer(), { locale: 'en' });
  const found = await wholePurchase((await read(ctx, purchase.code, phoneLast4))!, ctx);
  expect(found.headline).toBe('Cancelled');
  expect(found.orders[0]).toMatchObject({ stateText: 'Cancelled by the shop.', availableMoves: [] });
  expect(found.orders[0]!.timeline.at(-1)).toMatchObject({
    title: 'Refused by the shop',
    detail: 'Mesin rusak',
    status: 'done',
  });
  const merchant = again(first.merchant, { viewer: testViewer({ accountId: first.merchant.viewer!.accountId }) });
  const shown = (await one(merchant, first.id))!;
  expect(await the(ShopOrdersResolver).stateText(shown, merchant)).toBe('Dibatalkan oleh toko.');
});
