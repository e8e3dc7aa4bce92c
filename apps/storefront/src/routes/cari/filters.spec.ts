import { filterOf, wantedOf } from './filters.js';

const wanted = (query: string) => wantedOf(new URLSearchParams(query));

test('the address of a search says what is wanted', () => {
  expect(
    filterOf(wanted('q=kopi&kategori=kopi-teh&kecamatan=51.08.05&kecamatan=51.08.04&harga=0-50000&halal=1&stok=1')),
  ).toEqual({
    categoryId: 'kopi-teh',
    kecamatan: ['51.08.05', '51.08.04'],
    minPrice: 0,
    maxPrice: 50_000,
    halal: true,
    inStock: true,
  });
});

test('what an address says wrongly is left out', () => {
  expect(filterOf(wanted('kecamatan=x;drop&harga=abc&halal=ya&urut=mahal'))).toEqual({});
  expect(filterOf(wanted('harga=100000-'))).toEqual({ minPrice: 100_000 });
});

test('words are sorted by fit, lists by age, unless the address says otherwise', () => {
  expect(wanted('q=kopi').sort).toBe('relevance');
  expect(wanted('').sort).toBe('newest');
  expect(wanted('q=kopi&urut=cheapest').sort).toBe('cheapest');
});
