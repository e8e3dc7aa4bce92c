import { deliveryEntities } from '@lapak/delivery-server';
import { type Id, isProblem } from '@lapak/kernel';
import { ORDER_MOVE_NAMES, type OrderMoved, type OrderState } from '@lapak/orders-domain';
import { newId, type RequestContext, Transactor } from '@lapak/platform';
import { testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { MoveOrder, type MoveOrderInput } from './move-order.js';
import { OrderMoves } from './order-moves.js';
import {
  checkInvariants,
  type GivenPurchase,
  givenPurchase,
  givenResident,
  kindOf,
  newBuyer,
  ordersOn,
  type PurchaseGiven,
  reach,
} from './testing.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities], { poolSize: 16 });
const room = ordersOn(db);
const { the, clock, heard } = room;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

type Asking = Omit<MoveOrderInput, 'orderId'>;
const move = (ctx: RequestContext, orderId: string, input: Asking) => the(MoveOrder).run(ctx, { orderId, ...input });
const rowOf = async (id: Id<'Order'>) =>
  ((await db.query('select * from shop_order where id = $1', [id])) as [Record<string, unknown>])[0];
const stateOf = async (id: Id<'Order'>) => (await rowOf(id))['state'];
const stockOf = async (id: Id<'Variant'>) =>
  ((await db.query('select on_hand, reserved from variant where id = $1', [id])) as [unknown])[0];
const given = async (state: OrderState, over: GivenPurchase = {}): Promise<PurchaseGiven> => {
  const made = await givenPurchase(db, room, over);
  await reach(room, made, state);
  return made;
};
const anAdmin = async (): Promise<RequestContext> => {
  const { accountId } = await givenResident(db);
  const viewer = testViewer({ accountId: accountId!, duties: ['admin'], secondFactor: true });
  return testContext({ app: 'staff', viewer });
};

test('an order goes its way: accepted, sent with its number, delivered, and confirmed by its buyer', async () => {
  const { first, buyer, phoneLast4 } = await givenPurchase(db, room);
  const accepted = await move(first.merchant, first.id, { move: 'accept', version: 0 });
  expect(accepted).toMatchObject({ kind: 'OrderMoved', order: null, shopOrder: { state: 'processing', version: 1 } });
  await move(first.merchant, first.id, { move: 'ship', courier: 'Antar sendiri', trackingNumber: 'Motor biru' });
  expect(await rowOf(first.id)).toMatchObject({ courier: 'Antar sendiri', tracking_number: 'Motor biru', version: 2 });
  await move(first.merchant, first.id, { move: 'deliver' });
  const completed = await move(buyer, first.id, { move: 'complete', phoneLast4 });
  expect(completed).toMatchObject({ kind: 'OrderMoved', order: { state: 'completed', dueAt: null }, shopOrder: null });
  expect(await rowOf(first.id)).toMatchObject({ completed_at: clock.now(), remind_at: null });
  expect(await db.query('select seq, move, from_state, to_state, actor from order_event order by seq')).toEqual([
    { seq: 1, move: 'place', from_state: null, to_state: 'awaiting_seller', actor: 'buyer' },
    { seq: 2, move: 'accept', from_state: 'awaiting_seller', to_state: 'processing', actor: 'merchant' },
    { seq: 3, move: 'ship', from_state: 'processing', to_state: 'shipped', actor: 'merchant' },
    { seq: 4, move: 'deliver', from_state: 'shipped', to_state: 'delivered', actor: 'merchant' },
    { seq: 5, move: 'complete', from_state: 'delivered', to_state: 'completed', actor: 'buyer' },
  ]);
});

test('the news of a step is in its commit, with all that listeners need', async () => {
  const { first, purchase } = await givenPurchase(db, room);
  await move(first.merchant, first.id, { move: 'refuse', note: 'Habis terjual di warung' });
  const jobs = (await db.query(`select payload from graphile_worker._private_jobs order by id`)) as {
    payload: { event: OrderMoved };
  }[];
  expect(jobs.at(-1)!.payload.event).toEqual({
    ...{ type: 'orders.moved', orderId: first.id, orderCode: first.code, purchaseId: purchase.id },
    ...{ purchaseCode: purchase.code, shopId: first.shopId, accountId: null, contactEmail: null, locale: 'id' },
    ...{ move: 'refuse', from: 'awaiting_seller', to: 'cancelled', by: 'merchant', at: clock.now().toISOString() },
    ...{ total: purchase.total, fee: 0, paymentMethod: 'cod', deliveryMethod: 'seller_delivery' },
    note: 'Habis terjual di warung',
  });
  expect(heard).toEqual([]);
});

test('goods are held until they leave, and are sold once', async () => {
  const { first, buyer, phoneLast4 } = await given('processing', { quantity: 3 });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: 3 });
  await move(first.merchant, first.id, { move: 'ship' });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 7, reserved: 0 });
  await move(buyer, first.id, { move: 'complete', phoneLast4 });
  await move(buyer, first.id, { move: 'complete', phoneLast4 });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 7, reserved: 0 });
  expect(await db.query('select sold_count from product')).toEqual([{ sold_count: 3 }]);
});

