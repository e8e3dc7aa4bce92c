import { sawan, surabaya } from '@lapak/delivery-domain/testing';
import { asId, type Id, isProblem, rupiah } from '@lapak/kernel';
import type { MyShopType } from '@lapak/merchants-server';
import { givenAccount, givenShop } from '@lapak/merchants-server/testing';
import { newId } from '@lapak/platform';
import { statementsDuring, testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import type { ShopDeliveryInputType } from './delivery.graphql.js';
import { DeliveryResolver } from './delivery.resolver.js';
import { EstimateDelivery, Quotes, SaveShopDelivery } from './index.js';
import { deliveryOn, deliveryTestEntities, givenDelivery, parcelOf } from './testing.js';

const db = testDatabase(deliveryTestEntities, { keep: true });
const { the, clock } = deliveryOn(db);

const asked = (accountId: Id<'Account'>) => testContext({ app: 'merchant', viewer: testViewer({ accountId }) });
const myShop = (shopId: Id<'Shop'>, kecamatanCode = '51.08.07') =>
  ({ id: shopId, row: { kecamatanCode } }) as unknown as MyShopType;
const input = (over: Partial<ShopDeliveryInputType> = {}): ShopDeliveryInputType => ({
  pickupEnabled: false,
  sellerEnabled: true,
  courierEnabled: true,
  freeAbove: rupiah(150_000),
  zones: [
    { kecamatanCode: '51.08.07', price: rupiah(7_000) },
    { kecamatanCode: '51.08.06', price: null },
  ],
  ...over,
});
const quoteOf = async (shopId: Id<'Shop'>, to = sawan, over = {}) =>
  (await the(Quotes).forShops(db, [parcelOf(shopId, over)], to, clock.now())).get(shopId)!;
const prices = async (shopId: Id<'Shop'>, to = sawan, over = {}) =>
  (await quoteOf(shopId, to, over)).options.map(({ code, price }) => [code, price]);

const givenVariant = async (
  shopId: Id<'Shop'>,
  { listed = true, madeToOrderDays = null as number | null, price = 58_000, grams = 1_301 } = {},
): Promise<Id<'Variant'>> => {
  const [productId, variantId] = [newId<'Product'>(), newId<'Variant'>()];
  await db.query(
    `insert into category (id, name, emoji, food, needs_halal, needs_pirt, sort)
     values ('kopi', '{"id":"Kopi","en":"Coffee"}', '2615', true, false, false, 1) on conflict do nothing`,
  );
  await db.query(
    `insert into product (id, shop_id, slug, title, description, category_id, category_path, state, unit, halal, made_in, emoji,
       kecamatan_code, listed, min_price, max_price, search, made_to_order_days, created_at, updated_at)
     values ($1, $2, $3, '{}', '{}', 'kopi', '{kopi}', 'published', 'pcs', 'not_food', '51.08.07.2001', '2615', '51.08.07',
       $4, $5, $5, '', $6, now(), now())`,
    [productId, shopId, `barang-${productId.slice(-6)}`, listed, price, madeToOrderDays],
  );
  await db.query(
    `insert into variant (id, product_id, shop_id, price, weight_grams, on_hand, sort) values ($1, $2, $3, $4, $5, 3, 0)`,
    [variantId, productId, shopId, price, grams],
  );
  return variantId;
};

test('a new shop has the regency’s starting prices without saying anything', async () => {
  const { shopId, ownerId } = await givenShop(db);
  expect(await prices(shopId)).toEqual([
    ['seller_delivery', 8_000],
    ['pickup', 0],
    ['courier:reg', 9_000],
  ]);
  const shown = await the(DeliveryResolver).delivery(myShop(shopId), asked(ownerId));
  expect(shown).toMatchObject({ pickupEnabled: true, sellerEnabled: true, courierEnabled: true, freeAbove: null });
  expect(shown.zones).toHaveLength(9);
  expect(shown.zones.filter(({ price }) => price !== null)).toEqual([
    { kecamatanCode: '51.08.05', kecamatanName: 'Sukasada', price: 12_000 },
    { kecamatanCode: '51.08.06', kecamatanName: 'Buleleng', price: 12_000 },
    { kecamatanCode: '51.08.07', kecamatanName: 'Sawan', price: 8_000 },
    { kecamatanCode: '51.08.08', kecamatanName: 'Kubutambahan', price: 12_000 },
  ]);
});

test('what the owner saves is shown, and holds from the next quote on', async () => {
  const { shopId, ownerId } = await givenShop(db);
  const outcome = await the(DeliveryResolver).saveShopDelivery(asked(ownerId), shopId, input());
  const shown = await the(DeliveryResolver).delivery(myShop(shopId), asked(ownerId));
  expect(outcome).toEqual({ kind: 'DeliverySaved', delivery: shown });
  expect(shown).toMatchObject({ pickupEnabled: false, freeAbove: 150_000 });
  expect(await prices(shopId)).toEqual([
    ['seller_delivery', 7_000],
    ['courier:reg', 9_000],
  ]);
  expect(await prices(shopId, sawan, { itemsTotal: rupiah(150_000) })).toContainEqual(['seller_delivery', 0]);
  const zones = [{ kecamatanCode: '51.08.06', price: rupiah(9_000) }];
  await the(SaveShopDelivery).run(ownerId, shopId, input({ zones, courierEnabled: false }));
  expect(await quoteOf(shopId)).toEqual({
    options: [],
    refusal: {
      id: 'Toko ini belum melayani pengantaran ke Kec. Sawan.',
      en: 'This shop does not deliver to Kec. Sawan yet.',
    },
  });
});

test('somebody else’s shop answers like one that does not exist, and nothing changes', async () => {
  const { shopId } = await givenShop(db);
  const stranger = await givenAccount(db);
  for (const shop of [shopId, '01980000-0000-7000-8000-000000000bad', 'not an id', '']) {
    expect(await the(SaveShopDelivery).run(stranger, shop, input())).toMatchObject({ kind: 'NotFound' });
  }
  expect(await db.query('select 1 from shop_delivery where shop_id = $1', [shopId])).toEqual([]);
});

test('the owner’s helpers do not change what delivery costs', async () => {
  const { shopId } = await givenShop(db);
  const helper = await givenAccount(db);
  await db.query(`insert into shop_member values ($1, $2, 'staff', now())`, [shopId, helper]);
  expect(await the(SaveShopDelivery).run(helper, shopId, input())).toMatchObject({ kind: 'NotFound' });
});

test('what cannot be meant is refused by field, and nothing is kept of it', async () => {
  const { shopId, ownerId } = await givenShop(db);
  const zones = [{ kecamatanCode: '35.78.01', price: rupiah(5_000) }];
  const refused = await the(SaveShopDelivery).run(ownerId, shopId, input({ zones }));
  expect(isProblem(refused) && refused.kind).toBe('InvalidInput');
  expect(await db.query('select 1 from shop_delivery where shop_id = $1', [shopId])).toEqual([]);
});

test('of two savings at once one wins whole', async () => {
  const { shopId, ownerId } = await givenShop(db);
  const sets = ['51.08.01', '51.08.02', '51.08.03', '51.08.04', '51.08.05', '51.08.06', '51.08.07', '51.08.08'];
  await Promise.all(
    sets.map((kecamatanCode, i) =>
      the(SaveShopDelivery).run(
        ownerId,
        shopId,
        input({ freeAbove: rupiah(i), zones: [{ kecamatanCode, price: rupiah(i) }] }),
      ),
    ),
  );
  const [row] = await db.query('select free_above as i from shop_delivery where shop_id = $1', [shopId]);
  const kept = await db.query('select kecamatan_code as code, price from delivery_zone where shop_id = $1', [shopId]);
  expect(kept).toEqual([{ code: sets[row.i], price: row.i }]);
});

test('the courier’s table of the regency: the nearest price, and cargo where it is worth it', async () => {
  const { shopId } = await givenShop(db);
  await givenDelivery(db, shopId, { pickupEnabled: false, courierEnabled: true });
  const denpasar = the(Quotes).destination('51.71')!;
  expect(await prices(shopId, denpasar, { weightGrams: 1_301 })).toEqual([['courier:reg', 24_000]]);
  expect(await prices(shopId, surabaya, { weightGrams: 12_000 })).toEqual([
    ['courier:reg', 216_000],
    ['courier:kargo', 66_000],
  ]);
  expect(await prices(shopId, the(Quotes).destination('35')!, {})).toEqual([['courier:reg', 18_000]]);
});

test('an address is a desa or kecamatan here, or a regency or province elsewhere; nothing else', () => {
  const quotes = the(Quotes);
  expect(quotes.destination('51.08.07.2001')).toEqual(sawan);
  expect(quotes.destination('51.08.07')).toMatchObject({ inside: true, kecamatanName: 'Sawan' });
  expect(quotes.destination('35.78')).toEqual(surabaya);
  expect(quotes.destination('35')).toEqual({ inside: false, code: '35' });
  expect(['', '51.08', '51.08.99', '99.99', 'Sawan', '%'].map((code) => quotes.destination(code))).toEqual(
    Array(6).fill(null),
  );
});

test('goods are promised after Nyepi, and picked up where and when the shop is open', async () => {
  const { shopId } = await givenShop(db, { opens: '08:00', closes: '17:00', openDays: [1, 2, 3, 4, 5, 6, 7] });
  await givenDelivery(db, shopId);
  const now = new Date('2026-03-17T02:00:00Z'); // Tuesday; Wednesday to Tuesday are Nyepi and Idul Fitri's days
  const quotes = await the(Quotes).forShops(db, [parcelOf(shopId)], null, now);
  expect(quotes.get(shopId)!.options).toEqual([
    {
      code: 'pickup',
      method: 'pickup',
      label: { id: 'Ambil di toko', en: 'Pick up at the shop' },
      detail: {
        id: 'Desa Lemukih, Kec. Sawan, buka 08.00–17.00 WITA',
        en: 'Desa Lemukih, Kec. Sawan, open 08.00–17.00 WITA',
      },
      price: 0,
      free: true,
      promisedFrom: '2026-03-25',
      promisedTo: '2026-03-26',
    },
  ]);
});

test('any number of shops is one statement, and a shop that does not exist is absent', async () => {
  const shops = await Promise.all(Array.from({ length: 12 }, () => givenShop(db)));
  for (const { shopId } of shops.slice(0, 6)) await givenDelivery(db, shopId, { sellerEnabled: true });
  const nobody = asId<'Shop'>('01980000-0000-7000-8000-000000000bad')!;
  const parcels = [...shops.map(({ shopId }) => parcelOf(shopId)), parcelOf(nobody)];
  let found = new Map();
  const sent = await statementsDuring(async () => {
    found = await the(Quotes).forShops(db, parcels, sawan, clock.now());
  });
  expect(sent.map(({ name }) => name)).toEqual(['delivery_terms']);
  expect([found.size, found.has(nobody)]).toEqual([12, false]);
  expect(await statementsDuring(() => the(Quotes).forShops(db, [], sawan, clock.now()))).toEqual([]);
});

test('many shops’ settings are one statement', async () => {
  const shops = await Promise.all(Array.from({ length: 5 }, () => givenShop(db)));
  const ctx = asked(shops[0]!.ownerId);
  const sent = await statementsDuring(() =>
    Promise.all(shops.map(({ shopId }) => the(DeliveryResolver).delivery(myShop(shopId), ctx))),
  );
  expect(sent.map(({ name }) => name)).toEqual(['delivery_settings']);
});

test('a visitor sees what one piece costs to their place, in their language, before the basket', async () => {
  const { shopId } = await givenShop(db);
  const variantId = await givenVariant(shopId, { madeToOrderDays: 3 });
  const ctx = testContext({ locale: 'en' });
  const sent = await statementsDuring(async () => {
    expect(await the(DeliveryResolver).deliveryEstimate(ctx, variantId, '51.08.06')).toMatchObject([
      { code: 'seller_delivery', label: 'Delivered by the seller', detail: 'To Kec. Buleleng', price: 12_000 },
      { code: 'pickup', promisedFrom: '2026-11-13', promisedTo: '2026-11-16' },
      { code: 'courier:reg', detail: 'Charged for 2\u00a0kg, 1–2 working days on the way', price: 18_000 },
    ]);
  });
  expect(sent).toHaveLength(2);
});

test('what is not on sale and what does not exist cost nothing to ask for, and answer nothing', async () => {
  const { shopId } = await givenShop(db);
  const hidden = await givenVariant(shopId, { listed: false });
  const onSale = await givenVariant(shopId);
  for (const [variant, place] of [
    [hidden, '51.08.07'],
    [newId(), '51.08.07'],
    ['not an id', '51.08.07'],
    [onSale, 'nowhere'],
    [onSale, ''],
  ] as const)
    expect(await the(EstimateDelivery).run(variant, place)).toEqual([]);
});
