import { type Id, type LocalDate, rupiah } from '@lapak/kernel';
import fc from 'fast-check';
import {
  acceptChanges,
  basketTotal,
  checkLines,
  type CheckoutLine,
  codeStem,
  DeliveryNotPossible,
  EmptyBasket,
  groupByShop,
  type HeldLine,
  IdempotencyConflict,
  lineTotal,
  MAX_QUANTITY,
  mergeLines,
  obtainable,
  orderCode,
  OutOfStock,
  paymentChoices,
  PaymentNotPossible,
  type PaymentRules,
  placeOrder,
  PriceChanged,
  ProductGone,
  type QuotedGroup,
  readContact,
  shareOut,
  ShopClosed,
  TotalChanged,
  type TradingShop,
  troubleOf,
} from './index.js';

const day = (text: string) => text as LocalDate;
const title = { id: 'Kopi Robusta', en: 'Robusta coffee' };
const shopId = (n: number) => `shop-${n}` as Id<'Shop'>;
const variantId = (n: number) => `variant-${n}` as Id<'Variant'>;
const aShop = (n: number, over: Partial<TradingShop> = {}): TradingShop => ({
  id: shopId(n),
  name: `Warung ${n}`,
  codEnabled: true,
  closedUntil: null,
  ...over,
});
/** Two bags at Rp25.000 of the first shop, just as the buyer saw them. */
const aLine = (over: Partial<CheckoutLine & { shop: TradingShop }> = {}): CheckoutLine & { shop: TradingShop } => ({
  variantId: variantId(1),
  shopId: over.shop?.id ?? shopId(1),
  shop: aShop(1),
  title,
  quantity: 2,
  seenPrice: rupiah(25_000),
  price: rupiah(25_000),
  available: 10,
  listed: true,
  shopOpen: true,
  weightGrams: 250,
  perishable: false,
  madeToOrderDays: null,
  ...over,
});
const delivery = (price: number) => ({
  code: 'seller_delivery',
  method: 'seller_delivery' as const,
  label: { id: 'Diantar penjual', en: 'Delivered by the seller' },
  price: rupiah(price),
  promisedFrom: day('2026-11-25'),
  promisedTo: day('2026-11-26'),
});
const quoted = (lines: (CheckoutLine & { shop: TradingShop })[], fees: readonly number[] = []): QuotedGroup[] =>
  groupByShop(lines).map((group, i) => ({
    ...group,
    quote: { options: [delivery(fees[i] ?? 10_000)], refusal: null },
    choice: 'seller_delivery',
  }));
const RULES: PaymentRules = {
  methods: ['cod', 'stripe'],
  cod: { enabled: true, maxPerOrder: rupiah(500_000), newBuyerOpenLimit: 1, notFor: [] },
  stripeMin: rupiah(10_000),
  stripeReady: true,
};
const agreed = (agreedTotal: number, over: object = {}) => ({
  paymentMethod: 'cod' as const,
  agreedTotal: rupiah(agreedTotal),
  rules: RULES,
  buyer: { openCod: 0, hasCompleted: false },
  feeBasisPoints: 250,
  payMinutes: 30,
  now: new Date('2026-11-24T02:00:00Z'),
  ...over,
});

test('cash waits for the shop at once; a card has its minutes', () => {
  const groups = quoted([aLine()]);
  expect(placeOrder(groups, agreed(60_000))).toMatchObject({
    state: 'awaiting_seller',
    expiresAt: null,
    total: 60_000,
  });
  expect(placeOrder(groups, agreed(60_000, { paymentMethod: 'stripe' }))).toMatchObject({
    state: 'awaiting_payment',
    expiresAt: new Date('2026-11-24T02:30:00Z'),
  });
});

test('the worst trouble of a line is told first', () => {
  const everything = { listed: false, shopOpen: false, available: 0, price: rupiah(1) };
  expect(troubleOf(aLine(everything))).toBe('gone');
  expect(troubleOf(aLine({ ...everything, listed: true }))).toBe('closed');
  expect(troubleOf(aLine({ ...everything, listed: true, shopOpen: true }))).toBe('short');
  expect(troubleOf(aLine({ price: rupiah(1) }))).toBe('price');
  expect(troubleOf(aLine({ available: 2 }))).toBeNull();
});

test('every line whose price moved is told, not only the first', () => {
  const lines = [1, 2, 3].map((n) => aLine({ variantId: variantId(n), price: rupiah(n === 2 ? 25_000 : 20_000) }));
  expect(checkLines(groupByShop(lines))).toMatchObject({
    lines: [
      { variantId: 'variant-1', was: 25_000, now: 20_000 },
      { variantId: 'variant-3', was: 25_000, now: 20_000 },
    ],
  });
});