test('what is refused at the door comes back to the shelf', async () => {
  const { first } = await given('shipped', { quantity: 2 });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 8, reserved: 0 });
  expect(await move(first.merchant, first.id, { move: 'refuse_at_door' })).toMatchObject({ kind: 'OrderMoved' });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: 0 });
});

test('what was paid beforehand cannot be refused at the door', async () => {
  const { first } = await given('shipped', { paymentMethod: 'stripe' });
  expect(await move(first.merchant, first.id, { move: 'refuse_at_door' })).toMatchObject({ kind: 'MoveNotAllowed' });
});

test('a buyer cancels before the shop has accepted, not after, and again when the shop is late', async () => {
  const made = await givenPurchase(db, room, { shops: 2 });
  const [first, second] = made.orders;
  const cancel = { move: 'cancel', note: 'Salah pesan', phoneLast4: made.phoneLast4 } as const;
  expect(await move(made.buyer, first!.id, cancel)).toMatchObject({
    kind: 'OrderMoved',
    order: { state: 'cancelled' },
  });
  expect(await stockOf(first!.variantId)).toEqual({ on_hand: 10, reserved: 0 });
  await move(second!.merchant, second!.id, { move: 'accept' });
  expect(await move(made.buyer, second!.id, cancel)).toMatchObject({ kind: 'MoveNotAllowed' });
  clock.set((await rowOf(second!.id))['due_at'] as Date);
  expect(await move(made.buyer, second!.id, cancel)).toMatchObject({
    kind: 'OrderMoved',
    order: { state: 'cancelled' },
  });
});

test('picking up needs the code of the buyer, and guessing it is soon over', async () => {
  const { first } = await given('ready_pickup', { delivery: 'pickup' });
  const code = (await rowOf(first.id))['pickup_code'] as string;
  const wrong = code === '0000' ? '1111' : '0000';
  for (let i = 0; i < 4; i++) {
    expect(await move(first.merchant, first.id, { move: 'hand_over', pickupCode: wrong })).toMatchObject({
      kind: 'WrongPickupCode',
    });
  }
  expect(await move(first.merchant, first.id, { move: 'hand_over', pickupCode: code })).toMatchObject({
    shopOrder: { state: 'completed', paid: true },
  });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 9, reserved: 0 });

  const next = await given('ready_pickup', { delivery: 'pickup' });
  for (let i = 0; i < 5; i++) await move(next.first.merchant, next.first.id, { move: 'hand_over', pickupCode: wrong });
  const right = (await rowOf(next.first.id))['pickup_code'] as string;
  expect(await move(next.first.merchant, next.first.id, { move: 'hand_over', pickupCode: right })).toMatchObject({
    kind: 'TooManyTries',
  });
});

test('an administrator of the office may cancel with a reason, with the second factor given', async () => {
  const { first } = await given('processing');
  const admin = await anAdmin();
  const cancel = { move: 'cancel', note: 'Aduan warga' } as const;
  const withoutFactor = { ...admin, viewer: { ...admin.viewer!, secondFactor: false } };
  const verifier = { ...admin, viewer: { ...admin.viewer!, duties: ['verifier'] } };
  expect(await move(withoutFactor, first.id, cancel)).toMatchObject({ kind: 'OrderNotFound' });
  expect(await move(verifier, first.id, cancel)).toMatchObject({ kind: 'OrderNotFound' });
  expect(await move(admin, first.id, { move: 'cancel' })).toMatchObject({ kind: 'InvalidInput' });
  expect(await move(admin, first.id, cancel)).toMatchObject({ kind: 'OrderMoved', shopOrder: { state: 'cancelled' } });
});

