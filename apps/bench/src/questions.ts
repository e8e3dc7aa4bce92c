import { createHash } from 'node:crypto';

/** What is asked in every run: the same of the bare server and of ours. Seed 1 of the filled catalogue. */
export const DATA = { seed: 1, shop: 'contoh-1-2', product: 'barang-1', word: 'kopi' } as const;

const CARD =
  'id slug title shopSlug shopName kecamatanName minPrice maxPrice inStock soldCount halal emoji picture { key width height blur alt widths }';

/** Our GraphQL operations, with the same fields that the bare server answers. */
export const OPERATIONS = {
  list: { query: `query BenchList { products(first: 24) { nodes { ${CARD} } hasNextPage } }`, variables: {} },
  product: {
    query: `query BenchProduct($shop: String!, $slug: String!) { product(shopSlug: $shop, slug: $slug) {
      id slug title description minPrice maxPrice halal unit soldCount
      variants { id price weightGrams available } shop { slug name tagline } } }`,
    variables: { shop: DATA.shop, slug: DATA.product },
  },
  search: {
    query: `query BenchSearch($query: String!) { search(query: $query, first: 24) { total nodes { ${CARD} } hasNextPage } }`,
    variables: { query: DATA.word },
  },
} as const;

const hashOf = (query: string): string => createHash('sha256').update(query).digest('hex');

/** hash -> document, as an app's build leaves it for the API. */
export const manifest = (): Record<string, string> =>
  Object.fromEntries(Object.values(OPERATIONS).map(({ query }) => [hashOf(query), query]));

/** The same operation as one of our own apps sends it: by hash. */
export const byHash = ({ query, variables }: { query: string; variables: object }): object => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } },
});

/** The values of the search statement for a plain first page, as the product's own use case gives them. */
export const searchValues = (word: string): unknown[] => [
  word,
  null,
  25,
  0,
  Number.MAX_SAFE_INTEGER,
  false,
  false,
  null,
  60,
  0,
  null,
  null,
  null,
];
