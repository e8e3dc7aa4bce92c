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
  readonly count?: number | undefined;
  readonly on: boolean;
  /** Lies under the one before. */
  readonly inner?: boolean;
  /** The address with this choice flipped, from the first page. */
  readonly href: string;
}
export interface FacetGroup {
  readonly title: string;
  readonly chips: readonly Chip[];
}
/** The choices of a list. A count that is missing was not counted; one that is 0 would find nothing. */
export interface FacetData {
  readonly categories: readonly Counted[];
  readonly kecamatan: readonly Counted[];
  readonly prices: readonly { readonly min: number; readonly max?: number | null; readonly count?: number }[];
  readonly halal: number | null;
  readonly inStock: number | null;
}
interface Counted {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

/** `Rp25.000–Rp50.000`: a band ends one rupiah below what people say. */
export const priceLabel = ({ t }: Visit, min: number, max?: number | null): string =>
  !max
    ? t.search.over(formatRupiah(min))
    : min === 0
      ? t.search.under(formatRupiah(max + 1))
      : t.search.between(formatRupiah(min), formatRupiah(max + 1));

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
    key: 'stok',
    label: t.search.inStock,
    count: facets.inStock ?? undefined,
    on: wanted.inStock,
    href: flip({ stok: wanted.inStock ? null : '1' }),
  },
  {
    key: 'halal',
    label: t.search.halal,
    count: facets.halal ?? undefined,
    on: wanted.halal,
    href: flip({ halal: wanted.halal ? null : '1' }),
  },
];

/** The top of the tree; below the chosen one, what is under it. */
const categoryChips = ({ regency }: Visit, wanted: Wanted, facets: FacetData, flip: Flip): Chip[] => {
  const parentOf = new Map(regency.categories.map((c) => [c.id, c.parentId ?? null]));
  const open = wanted.category && (parentOf.get(wanted.category) ?? wanted.category);
  const chip = ({ value, label, count }: Counted): Chip => {
    const on = wanted.category === value;
    const up = parentOf.get(value) ?? null;
    return { key: value, label, count, on, inner: up !== null, href: flip({ kategori: on ? up : value }) };
  };
  return facets.categories
    .filter((c) => !parentOf.get(c.value))
    .flatMap((top) => [
      chip(top),
      ...(top.value === open ? facets.categories.filter((c) => parentOf.get(c.value) === open).map(chip) : []),
    ]);
};

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
    ...(categoryFixed ? [] : [{ title: t.search.category, chips: categoryChips(visit, wanted, facets, flip) }]),
    { title: t.search.notes, chips: noteChips(visit, wanted, facets, flip) },
    { title: t.search.kecamatan, chips: kecamatanChips(wanted, facets, flip) },
    { title: t.search.price, chips: priceChips(visit, wanted, facets, flip) },
  ];
  return groups
    .map((g) => ({ ...g, chips: g.chips.filter((c) => c.on || c.count !== 0) }))
    .filter((g) => g.chips.length > 0);
};
