import { PRICE_BANDS } from './price-bands.js';

/** What one product that the words match says for the facets. */
export interface Candidate {
  readonly categoryId: string;
  readonly kecamatan: string;
  /** Place in PRICE_BANDS. */
  readonly band: number;
  readonly halal: boolean;
  readonly inStock: boolean;
  /** It lies within the prices that were asked for. */
  readonly priced: boolean;
}
/** The filters that are on. */
export interface Chosen {
  /** The chosen category and everything under it. */
  readonly categoryIds: ReadonlySet<string> | null;
  readonly kecamatan: ReadonlySet<string> | null;
  readonly halal: boolean;
  readonly inStock: boolean;
}
export interface FacetCounts {
  /** By category, parents counting what is under them. */
  readonly categories: ReadonlyMap<string, number>;
  readonly kecamatan: ReadonlyMap<string, number>;
  /** In the order of PRICE_BANDS. */
  readonly prices: readonly number[];
  readonly halal: number;
  readonly inStock: number;
}

const raise = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Counts each facet under every filter but its own, so that its other values can still be chosen and say how many they
 * would give. `parents` leads from a category to the one above it.
 */
export const countFacets = (
  candidates: Iterable<Candidate>,
  chosen: Chosen,
  parents: ReadonlyMap<string, string | null>,
): FacetCounts => {
  const categories = new Map<string, number>();
  const kecamatan = new Map<string, number>();
  const prices = PRICE_BANDS.map(() => 0);
  let halal = 0;
  let inStock = 0;
  for (const one of candidates) {
    const fits = {
      category: !chosen.categoryIds || chosen.categoryIds.has(one.categoryId),
      place: !chosen.kecamatan || chosen.kecamatan.has(one.kecamatan),
      halal: !chosen.halal || one.halal,
      stock: !chosen.inStock || one.inStock,
    };
    const misses =
      Number(!fits.category) + Number(!fits.place) + Number(!fits.halal) + Number(!fits.stock) + Number(!one.priced);
    if (misses > 1) continue;
    const open = (fit: boolean): boolean => misses === 0 || !fit;
    if (open(fits.category))
      for (let id: string | null | undefined = one.categoryId; id; id = parents.get(id)) raise(categories, id);
    if (open(fits.place)) raise(kecamatan, one.kecamatan);
    if (open(one.priced)) prices[one.band]! += 1;
    if (one.halal && open(fits.halal)) halal += 1;
    if (one.inStock && open(fits.stock)) inStock += 1;
  }
  return { categories, kecamatan, prices, halal, inStock };
};
