import { rupiah } from '@lapak/kernel';
import { quote, type QuoteQuestion, tariffsTo } from './quote.js';
import { aCalendar, aParcel, aQuestion, aTariff, cargo, day, FREE, sawan, someTerms, surabaya } from './testing.js';

const ask = (over: Partial<QuoteQuestion> = {}) => quote(aQuestion(over));
const codes = (over: Partial<QuoteQuestion> = {}) => ask(over).options.map((option) => option.code);
const option = (code: string, over: Partial<QuoteQuestion> = {}) =>
  ask(over).options.find((each) => each.code === code)!;

test('a neighbour chooses between the seller, the shop’s door and a courier', () => {
  const { options, refusal } = ask({ tariffs: [aTariff({ toPrefix: '51.08', pricePerKg: rupiah(9_000) })] });
  expect(refusal).toBeNull();
  expect(options.map(({ code, method, price, free }) => [code, method, price, free])).toEqual([
    ['seller_delivery', 'seller_delivery', 12_000, false],
    ['pickup', 'pickup', 0, true],
    ['courier:reg', 'courier', 9_000, false],
  ]);
});

test('a buyer far away is offered couriers first, and never the seller', () => {
  const offered = { destination: surabaya, tariffs: [aTariff()] };
  expect(codes(offered)).toEqual(['courier:reg', 'pickup']);
  expect(option('courier:reg', { ...offered, parcel: aParcel({ weightGrams: 1_301 }) })).toMatchObject({
    price: 36_000,
    detail: { id: 'Berat dihitung 2\u00a0kg, 2–3 hari kerja di jalan' },
  });
});

test('before the buyer says where, only the door is promised', () => {
  expect(codes({ destination: null, tariffs: [aTariff()] })).toEqual(['pickup']);
  expect(ask({ destination: null, terms: someTerms({ pickupEnabled: false }) }).refusal?.id).toBe(
    'Isi tujuan dulu untuk melihat ongkir.',
  );
});

test('the seller brings it free from the shop’s limit on, to the rupiah', () => {
  const terms = someTerms({ freeAbove: rupiah(100_000) });
  const at = (total: number) => option('seller_delivery', { terms, parcel: aParcel({ itemsTotal: rupiah(total) }) });
  expect(at(99_999)).toMatchObject({ price: 12_000, free: false });
  expect(at(99_999).detail.id).toBe('Ke Kec. Sawan. Gratis ongkir mulai belanja Rp100.000');
  expect(at(100_000)).toMatchObject({ price: FREE, free: true });
});

test('a kecamatan without a price is not served, a price of nothing is free', () => {
  expect(codes({ terms: someTerms({ sellerPrice: null }) })).toEqual(['pickup']);
  expect(codes({ terms: someTerms({ sellerEnabled: false }) })).toEqual(['pickup']);
  expect(option('seller_delivery', { terms: someTerms({ sellerPrice: FREE }) })).toMatchObject({ free: true });
});

test('the tariff of the nearest part of the country holds', () => {
  const bali = aTariff({ toPrefix: '51', pricePerKg: rupiah(12_000) });
  const here = aTariff({ toPrefix: '51.08', pricePerKg: rupiah(9_000) });
  const java = aTariff();
  expect(tariffsTo(sawan.code, [bali, here, java])).toEqual([here]);
  expect(tariffsTo('51.71', [here, bali, java])).toEqual([bali]);
  expect(tariffsTo('91', [here, bali, java])).toEqual([]);
});

test('a service that costs more and comes later than another is left out', () => {
  const both = { destination: surabaya, tariffs: [aTariff(), cargo()] };
  expect(codes(both)).toEqual(['courier:reg', 'pickup']);
  expect(codes({ ...both, parcel: aParcel({ weightGrams: 12_000 }) })).toEqual([
    'courier:reg',
    'courier:kargo',
    'pickup',
  ]);
});

test('fresh goods do not travel for more than three days', () => {
  const fresh = {
    destination: surabaya,
    parcel: aParcel({ perishable: true }),
    terms: someTerms({ pickupEnabled: false }),
  };
  expect(codes({ ...fresh, tariffs: [aTariff({ daysTo: 3 })] })).toEqual(['courier:reg']);
  const refused = ask({ ...fresh, tariffs: [aTariff({ daysTo: 4 })] });
  expect(refused.options).toEqual([]);
  expect(refused.refusal?.id).toContain('barang segar');
});

