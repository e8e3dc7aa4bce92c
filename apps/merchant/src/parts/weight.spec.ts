import { parseCount, parseGrams } from './weight.js';

test('a weight is read as people write it', () => {
  expect(parseGrams('280')).toBe(280);
  expect(parseGrams(' 280 g')).toBe(280);
  expect(parseGrams('1,5 kg')).toBe(1500);
  expect(parseGrams('1.5kg')).toBe(1500);
  expect(parseGrams('2 kilo')).toBe(2000);
  expect(parseGrams('1.200')).toBe(1200);
});

test('a weight that could mean two things is asked for again', () => {
  for (const unclear of ['', 'berat', '1,5', '12.50', '-3', '280 ml']) expect(parseGrams(unclear)).toBeNull();
});

test('stock is a whole number, with or without dots', () => {
  expect(parseCount('24')).toBe(24);
  expect(parseCount('1.200')).toBe(1200);
  expect(parseCount('0')).toBe(0);
  for (const unclear of ['', '2,5', 'banyak', '-1', '1.20']) expect(parseCount(unclear)).toBeNull();
});