test('an order of somebody else is refused like one that does not exist, whatever is asked', async () => {
  const { first, phoneLast4 } = await given('shipped');
  const other = await givenPurchase(db, room);
  const stranger = await givenResident(db);
  const wrongDigits = phoneLast4 === '0000' ? '1111' : '0000';
  const askers: [RequestContext, string | undefined][] = [
    [other.first.merchant, undefined],
    [{ ...other.first.merchant, viewer: null }, undefined],
    [stranger, undefined],
    [newBuyer(), undefined],
    [newBuyer(), wrongDigits],
    [{ ...first.merchant, app: 'storefront' }, undefined],
    [{ ...first.merchant, app: 'staff' }, undefined],
  ];
  for (const [ctx, digits] of askers)
    for (const asked of [first.id, newId<'Order'>(), 'not an id'])
      for (const name of ['complete', 'deliver', 'cancel'] as const) {
        const outcome = await move({ ...ctx, ip: newBuyer().ip }, asked, { move: name, note: 'x', phoneLast4: digits });
        expect(outcome).toMatchObject({ kind: 'OrderNotFound' });
      }
  expect(await stateOf(first.id)).toBe('shipped');
});

test('nobody learns the digits of a phone by trying', async () => {
  const { first, phoneLast4 } = await given('shipped');
  const guesser = newBuyer();
  const wrong = (i: number) => String((Number(phoneLast4) + i) % 10_000).padStart(4, '0');
  for (let i = 1; i <= 10; i++) {
    const outcome = await move(guesser, first.id, { move: 'complete', phoneLast4: wrong(i) });
    expect(outcome).toMatchObject({ kind: 'OrderNotFound' });
  }
  expect(await move(guesser, first.id, { move: 'complete', phoneLast4 })).toMatchObject({ kind: 'TooManyTries' });
  for (let i = 11; i <= 30; i++) await move(newBuyer(), first.id, { move: 'complete', phoneLast4: wrong(i) });
  expect(await move(newBuyer(), first.id, { move: 'complete', phoneLast4 })).toMatchObject({ kind: 'TooManyTries' });
});

test('the buyer who is signed in needs no digits', async () => {
  const buyer = await givenResident(db);
  const { first } = await given('delivered', { buyer });
  expect(await move(buyer, first.id, { move: 'complete' })).toMatchObject({ order: { state: 'completed' } });
});

test('a double tap gets the same end, and nothing happens twice', async () => {
  const { first } = await given('processing');
  const taps = await Promise.all(
    Array.from({ length: 8 }, () => move(first.merchant, first.id, { move: 'ship', version: 1 })),
  );
  expect(taps.map((tap) => (isProblem(tap) ? tap.kind : tap.shopOrder?.state))).toEqual(Array(8).fill('shipped'));
  expect(await rowOf(first.id)).toMatchObject({ version: 2 });
  expect(await stockOf(first.variantId)).toEqual({ on_hand: 9, reserved: 0 });
});

test('shop and buyer at the same moment: one of them is first, and the other is told', async () => {
  for (let round = 0; round < 8; round++) {
    const { first, buyer, phoneLast4 } = await givenPurchase(db, room);
    const contenders = Array.from({ length: 8 }, (_, i) =>
      i % 2 === 0
        ? move(first.merchant, first.id, { move: 'accept' })
        : move({ ...buyer, ip: newBuyer().ip }, first.id, { move: 'cancel', note: 'Batal', phoneLast4 }),
    );
    const kinds = (await Promise.all(contenders)).map(kindOf);
    const state = (await stateOf(first.id)) as OrderState;
    const winners = kinds.filter((_, i) => (i % 2 === 0) === (state === 'processing'));
    expect(winners).toEqual(Array(4).fill('OrderMoved'));
    expect(kinds.filter((kind) => kind === 'MoveNotAllowed')).toHaveLength(4);
    expect(await stockOf(first.variantId)).toEqual({ on_hand: 10, reserved: state === 'processing' ? 1 : 0 });
  }
}, 30_000);

test('a page that is older than the order is told so', async () => {
  const { first } = await given('processing');
  expect(await move(first.merchant, first.id, { move: 'ship', version: 0 })).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(await stateOf(first.id)).toBe('processing');
});

test('of all moves, a shop that asks for them out of turn gets none', async () => {
  const { first } = await given('completed');
  for (const name of ORDER_MOVE_NAMES) {
    const outcome = await move(first.merchant, first.id, { move: name, note: 'x', pickupCode: '0000' });
    expect([name, kindOf(outcome)]).toEqual([name, 'MoveNotAllowed']);
  }
});

test('another room moves an order in its own transaction, and a refusal takes all of it back', async () => {
  const { first } = await givenPurchase(db, room);
  const outcome = await the(Transactor).run(async (tx) => {
    const by = { by: 'system', accountId: null } as const;
    await the(OrderMoves).moveOrder(tx, first.id, { move: 'cancel' }, by, clock.now());
    return the(OrderMoves).moveOrder(tx, first.id, { move: 'complete' }, by, clock.now());
  });
  expect(outcome).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(await stateOf(first.id)).toBe('awaiting_seller');
});
