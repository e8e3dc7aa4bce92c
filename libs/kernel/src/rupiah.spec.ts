import fc from 'fast-check';
import { allocate, formatRupiah, parseRupiah, rupiah, share, shortRupiah } from './rupiah.js';

test('prices read Rp12.500, with the minus in front and no space', () => {
  expect(formatRupiah(12_500)).toBe('Rp12.500');
  expect(formatRupiah(-5_000)).toBe('-Rp5.000');
  expect(formatRupiah(0)).toBe('Rp0');
});

test('dashboard figures are short and never rounded up', () => {
  expect(shortRupiah(1_849_000_000)).toBe('Rp1,84\u00a0M');
  expect(shortRupiah(612_900_000)).toBe('Rp612\u00a0jt');
  expect(shortRupiah(950)).toBe('Rp950');
});

test.each([
  ['25000', 25_000],
  ['25.000', 25_000],
  ['Rp 25.000', 25_000],
  ['Rp25.000,00', 25_000],
  ['25rb', 25_000],
  ['25 ribu', 25_000],
  ['1,5 juta', 1_500_000],
  ['0', 0],
])('a merchant types %s and means %d', (text, amount) => expect(parseRupiah(text)).toBe(amount));

test.each(['25.00', '12,5', '-5', '1e9', '', 'gratis', '0x10', '99999999999999999999'])(
  '%p is asked again, not guessed',
  (text) => expect(parseRupiah(text)).toBeNull(),
);

test('a fraction of a rupiah is a bug', () => expect(() => rupiah(0.5)).toThrow(RangeError));

test('a share is rounded half up', () => {
  expect(share(rupiah(1_050), 100)).toBe(11);
  expect(share(rupiah(12_345), 0)).toBe(0);
});

test('parts always sum to the whole, each within one rupiah of its fair share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (amount, ws) => {
      const parts = allocate(rupiah(amount), ws);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
      const all = ws.reduce((a, b) => a + b, 0);
      if (all > 0) parts.forEach((p, i) => expect(Math.abs(p - (amount * ws[i]!) / all)).toBeLessThan(1.01));
    }),
  );
});