test('a shop without the chosen way stops the purchase; so does a total that was not agreed to', () => {
  const [group] = quoted([aLine()]);
  expect(placeOrder([{ ...group!, choice: 'courier:reg' }], agreed(60_000))).toBeInstanceOf(DeliveryNotPossible);
  expect(placeOrder([{ ...group!, choice: undefined }], agreed(60_000))).toBeInstanceOf(DeliveryNotPossible);
  expect(placeOrder([group!], agreed(59_999))).toEqual(new TotalChanged(rupiah(59_999), rupiah(60_000)));
  expect(placeOrder([], agreed(0))).toBeInstanceOf(EmptyBasket);
});

test('a way to pay that the regency does not have, or the installation is not set up for, is refused in words', () => {
  const groups = quoted([aLine()]);
  const only = { ...RULES, methods: ['cod'] as const };
  expect(placeOrder(groups, agreed(60_000, { paymentMethod: 'stripe', rules: only }))).toBeInstanceOf(
    PaymentNotPossible,
  );
  const [, card] = paymentChoices(
    groups.map((group) => ({ ...group, deliveryFee: rupiah(0) })),
    { ...RULES, stripeReady: false },
    { openCod: 0, hasCompleted: false },
  );
  expect(card).toEqual({
    method: 'stripe',
    refusal: { id: 'Pembayaran kartu belum tersedia.', en: 'Card payment is not available yet.' },
  });
});

test('the contact is read as people write it, and every wrong field is told at once', () => {
  const input = {
    contactName: ' Komang  Ani ',
    contactPhone: '0812 3456 7890',
    contactEmail: ' Ani@Contoh.id',
    note: '',
  };
  expect(readContact({ ...input, idempotencyKey: 'a-good-key' })).toEqual({
    name: 'Komang Ani',
    phone: '+6281234567890',
    email: 'ani@contoh.id',
    note: '',
  });
  expect(readContact({ ...input, contactEmail: '', idempotencyKey: 'a-good-key' })).toMatchObject({ email: null });
  const wrong = readContact({
    contactName: '',
    contactPhone: '911',
    contactEmail: 'ani@',
    note: 'x'.repeat(301),
    idempotencyKey: 'short',
  });
  expect((wrong as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
    'contactName',
    'contactPhone',
    'contactEmail',
    'note',
    'idempotencyKey',
  ]);
});

test("a purchase's code begins with the regency's prefix and the day; each shop's order counts on from it", () => {
  expect(codeStem('BLL', day('2026-03-05'))).toBe('BLL-260305-');
  expect(orderCode('BLL-260305-0042', 2)).toBe('BLL-260305-0042-2');
});

test('every refusal has a sentence in both languages, and a code that is its name', () => {
  const id = variantId(1);
  const all = [
    new OutOfStock(id, title, 0),
    new OutOfStock(id, title, 3),
    new ProductGone(id),
    new PriceChanged([{ variantId: id, words: title, was: rupiah(1), now: rupiah(2) }]),
    new ShopClosed(shopId(1), 'Warung Ani', null),
    new ShopClosed(shopId(1), 'Warung Ani', day('2026-12-01')),
    new EmptyBasket(),
    new DeliveryNotPossible(shopId(1), 'Warung Ani', null),
    new DeliveryNotPossible(shopId(1), 'Warung Ani', { id: 'Belum melayani.', en: 'Not served.' }),
    new PaymentNotPossible('cod', { id: 'Tidak bisa.', en: 'Not possible.' }),
    new TotalChanged(rupiah(1), rupiah(2)),
    new IdempotencyConflict(),
  ];
  for (const problem of all) {
    expect(problem.code).toBe(problem.constructor.name);
    const [indonesian, english] = [problem.say('id'), problem.say('en')];
    expect(indonesian).toMatch(/^[A-Z].*\.$/);
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(indonesian).not.toBe(english);
    expect(`${indonesian} ${english}`).not.toMatch(/null|undefined|NaN/);
  }
  expect(new ShopClosed(shopId(1), 'Warung Ani', day('2026-12-01')).say('id')).toContain(
    'buka lagi 1\u00a0Des\u00a02026',
  );
});

const anyShop = fc.integer({ min: 1, max: 9 });
const anyLine = fc
  .record({
    n: fc.integer({ min: 1, max: 500 }),
    shop: anyShop,
    quantity: fc.integer({ min: 1, max: MAX_QUANTITY }),
    price: fc.integer({ min: 1, max: 50_000_000 }),
    seen: fc.integer({ min: 1, max: 50_000_000 }),
    available: fc.integer({ min: 0, max: 200 }),
    listed: fc.boolean(),
    shopOpen: fc.boolean(),
  })
  .map(({ n, shop, price, seen, ...rest }) =>
    aLine({ ...rest, variantId: variantId(n), shop: aShop(shop), price: rupiah(price), seenPrice: rupiah(seen) }),
  );

