import { chargeableKilos } from './chargeable-weight.js';

const regular = { divisor: 6_000, toleranceGrams: 300, minGrams: 1_000 };
const cargo = { divisor: 4_000, toleranceGrams: 300, minGrams: 10_000 };

test.each([
  [1, 1],
  [900, 1],
  [1_000, 1],
  [1_300, 1],
  [1_301, 2],
  [2_300, 2],
  [2_310, 3],
  [12_301, 13],
])('%i grams are charged as %i kg: 300 g over a kilo are let go', (grams, kilos) => {
  expect(chargeableKilos(grams, null, regular)).toBe(kilos);
});

test('a large light box is charged by its size, a small heavy one by its weight', () => {
  expect(chargeableKilos(3_200, 40 * 30 * 25, regular)).toBe(5);
  expect(chargeableKilos(900, 20 * 15 * 10, regular)).toBe(1);
  expect(chargeableKilos(7_000, 40 * 30 * 25, regular)).toBe(7);
});

test('size has the same tolerance as weight, to the cubic centimetre', () => {
  expect(chargeableKilos(100, 7_800, regular)).toBe(1);
  expect(chargeableKilos(100, 7_801, regular)).toBe(2);
});

test('freight divides by less and charges ten kilos at least', () => {
  expect(chargeableKilos(270, null, cargo)).toBe(10);
  expect(chargeableKilos(10_300, null, cargo)).toBe(10);
  expect(chargeableKilos(10_301, null, cargo)).toBe(11);
  expect(chargeableKilos(3_200, 60_000, cargo)).toBe(15);
});

test('a courier without tolerance charges every started kilo', () => {
  expect(chargeableKilos(1_001, null, { ...regular, toleranceGrams: 0 })).toBe(2);
  expect(chargeableKilos(1, null, { divisor: 6_000, toleranceGrams: 300, minGrams: 0 })).toBe(1);
});
