import { BrowseDocument, type CardFragment, SearchDocument } from '../../gql/graphql.js';
import type { Visit } from '../../page.js';
import { type FacetData, filterOf, type Wanted } from './filters.js';

/** A stretch of a list, and what it can be narrowed by. */
export interface Found {
  readonly nodes: readonly CardFragment[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  /** Null when nobody counted. */
  readonly total: number | null;
  readonly atLeast: boolean;
  /** The words that were searched instead. */
  readonly correctedQuery: string | null;
  readonly facets: FacetData;
}

/** Where one band of prices ends and the next begins, as in the catalogue; whole rupiah. */
const EDGES = [0, 25_000, 50_000, 100_000, 250_000, 1_000_000];

/** Every choice there is, uncounted: a list without words is read from an index, which counts nothing. */
const allFacets = ({ regency }: Visit): FacetData => ({
  categories: regency.categories.map((c) => ({ value: c.id, label: c.name, count: c.productCount })),
  kecamatan: regency.kecamatan.map((k) => ({ value: k.code, label: k.name })),
  prices: EDGES.map((min, i) => ({ min, max: EDGES[i + 1] === undefined ? null : EDGES[i + 1]! - 1 })),
  halal: null,
  inStock: null,
});

/** The number of everything in the category, or of everything: known only while no filter is set. */
const countOf = ({ regency }: Visit, wanted: Wanted): number | null => {
  const { categoryId, ...others } = filterOf(wanted);
  if (Object.keys(others).length > 0) return null;
  return regency.categories
    .filter((c) => (categoryId ? c.id === categoryId : !c.parentId))
    .reduce((sum, c) => sum + c.productCount, 0);
};

/** By words through the search, without words from the list. */
export const findProducts = async (visit: Visit, wanted: Wanted): Promise<Found> => {
  const asked = { filter: filterOf(wanted), sort: wanted.sort, after: wanted.after };
  if (wanted.q) {
    const { search } = await visit.run(SearchDocument, { query: wanted.q, ...asked });
    return { ...search, endCursor: search.endCursor ?? null, correctedQuery: search.correctedQuery ?? null };
  }
  const { products } = await visit.run(BrowseDocument, asked);
  return {
    nodes: products.nodes,
    endCursor: products.endCursor ?? null,
    hasNextPage: products.hasNextPage,
    total: products.nodes.length === 0 ? 0 : countOf(visit, wanted),
    atLeast: false,
    correctedQuery: null,
    facets: allFacets(visit),
  };
};
