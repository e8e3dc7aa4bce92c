import { Areas, Regency } from '@lapak/areas-server';
import { deliveryEntities } from '@lapak/delivery-server';
import type { Id, Rupiah } from '@lapak/kernel';
import { statementsDuring, testDatabase, testViewer } from '@lapak/platform/testing';
import { checkoutPreviewType } from './checkout.graphql.js';
import type { CheckoutQuestion } from './checkout-preview.js';
import { ordersEntities } from './index.js';
import {
  givenGood,
  givenGoods,
  givenResident,
  newBuyer,
  ordersOn,
  placed,
  rp,
  type TestBuyer,
} from './testing/buyers.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities]);
const { the, put, preview, place } = ordersOn(db);
const shown = async (buyer: TestBuyer, question: CheckoutQuestion = {}) =>
  checkoutPreviewType(await preview(buyer, question), the(Regency).profile.cod.maxPerOrder, { locale: 'id' });
const payment = async (buyer: TestBuyer, method: 'cod' | 'stripe') =>
  (await shown(buyer)).payments.find((option) => option.method === method)!;
const desaIn = (kecamatan: string) => the(Areas).desaIn(kecamatan)[0]!.code;
/** Runs `work` under other rules of the regency than the demo's. */
const underRules = async (cod: object, work: () => Promise<void>): Promise<void> => {
  const { profile } = the(Regency);
  const usual = { ...profile.cod };
  Object.assign(profile.cod, cod);
  try {
    await work();
  } finally {
    Object.assign(profile.cod, { ...usual, notFor: usual.notFor });
  }
};

test('before anybody said where it goes, each shop offers its door, and the total says what that comes to', async () => {
  const goods = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [goods[0]!.variantId, 2], [goods[1]!.variantId, 1]);
  const seen = await shown(guest);
  expect(seen.groups.map(({ itemCount, itemsTotal, chosen }) => ({ itemCount, itemsTotal, chosen }))).toEqual([
    { itemCount: 2, itemsTotal: 50_000, chosen: 'pickup' },
    { itemCount: 1, itemsTotal: 25_000, chosen: 'pickup' },
  ]);
  expect(seen).toMatchObject({ itemsTotal: 75_000, deliveryTotal: 0, total: 75_000 });
  expect(seen.payments.map(({ method, available }) => [method, available])).toEqual([
    ['cod', true],
    ['stripe', true],
  ]);
});

test('a place shows what delivery costs; the choice of each shop counts, and one that is not there falls to the first', async () => {
  const [a, b] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [a!.variantId, 1], [b!.variantId, 1]);
  const destinationCode = desaIn('51.08.06');
  const first = await shown(guest, { destinationCode });
  expect(first.groups.map((group) => group.chosen)).toEqual(['seller_delivery', 'seller_delivery']);
  const fee = first.groups[0]!.options[0]!.price;
  expect(fee).toBeGreaterThan(0);
  expect(first).toMatchObject({ deliveryTotal: fee * 2, total: 50_000 + fee * 2 });
  const choices = [
    { shopId: a!.shopId, optionCode: 'pickup' },
    { shopId: b!.shopId, optionCode: 'by-balloon' },
  ];
  const second = await shown(guest, { destinationCode, choices });
  expect(second.groups.map((group) => group.chosen)).toEqual(['pickup', 'seller_delivery']);
  expect(second.deliveryTotal).toBe(fee);
});

test('a shop that does not go there says why, and the others still can', async () => {
  const [near, far] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [near!.variantId, 1], [far!.variantId, 1]);
  await db.query('insert into shop_delivery values ($1, false, false, false, null)', [far!.shopId]);
  const { groups } = await shown(guest, { destinationCode: desaIn('51.08.06') });
  expect(groups[0]).toMatchObject({ refusal: null });
  expect(groups[1]).toMatchObject({ options: [], chosen: null, refusal: expect.stringContaining('belum melayani') });
});

test('what cannot be had is not counted, and a shop of which nothing can be had is left out', async () => {
  const [good, gone] = await givenGoods(db, 2);
  const guest = newBuyer();
  await put(guest, [good!.variantId, 3], [gone!.variantId, 1]);
  await db.query('update product set listed = false where id = $1', [gone!.productId]);
  await db.query('update variant set on_hand = 2 where id = $1', [good!.variantId]);
  const seen = await shown(guest);
  expect(seen.groups).toMatchObject([{ shopId: good!.shopId, itemCount: 2, itemsTotal: 50_000 }]);
  expect(seen).toMatchObject({ total: 50_000, basket: { changed: true } });
});

test('a preview costs three statements, of one shop as of nine', async () => {
  const goods = await givenGoods(db, 9);
  const ani = await givenResident(db);
  for (const n of [1, 9]) {
    await put(ani, ...goods.slice(0, n).map((one): [Id<'Variant'>, number] => [one.variantId, 1]));
    const sent = await statementsDuring(() => preview(ani, { destinationCode: desaIn('51.08.06') }));
    expect(sent.map(({ name }) => name)).toEqual(['orders_basket', 'delivery_terms', 'orders_buyer_history']);
  }
});