test('whatever a basket holds, lines sum to their shops, shops to the basket, and agreeing changes no total', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLine, { maxLength: 60, selector: (line) => line.variantId }), (lines) => {
      const total = basketTotal(lines);
      const groups = groupByShop(lines);
      expect(groups.reduce((sum, group) => sum + basketTotal(group.lines), 0)).toBe(total);
      expect(lines.reduce((sum, line) => sum + lineTotal(line), 0)).toBe(total);
      const { kept, removed } = acceptChanges(lines);
      expect(basketTotal(kept)).toBe(total);
      expect(kept.map(troubleOf).filter((trouble) => trouble !== null)).toEqual([]);
      expect(kept.length + removed.length).toBe(lines.length);
      expect(removed.every((line) => obtainable(line) === 0)).toBe(true);
    }),
  );
});

test('whatever is bought from one to nine shops at whatever rate, the orders sum to the purchase to the rupiah', () => {
  const bought = fc.uniqueArray(
    anyLine.map((line) => ({ ...line, listed: true, shopOpen: true, available: 200, seenPrice: line.price })),
    { minLength: 1, maxLength: 60, selector: (line) => line.variantId },
  );
  const fees = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(bought, fees, fc.integer({ min: 0, max: 10_000 }), (lines, prices, feeBasisPoints) => {
      const groups = quoted(lines, prices);
      const wanted = groups.reduce((sum, group, i) => sum + basketTotal(group.lines) + prices[i]!, 0);
      const rules = { ...RULES, cod: { ...RULES.cod, maxPerOrder: rupiah(1e15) } };
      const purchase = placeOrder(groups, agreed(wanted, { feeBasisPoints, rules }));
      if (!('orders' in purchase)) throw new Error(purchase.message);
      const sumOf = (key: 'itemsTotal' | 'deliveryFee' | 'total' | 'fee') =>
        purchase.orders.reduce((sum, order) => sum + order[key], 0);
      expect(sumOf('itemsTotal')).toBe(purchase.itemsTotal);
      expect(sumOf('deliveryFee')).toBe(purchase.deliveryTotal);
      expect(sumOf('total')).toBe(purchase.total);
      expect(purchase.total).toBe(wanted);
      expect(sumOf('fee')).toBe(purchase.fee);
      expect(purchase.orders.map((order) => order.seq)).toEqual(purchase.orders.map((_, i) => i + 1));
      for (const order of purchase.orders) {
        expect(order.total).toBe(order.itemsTotal + order.deliveryFee);
        // nobody pays more than a rupiah beside the exact rate
        expect(Math.abs(order.fee - (order.itemsTotal * feeBasisPoints) / 10_000)).toBeLessThan(1.5);
      }
    }),
  );
});

test('a remainder goes to the largest fractions', () => {
  const orders = [1, 2, 3].map(() => ({ itemsTotal: rupiah(33_333), deliveryFee: rupiah(0) }));
  expect(shareOut(orders, 250).orders.map(({ fee }) => fee)).toEqual([834, 833, 833]);
});

test('two baskets of one person become one in any order, with every line and no more than 99 of each', () => {
  const anyHeld = fc.record({
    variantId: fc.integer({ min: 1, max: 20 }).map(variantId),
    quantity: fc.integer({ min: 1, max: MAX_QUANTITY }),
    seenPrice: fc.integer({ min: 1, max: 100_000 }).map(rupiah),
    addedAt: fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms)),
  });
  const basket = fc.uniqueArray(anyHeld, { maxLength: 20, selector: (line) => line.variantId });
  const quantities = (lines: readonly HeldLine[]) => new Map(lines.map((line) => [line.variantId, line.quantity]));
  fc.assert(
    fc.property(basket, basket, (mine, others) => {
      const merged = quantities(mergeLines(mine, others));
      expect(new Map([...quantities(mergeLines(others, mine))].sort())).toEqual(new Map([...merged].sort()));
      const [a, b] = [quantities(mine), quantities(others)];
      expect(new Set(merged.keys())).toEqual(new Set([...a.keys(), ...b.keys()]));
      for (const [id, quantity] of merged)
        expect(quantity).toBe(Math.min(MAX_QUANTITY, (a.get(id) ?? 0) + (b.get(id) ?? 0)));
    }),
  );
});
