import type { StockLine } from '@lapak/catalog-domain';
import { type Id, isProblem, NotFound } from '@lapak/kernel';
import { Transactor, type Tx } from '@lapak/platform';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { Catalog } from './catalog.js';
import { catalogEntities } from './product.entity.js';
import { SetStock } from './set-stock.js';
import { givenProduct, givenSeller } from './testing.js';

const db = testDatabase(catalogEntities, { poolSize: 16 });
const transactor = new Transactor(db);
const catalog = new Catalog();

const reserve = (lines: readonly StockLine[]) =>
  transactor.run(async (tx) => {
    const short = await catalog.reserve(tx, lines);
    return short.length === 0 ? 'held' : new NotFound();
  });
const stockOf = async (variantId: Id<'Variant'>) =>
  (await db.query('select on_hand, reserved from variant where id = $1', [variantId]))[0] as {
    on_hand: number;
    reserved: number;
  };
const inStock = async (productId: Id<'Product'>) =>
  (await db.query('select in_stock from product where id = $1', [productId]))[0].in_stock as boolean;
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transactor.run(work);

test('fifty buyers at once for the last one: one gets it, forty-nine are told', async () => {
  const { shopId } = await givenSeller(db);
  const {
    variantIds: [last],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 1 }] });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => reserve([{ variantId: last!, quantity: 1 }])));
  expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1);
  expect(await stockOf(last!)).toEqual({ on_hand: 1, reserved: 1 });
});

test('two lines of one variant are summed before they are held', async () => {
  const { shopId } = await givenSeller(db);
  const {
    variantIds: [id],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 3 }] });
  const lines = [
    { variantId: id!, quantity: 2 },
    { variantId: id!, quantity: 2 },
  ];
  expect(await inTx((tx) => catalog.reserve(tx, lines))).toEqual([{ variantId: id, left: 3 }]);
  expect(
    await reserve([
      { variantId: id!, quantity: 2 },
      { variantId: id!, quantity: 1 },
    ]),
  ).toBe('held');
});

test('a basket is never held in part', async () => {
  const { shopId } = await givenSeller(db);
  const {
    variantIds: [many, few],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 9 }, { onHand: 1 }] });
  expect(
    isProblem(
      await reserve([
        { variantId: many!, quantity: 2 },
        { variantId: few!, quantity: 2 },
      ]),
    ),
  ).toBe(true);
  expect(await stockOf(many!)).toMatchObject({ reserved: 0 });
});

test('baskets in opposite order that empty the shelves never deadlock', async () => {
  const { shopId } = await givenSeller(db);
  const a = await givenProduct(db, { shopId, variants: [{ onHand: 500 }] });
  const b = await givenProduct(db, { shopId, variants: [{ onHand: 500 }] });
  const c = await givenProduct(db, { shopId, variants: [{ onHand: 0 }] });
  const before = await deadlocks();
  const [x, y] = [a.variantIds[0]!, b.variantIds[0]!];
  const round = async (i: number): Promise<void> => {
    const lines =
      i % 2
        ? [
            { variantId: x, quantity: 500 },
            { variantId: y, quantity: 500 },
          ]
        : [
            { variantId: y, quantity: 500 },
            { variantId: x, quantity: 500 },
          ];
    if ((await reserve(lines)) === 'held') await inTx((tx) => catalog.release(tx, lines));
  };
  await Promise.all(Array.from({ length: 60 }, (_, i) => round(i)));
  expect(await stockOf(x)).toEqual({ on_hand: 500, reserved: 0 });
  expect([await inStock(a.productId), await inStock(b.productId), await inStock(c.productId)]).toEqual([
    true,
    true,
    false,
  ]);
  expect((await deadlocks()) - before).toBe(0);
});

const deadlocks = async (): Promise<number> => {
  await db.query('select pg_stat_force_next_flush()');
  return (await db.query('select deadlocks from pg_stat_database where datname = current_database()'))[0]
    .deadlocks as number;
};

test('a product is in stock while one of its options is', async () => {
  const { shopId } = await givenSeller(db);
  const {
    productId,
    variantIds: [small, large],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 1 }, { onHand: 1 }] });
  await reserve([{ variantId: small!, quantity: 1 }]);
  expect(await inStock(productId)).toBe(true);
  await reserve([{ variantId: large!, quantity: 1 }]);
  expect(await inStock(productId)).toBe(false);
  await inTx((tx) => catalog.release(tx, [{ variantId: small!, quantity: 1 }]));
  expect(await inStock(productId)).toBe(true);
  await db.query('update variant set archived_at = now() where id = $1', [small]);
  expect(await inStock(productId)).toBe(false);
});

test('goods that leave are no longer on hand, and come back when they are returned', async () => {
  const { shopId } = await givenSeller(db);
  const {
    productId,
    variantIds: [id],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 5 }] });
  const lines = [{ variantId: id!, quantity: 2 }];
  await reserve(lines);
  await inTx((tx) => catalog.claim(tx, lines));
  expect(await stockOf(id!)).toEqual({ on_hand: 3, reserved: 0 });
  await inTx((tx) => catalog.restock(tx, lines));
  await inTx((tx) => catalog.sold(tx, lines));
  expect(await stockOf(id!)).toEqual({ on_hand: 5, reserved: 0 });
  expect((await db.query('select sold_count from product where id = $1', [productId]))[0].sold_count).toBe(2);
});

test('giving back more than is held is a bug that the database stops', async () => {
  const { shopId } = await givenSeller(db);
  const {
    variantIds: [id],
  } = await givenProduct(db, { shopId });
  await expect(inTx((tx) => catalog.release(tx, [{ variantId: id!, quantity: 1 }]))).rejects.toThrow(
    'variant_reserved',
  );
});

test('offers and a hold are one statement each, whatever the number of lines', async () => {
  const { shopId } = await givenSeller(db);
  const { variantIds } = await givenProduct(db, {
    shopId,
    variants: [{}, {}, {}, { price: 9_000 }],
    madeToOrderDays: 3,
  });
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  expect(await statementsDuring(() => catalog.offers(db, variantIds))).toHaveLength(1);
  const sent = await statementsDuring(() => inTx((tx) => catalog.reserve(tx, lines)));
  expect(sent.filter(({ name }) => name).map(({ name }) => name)).toEqual(['catalog_reserve']);
  expect((await catalog.offers(db, [variantIds[3]!]))[0]).toMatchObject({
    price: 9_000,
    available: 9,
    listed: true,
    madeToOrderDays: 3,
    productSlug: expect.any(String),
  });
});

test('stock is set by members of the shop only, and never below what is on order', async () => {
  const { shopId, ownerId } = await givenSeller(db);
  const stranger = await givenSeller(db);
  const {
    variantIds: [id],
  } = await givenProduct(db, { shopId, variants: [{ onHand: 5 }] });
  await reserve([{ variantId: id!, quantity: 3 }]);
  const setStock = new SetStock(transactor);
  expect(await setStock.run(stranger.ownerId, id!, 9)).toEqual(new NotFound());
  expect(await setStock.run(ownerId, 'not an id', 9)).toEqual(new NotFound());
  expect(isProblem(await setStock.run(ownerId, id!, 2))).toBe(true);
  expect(isProblem(await setStock.run(ownerId, id!, -1))).toBe(true);
  expect(isProblem(await setStock.run(ownerId, id!, 1_000_001))).toBe(true);
  expect(await setStock.run(ownerId, id!, 3)).toMatchObject({ kind: 'StockSet' });
  expect(await stockOf(id!)).toEqual({ on_hand: 3, reserved: 3 });
});