test('COD ends at the limit of one shop, delivery included, and says which shop is over it', async () => {
  const [a, b] = await givenGoods(db, 2, { price: 500_000 });
  const guest = newBuyer();
  await put(guest, [a!.variantId, 1], [b!.variantId, 1]);
  expect(await payment(guest, 'cod')).toMatchObject({ available: true });
  const far = await preview(guest, { destinationCode: desaIn('51.08.06') });
  expect(far.payments[0]!.refusal!.id).toContain('COD paling banyak Rp500.000 per toko, termasuk ongkir.');
  await put(guest, [b!.variantId, 1]);
  const refused = await payment(guest, 'cod');
  expect(refused).toMatchObject({ available: false });
  expect(refused.reason).toContain(far.groups[1]!.shop.name);
  expect(refused.reason).not.toContain(far.groups[0]!.shop.name);
  expect(await place(guest)).toMatchObject({ kind: 'PaymentNotPossible', method: 'cod' });
});

test('a shop that takes no COD is named; a card is offered all the same', async () => {
  const [, without] = await givenGoods(db, 2).then(async (goods) => {
    await db.query('update shop set cod_enabled = false where id = $1', [goods[1]!.shopId]);
    return goods;
  });
  const guest = newBuyer();
  await put(guest, [without!.variantId, 1]);
  expect((await payment(guest, 'cod')).reason).toMatch(/^Warung .* tidak menerima COD/);
  expect(await payment(guest, 'stripe')).toMatchObject({ available: true, reason: null });
  expect(await place(guest)).toMatchObject({ kind: 'PaymentNotPossible' });
  expect(await place(guest, { paymentMethod: 'stripe' })).toMatchObject({ kind: 'Placed' });
});

test('fresh goods and goods made to order are kept from COD where the regency says so, and only there', async () => {
  const { variantId } = await givenGood(db);
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  for (const [change, words] of [
    ['update product set perishable = true', 'COD tidak berlaku untuk barang segar.'],
    [
      'update product set perishable = false, made_to_order_days = 3',
      'COD tidak berlaku untuk barang yang dibuat sesuai pesanan.',
    ],
  ] as const) {
    await db.query(change);
    expect(await payment(guest, 'cod')).toMatchObject({ available: true });
    await underRules({ notFor: ['perishable', 'made_to_order'] }, async () => {
      expect(await payment(guest, 'cod')).toMatchObject({ available: false, reason: words });
      expect(await place(guest)).toMatchObject({ kind: 'PaymentNotPossible' });
    });
  }
});

test('a new buyer has one open COD purchase; after the first that is completed there is no such limit', async () => {
  const { variantId } = await givenGood(db, { onHand: 50 });
  const ani = await givenResident(db);
  const buy = async (contactPhone = ani.phone as string) => {
    const device = newBuyer(testViewer({ accountId: ani.accountId! }));
    await put(device, [variantId, 1]);
    return place(device, { contactPhone });
  };
  const { purchase } = placed(await buy());
  // neither another phone number nor, as a guest, the same one
  expect(await buy('081266660001')).toMatchObject({ kind: 'PaymentNotPossible' });
  expect(await payment(ani, 'cod')).toMatchObject({
    available: false,
    reason: expect.stringContaining('COD Anda yang berjalan'),
  });
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  expect(await place(guest, { contactPhone: ani.phone })).toMatchObject({ kind: 'PaymentNotPossible' });
  await db.query(`update shop_order set state = 'cancelled' where purchase_id = $1`, [purchase.id]);
  placed(await buy());
  await db.query(`update shop_order set state = 'completed'`);
  placed(await buy());
  placed(await buy());
  await underRules({ enabled: false }, async () => {
    expect(await payment(ani, 'cod')).toMatchObject({ available: false, reason: 'COD belum tersedia.' });
  });
});

test('a card takes Rp10.000 or more, and says what else there is', async () => {
  const { variantId } = await givenGood(db, { price: 5_000 });
  const guest = newBuyer();
  await put(guest, [variantId, 1]);
  expect(await payment(guest, 'stripe')).toEqual(
    expect.objectContaining({
      available: false,
      reason: 'Kartu untuk belanja mulai Rp10.000. Tambah barang, atau pilih cara bayar lain.',
    }),
  );
  expect(await place(guest, { paymentMethod: 'stripe' })).toMatchObject({
    kind: 'PaymentNotPossible',
    method: 'stripe',
  });
  await put(guest, [variantId, 1]);
  expect(await payment(guest, 'stripe')).toMatchObject({ available: true });
  expect(await place(guest, { paymentMethod: 'stripe' })).toMatchObject({ kind: 'Placed' });
});

test('what the preview shows is what is placed, to the rupiah', async () => {
  const goods = await givenGoods(db, 3, { price: 33_333, onHand: 50 });
  const guest = newBuyer();
  await put(guest, ...goods.map(({ variantId }, i): [Id<'Variant'>, number] => [variantId, i + 1]));
  const desaCode = desaIn('51.08.07');
  const address = { recipient: 'Komang', phone: '081234567890', landmark: 'utara pasar', desaCode };
  const seen = await preview(guest, { destinationCode: desaCode });
  const choices = seen.groups.map((group) => ({ shopId: group.shop.id, optionCode: group.chosen!.code }));
  const sum = (of: (group: (typeof seen.groups)[number]) => Rupiah) =>
    seen.groups.reduce((n, group) => n + of(group), 0);
  expect(seen).toMatchObject({ itemsTotal: sum((g) => g.itemsTotal), deliveryTotal: sum((g) => g.deliveryFee) });
  const refused = await place(guest, { address, choices, paymentMethod: 'stripe', agreedTotal: rp(seen.total - 1) });
  expect(refused).toMatchObject({ kind: 'TotalChanged', was: seen.total - 1, now: seen.total });
  const { purchase } = placed(
    await place(guest, { address, choices, paymentMethod: 'stripe', agreedTotal: seen.total }),
  );
  expect(purchase).toMatchObject({ total: seen.total, deliveryTotal: seen.deliveryTotal });
});
