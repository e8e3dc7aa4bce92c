import { daysText, priceText, shorten, withQuery } from './format.js';
import type { Visit } from './page.js';

test('one parameter changes and the others stay', () => {
  const query = new URLSearchParams('q=kopi&kecamatan=a&kecamatan=b&after=x');
  expect(withQuery('/cari', query, { kecamatan: ['a'], after: null })).toBe('/cari?q=kopi&kecamatan=a');
  expect(withQuery('/cari', query, { q: null, kecamatan: null, after: null })).toBe('/cari');
});

test('a description ends at a word', () => {
  expect(shorten('Kopi robusta dari lereng Lemukih', 20)).toBe('Kopi robusta dari…');
  expect(shorten('Kopi', 20)).toBe('Kopi');
});

test('a range only when there is one', () => {
  expect(priceText(18_000, 18_000)).toBe('Rp18.000');
  expect(priceText(18_000, 60_000)).toBe('Rp18.000–Rp60.000');
});

test('days of one month name it once, and never part at the dash', () => {
  const visit = { locale: 'id' } as Visit;
  expect(daysText(visit, '2026-11-27', '2026-11-30')).toBe('27–\u206030\u00a0Nov');
  expect(daysText(visit, '2026-11-30', '2026-12-02')).toBe('30\u00a0Nov–\u20602\u00a0Des');
  expect(daysText(visit, '2026-11-27', '2026-11-27')).toBe('27\u00a0Nov');
});
