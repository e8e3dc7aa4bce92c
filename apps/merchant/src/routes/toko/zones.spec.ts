import { deliveryInput, deliveryValues, filledWith } from './zones.js';

const KECAMATAN = [
  { code: '51.08.05', name: 'Sukasada' },
  { code: '51.08.06', name: 'Buleleng' },
];
const none = { pickupEnabled: false, sellerEnabled: false, courierEnabled: false, freeAbove: null, zones: [] };
const seller = { ...deliveryValues(none, KECAMATAN), seller: true };
const fields = (answer: ReturnType<typeof deliveryInput>) =>
  'faults' in answer ? answer.faults.map((fault) => fault.field) : [];

test('a kecamatan without a price is not served; a price of 0 is free', () => {
  const zones = [
    { ...seller.zones[0]!, price: '0' },
    { ...seller.zones[1]!, price: '' },
  ];
  expect(deliveryInput({ ...seller, zones })).toMatchObject({ input: { zones: [{ price: 0 }, { price: null }] } });
});

test('a shop without any way of delivery is told so', () => {
  expect(fields(deliveryInput(deliveryValues(none, KECAMATAN)))).toEqual(['pickupEnabled']);
});

test('who delivers without a price anywhere is asked for one', () => {
  expect(fields(deliveryInput(seller))).toEqual(['zones.0.price']);
});

test('prices are read as people write them, and unclear ones are asked for again', () => {
  const filled = filledWith(seller, '10rb');
  expect(deliveryInput(filled)).toMatchObject({ input: { zones: [{ price: 10_000 }, { price: 10_000 }] } });
  expect(fields(deliveryInput({ ...filled, freeAbove: '15,5' }))).toEqual(['freeAbove']);
});

test('one price for the empty ones leaves the others alone', () => {
  const [first, second] = filledWith(
    { ...seller, zones: [{ ...seller.zones[0]!, price: '5.000' }, seller.zones[1]!] },
    '12.000',
  ).zones;
  expect([first!.price, second!.price]).toEqual(['5.000', '12.000']);
});