test('whoever cannot be reached is told why', () => {
  const terms = someTerms({ pickupEnabled: false, sellerPrice: null, courierEnabled: false });
  expect(ask({ terms }).refusal).toEqual({
    id: 'Toko ini belum melayani pengantaran ke Kec. Sawan.',
    en: 'This shop does not deliver to Kec. Sawan yet.',
  });
  expect(ask({ terms, destination: surabaya }).refusal?.id).toBe(
    'Toko ini belum melayani pengiriman ke luar kabupaten.',
  );
});

// -- days; 9 November 2026 is a Monday ----------------------------------------------------------------

const promised = (code: string, over: Partial<QuoteQuestion>) => {
  const { promisedFrom, promisedTo } = option(code, over);
  return [promisedFrom, promisedTo];
};

test('what lies on the shelf leaves the shop in one to two working days', () => {
  expect(promised('seller_delivery', {})).toEqual(['2026-11-10', '2026-11-11']);
  expect(promised('courier:reg', { destination: surabaya, tariffs: [aTariff()] })).toEqual([
    '2026-11-12',
    '2026-11-16',
  ]);
});

test('what is made to order takes its working days first, weekends not counted', () => {
  const parcel = aParcel({ preparationDays: 5 });
  expect(promised('seller_delivery', { parcel })).toEqual(['2026-11-17', '2026-11-18']);
});

test('an order of Saturday counts from Monday', () => {
  expect(promised('seller_delivery', { now: new Date('2026-11-07T02:00:00Z') })).toEqual(['2026-11-10', '2026-11-11']);
});

test('nothing is promised for Nyepi, neither at the door nor on the way', () => {
  const calendar = aCalendar({ holidays: ['2026-03-18', '2026-03-20'], closures: ['2026-03-19'] });
  const now = new Date('2026-03-16T02:00:00Z'); // Monday
  const terms = someTerms({ openDays: [1, 2, 3, 4, 5, 6, 7] });
  expect(promised('seller_delivery', { calendar, now })).toEqual(['2026-03-17', '2026-03-23']);
  expect(promised('pickup', { calendar, now, terms })).toEqual(['2026-03-17', '2026-03-23']);
  expect(promised('courier:reg', { calendar, now, destination: surabaya, tariffs: [aTariff()] })).toEqual([
    '2026-03-24',
    '2026-03-26',
  ]);
  const waiting = { calendar, now: new Date('2026-03-17T02:00:00Z'), parcel: aParcel() };
  expect(promised('seller_delivery', waiting)).toEqual(['2026-03-23', '2026-03-24']);
});

test('a shop that is shut begins when it opens again, and makes nothing meanwhile', () => {
  const shut = { closedFrom: day('2026-11-05'), closedUntil: day('2026-11-16') };
  expect(promised('seller_delivery', { terms: someTerms(shut) })).toEqual(['2026-11-17', '2026-11-18']);
  const later = { closedFrom: day('2026-11-11'), closedUntil: day('2026-11-13') };
  const parcel = aParcel({ preparationDays: 2 });
  expect(promised('seller_delivery', { terms: someTerms(later), parcel })).toEqual(['2026-11-16', '2026-11-17']);
});

test('goods are collected on a day that the shop’s door is open', () => {
  expect(promised('pickup', { terms: someTerms({ openDays: [6] }) })).toEqual(['2026-11-14', '2026-11-14']);
  expect(promised('pickup', { terms: someTerms({ openDays: [2, 4] }) })).toEqual(['2026-11-10', '2026-11-12']);
  const shutOnSaturday = { openDays: [6], closedFrom: day('2026-11-14'), closedUntil: day('2026-11-16') };
  expect(promised('pickup', { terms: someTerms(shutOnSaturday) })).toEqual(['2026-11-21', '2026-11-21']);
  const nyepi = { calendar: aCalendar({ closures: ['2026-03-19'] }), now: new Date('2026-03-16T02:00:00Z') };
  expect(promised('pickup', { ...nyepi, terms: someTerms({ openDays: [4] }) })).toEqual(['2026-03-26', '2026-03-26']);
  const holiday = aCalendar({ holidays: ['2026-11-10', '2026-11-11'] });
  expect(promised('pickup', { calendar: holiday })).toEqual(['2026-11-12', '2026-11-13']);
});

test('the longest making and closing still end in a day', () => {
  const terms = someTerms({ closedFrom: day('2026-11-09'), closedUntil: day('2027-05-08') });
  const [from] = promised('pickup', { terms, parcel: aParcel({ preparationDays: 180 }) });
  expect(from).toBe('2028-01-18');
});
