import { isProblem, rupiah } from '@lapak/kernel';
import { readShopDelivery, type ShopDeliveryInput, startingDelivery, startingPrice } from './shop-delivery.js';

const bands = [
  { maxKm: 0, price: rupiah(8_000) },
  { maxKm: 10, price: rupiah(12_000) },
  { maxKm: 20, price: rupiah(18_000) },
];
const isKecamatan = (code: string) => code.startsWith('51.08.');
const input = (over: Partial<ShopDeliveryInput> = {}): ShopDeliveryInput => ({
  pickupEnabled: true,
  sellerEnabled: true,
  courierEnabled: false,
  freeAbove: null,
  zones: [
    { kecamatanCode: '51.08.07', price: rupiah(8_000) },
    { kecamatanCode: '51.08.06', price: null },
  ],
  ...over,
});
const faults = (over: Partial<ShopDeliveryInput>) => {
  const read = readShopDelivery(input(over), isKecamatan);
  return isProblem(read) ? read.fields.map(({ field }) => field) : [];
};

test('a starting price is the nearest band that reaches', () => {
  expect([0, 1, 10, 11, 20, 21].map((km) => startingPrice(km, [...bands].reverse()))).toEqual([
    8_000,
    12_000,
    12_000,
    18_000,
    18_000,
    null,
  ]);
});

test('a new shop offers its door, couriers, and itself in the kecamatan within ten kilometres', () => {
  const starting = startingDelivery({ '51.08.07': 0, '51.08.06': 10, '51.08.01': 45, '51.08.09': 18 }, bands);
  expect(starting).toMatchObject({ pickupEnabled: true, sellerEnabled: true, courierEnabled: true, freeAbove: null });
  expect([...starting.zones]).toEqual([
    ['51.08.07', 8_000],
    ['51.08.06', 12_000],
  ]);
  expect(startingDelivery({}, bands)).toMatchObject({ pickupEnabled: true, sellerEnabled: false });
});

test('a kecamatan without a price is not served', () => {
  const read = readShopDelivery(input(), isKecamatan);
  expect(isProblem(read) ? read : [...read.zones]).toEqual([['51.08.07', 8_000]]);
});

test('a shop must be reachable in some way', () => {
  expect(faults({ pickupEnabled: false, sellerEnabled: false })).toEqual(['pickupEnabled']);
  expect(faults({ pickupEnabled: false, sellerEnabled: false, courierEnabled: true })).toEqual([]);
});

test('a seller that delivers says where and for how much', () => {
  expect(faults({ zones: [] })).toEqual(['zones']);
  expect(faults({ zones: [{ kecamatanCode: '51.08.07', price: null }] })).toEqual(['zones']);
  expect(faults({ sellerEnabled: false, zones: [] })).toEqual([]);
});

test('each kecamatan of this regency once, at a price that can be meant', () => {
  const price = rupiah(10_000);
  expect(faults({ zones: [{ kecamatanCode: '35.78', price }] })).toEqual(['zones.0.kecamatanCode']);
  expect(faults({ zones: ['51.08.07', '51.08.07'].map((kecamatanCode) => ({ kecamatanCode, price })) })).toEqual([
    'zones.1.kecamatanCode',
  ]);
  expect(faults({ zones: [{ kecamatanCode: '51.08.07', price: rupiah(10_000_001) }] })).toEqual(['zones.0.price']);
  expect(faults({ freeAbove: rupiah(1_000_000_001) })).toEqual(['freeAbove']);
});
