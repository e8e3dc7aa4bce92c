import type { Visit } from '../../page.js';
import { words } from '../../words/words.js';
import { type FacetData, facetGroups, filterOf, wantedOf } from './filters.js';

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

const visit = {
  t: words.id,
  query: new URLSearchParams('q=kopi&after=x'),
  regency: {
    categories: [
      { id: 'kopi-teh', name: 'Kopi & teh', emoji: '2615', parentId: null, productCount: 3 },
      { id: 'kopi-bubuk', name: 'Kopi bubuk', emoji: '2615', parentId: 'kopi-teh', productCount: 2 },
      { id: 'jajanan', name: 'Jajanan', emoji: '1f36c', parentId: null, productCount: 1 },
    ],
  },
} as unknown as Visit;
const facets: FacetData = {
  categories: [
    { value: 'kopi-teh', label: 'Kopi & teh', count: 3 },
    { value: 'kopi-bubuk', label: 'Kopi bubuk', count: 2 },
    { value: 'jajanan', label: 'Jajanan', count: 0 },
  ],
  kecamatan: [{ value: '51.08.04', label: 'Sukasada' }],
  prices: [
    { min: 0, max: 24_999, count: 1 },
    { min: 25_000, max: 49_999 },
    { min: 1_000_000, max: null },
  ],
  halal: 0,
  inStock: null,
};
const groups = (query: string) => facetGroups(visit, '/cari', wanted(query), facets, false);

test('the top of the tree is offered, and what lies under the chosen category', () => {
  expect(groups('q=kopi')[0]!.chips.map((c) => c.key)).toEqual(['kopi-teh']);
  const [top, inner] = groups('q=kopi&kategori=kopi-bubuk')[0]!.chips;
  expect([top!.on, inner!.on, inner!.inner]).toEqual([false, true, true]);
  expect(inner!.href).toBe('/cari?q=kopi&kategori=kopi-teh');
});

test('a choice that would find nothing is not offered; one that nobody counted is', () => {
  const [, notes, places] = groups('q=kopi');
  expect(notes!.chips.map((c) => c.key)).toEqual(['stok']);
  expect(places!.chips).toMatchObject([{ key: '51.08.04', count: undefined, href: '/cari?q=kopi&kecamatan=51.08.04' }]);
});

test('bands of prices end where people say they do', () => {
  expect(
    groups('q=kopi')
      .at(-1)!
      .chips.map((c) => c.label),
  ).toEqual(['di bawah Rp25.000', 'Rp25.000–Rp50.000', 'Rp1.000.000 ke atas']);
});
