import { formatRupiah } from '@lapak/kernel';
import { wholeNumber } from '../../form.js';
import { withQuery } from '../../format.js';
import type { ProductFilter, ProductSort } from '../../gql/graphql.js';
import type { Visit } from '../../page.js';

export const SORTS: readonly ProductSort[] = ['relevance', 'newest', 'cheapest', 'dearest'];

/** What the address asks for; what it says wrongly is left out. */
export interface Wanted {
  readonly q: string;
  readonly category: string | null;
  readonly kecamatan: readonly string[];
  readonly price: string | null;
  readonly halal: boolean;
  readonly inStock: boolean;
  readonly sort: ProductSort;
  readonly after: string | null;
}

const PRICE = /^(\d{1,12})-(\d{0,12})$/;

export const wantedOf = (query: URLSearchParams, category: string | null = null): Wanted => {
  const sort = query.get('urut') as ProductSort;
  const price = query.get('harga');
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    category: category ?? (query.get('kategori')?.slice(0, 60) || null),
    kecamatan: query
      .getAll('kecamatan')
      .filter((code) => /^[\d.]{5,13}$/.test(code))
      .slice(0, 30),
    price: price && PRICE.test(price) ? price : null,
    halal: query.get('halal') === '1',
    inStock: query.get('stok') === '1',
    sort: SORTS.includes(sort) ? sort : query.get('q') ? 'relevance' : 'newest',
    after: query.get('after')?.slice(0, 300) || null,
  };
};

export const filterOf = (wanted: Wanted): ProductFilter => {
  const [, min, max] = PRICE.exec(wanted.price ?? '') ?? [];
  return {
    ...(wanted.category && { categoryId: wanted.category }),
    ...(wanted.kecamatan.length > 0 && { kecamatan: [...wanted.kecamatan] }),
    ...(min !== undefined && { minPrice: wholeNumber(min, 0, 1e12) }),
    ...(max && { maxPrice: wholeNumber(max, 0, 1e12) }),
    ...(wanted.halal && { halal: true }),
    ...(wanted.inStock && { inStock: true }),
  };
};

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly count?: number;
  readonly on: boolean;
  /** The address with this choice flipped, from the first page. */
  readonly href: string;
}
export interface FacetGroup {
  readonly title: string;
  readonly chips: readonly Chip[];
}
interface FacetData {
  readonly categories: readonly { value: string; label: string; count: number }[];
  readonly kecamatan: readonly { value: string; label: string; count: number }[];
  readonly prices: readonly { min: number; max?: number | null; count: number }[];
  readonly halal: number;
  readonly inStock: number;
}

export const priceLabel = ({ t }: Visit, min: number, max?: number | null): string =>
  !max
    ? t.search.over(formatRupiah(min))
    : min === 0
      ? t.search.under(formatRupiah(max))
      : t.search.between(formatRupiah(min), formatRupiah(max));

type Flip = (changes: Parameters<typeof withQuery>[2]) => string;

const kecamatanChips = (wanted: Wanted, facets: FacetData, flip: Flip): Chip[] =>
  facets.kecamatan.map(({ value, label, count }) => {
    const on = wanted.kecamatan.includes(value);
    return {
      key: value,
      label,
      count,
      on,
      href: flip({ kecamatan: on ? wanted.kecamatan.filter((k) => k !== value) : [...wanted.kecamatan, value] }),
    };
  });

const priceChips = (visit: Visit, wanted: Wanted, facets: FacetData, flip: Flip): Chip[] =>
  facets.prices.map(({ min, max, count }) => {
    const value = `${min}-${max ?? ''}`;
    const on = wanted.price === value;
    return { key: value, label: priceLabel(visit, min, max), count, on, href: flip({ harga: on ? null : value }) };
  });

const noteChips = ({ t }: Visit, wanted: Wanted, facets: FacetData, flip: Flip): Chip[] => [
  {
    key: 'halal',
    label: t.search.halal,
    count: facets.halal,
    on: wanted.halal,
    href: flip({ halal: wanted.halal ? null : '1' }),
  },
  {
    key: 'stok',
    label: t.search.inStock,
    count: facets.inStock,
    on: wanted.inStock,
    href: flip({ stok: wanted.inStock ? null : '1' }),
  },
];

const categoryChips = (wanted: Wanted, facets: FacetData, flip: Flip): Chip[] =>
  facets.categories.map(({ value, label, count }) => {
    const on = wanted.category === value;
    return { key: value, label, count, on, href: flip({ kategori: on ? null : value }) };
  });

/** Facets as links: each flips one choice and keeps the others. What would find nothing is not offered. */
export const facetGroups = (
  visit: Visit,
  path: string,
  wanted: Wanted,
  facets: FacetData,
  categoryFixed: boolean,
): FacetGroup[] => {
  const { t, query } = visit;
  const flip: Flip = (changes) => withQuery(path, query, { ...changes, after: null });
  const groups: FacetGroup[] = [
    ...(categoryFixed ? [] : [{ title: t.search.category, chips: categoryChips(wanted, facets, flip) }]),
    { title: t.search.kecamatan, chips: kecamatanChips(wanted, facets, flip) },
    { title: t.search.price, chips: priceChips(visit, wanted, facets, flip) },
    { title: t.search.notes, chips: noteChips(visit, wanted, facets, flip) },
  ];
  return groups
    .map((g) => ({ ...g, chips: g.chips.filter((c) => c.on || (c.count ?? 0) > 0) }))
    .filter((g) => g.chips.length > 0);
};
