import { priceText, shorten, withQuery } from './format.js';

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
