import type { Id } from '@lapak/kernel';
import { cursorOf, newId, Transactor } from '@lapak/platform';
import { statementsDuring, TestClock, testDatabase } from '@lapak/platform/testing';
import { BrowseProducts, type ProductFilter } from './browse-products.js';
import { Categories } from './categories.js';
import { onShopStateChanged } from './on-shop-state-changed.js';
import { catalogEntities } from './product.entity.js';
import { RebuildSearch } from './rebuild-search.js';
import { RefreshSearchWords } from './refresh-search-words.js';
import { SearchProducts } from './search-products.js';
import { SEARCH_SORTS, type SearchSort } from './search-sql.js';
import { givenProduct, givenSeller } from './testing.js';

const db = testDatabase(catalogEntities, { keep: true });
const clock = new TestClock();
const transactor = new Transactor(db);
const categories = new Categories(db, clock);
const browse = new BrowseProducts(db, categories);
const searching = new SearchProducts(db, browse, categories, clock);
const search = (
  query: string,
  filter: ProductFilter = {},
  sort: SearchSort = 'relevance',
  first = 24,
  after?: string | null,
) => searching.run(query, filter, sort, first, after);
const titles = async (query: string, filter: ProductFilter = {}, sort: SearchSort = 'relevance') =>
  (await search(query, filter, sort)).nodes.map((node) => node.title.id);

let north: Id<'Shop'>;
beforeAll(async () => {
  const one = await givenSeller(db, { name: 'Dapur Luh Sari', kecamatan: '51.08.06' });
  const two = await givenSeller(db, { name: 'Kopi Lereng', kecamatan: '51.08.09' });
  north = one.shopId;
  const sold = (shopId: Id<'Shop'>, title: string, categoryId: string, price: number, over: object = {}) =>
    givenProduct(db, { shopId, title, categoryId, variants: [{ price }], ...over });
  await sold(one.shopId, 'Keripik Pisang Manis', 'keripik-kacang', 15_000);
  await sold(one.shopId, 'Keripik Singkong Pedas', 'keripik-kacang', 12_000, { halal: 'in_process' });
  await sold(two.shopId, 'Kopi Robusta Lereng', 'kopi-bubuk', 45_000);
  await sold(two.shopId, 'Kopi Arabika Lereng', 'biji-kopi', 120_000, { variants: [{ price: 120_000, onHand: 0 }] });
  await sold(one.shopId, 'Kain Songket Upacara', 'songket', 1_500_000, {
    halal: 'not_food',
    description: 'Ditenun tangan, teman minum kopi.',
  });
  await sold(two.shopId, 'Draf Kopi', 'kopi-bubuk', 45_000, { state: 'draft' });
  await new RefreshSearchWords(transactor).run();
}, 60_000);

test.each([
  ['kripik', 'keripik', 2],
  ['songkt', 'songket', 1],
  ['kopi robuta', 'kopi robusta', 1],
  ['arabca', 'arabika', 1],
])('whoever types %s finds %s, and is told', async (typed, meant, many) => {
  const found = await search(typed);
  expect(found.correctedQuery).toBe(meant);
  expect(found.nodes).toHaveLength(many);
});

test('the beginning of a word is enough, and that is no mistake to correct', async () => {
  expect(await titles('kerip')).toHaveLength(2);
  expect((await search('kopi robu')).correctedQuery).toBeNull();
  expect(await titles('kopi robu')).toEqual(['Kopi Robusta Lereng']);
});

test('words of another form are the same words, with or without accents', async () => {
  expect(await titles('ditenun')).toEqual(['Kain Songket Upacara']);
  expect(await titles('tenunan')).toEqual(['Kain Songket Upacara']);
  expect(await titles('KÓPI robústa')).toEqual(['Kopi Robusta Lereng']);
});

test('a title that says it comes before a description that does, and what can be had before what is sold out', async () => {
  expect(await titles('kopi')).toEqual(['Kopi Robusta Lereng', 'Kopi Arabika Lereng', 'Kain Songket Upacara']);
});

test('shops and categories are found by their names', async () => {
  expect(await titles('luh sari')).toHaveLength(3);
  expect(await titles('beans')).toEqual(['Kopi Arabika Lereng']);
});

test.each<ProductFilter>([
  {},
  { kecamatan: ['51.08.09'] },
  { categoryId: 'kopi-teh' },
  { categoryId: 'kopi-bubuk', halal: true },
  { minPrice: 50_000 },
  { inStock: true, maxPrice: 200_000 },
])('every facet under %j says how many its value would give', async (filter) => {
  const { facets, total, nodes } = await search('kopi', filter);
  expect(total).toBe(nodes.length);
  for (const [categoryId, count] of facets.categories)
    expect([categoryId, (await search('kopi', { ...filter, categoryId })).total]).toEqual([categoryId, count]);
  for (const [code, count] of facets.kecamatan)
    expect([code, (await search('kopi', { ...filter, kecamatan: [code] })).total]).toEqual([code, count]);
  expect((await search('kopi', { ...filter, halal: true })).total).toBe(facets.halal);
  expect((await search('kopi', { ...filter, inStock: true })).total).toBe(facets.inStock);
  const bands = await Promise.all(
    [
      [0, 24_999],
      [25_000, 49_999],
      [50_000, 99_999],
      [100_000, 249_999],
      [250_000, 999_999],
      [1_000_000, undefined],
    ].map(async ([minPrice, maxPrice]) => (await search('kopi', { ...filter, minPrice: minPrice!, maxPrice })).total),
  );
  expect(bands).toEqual(facets.prices);
});

test('a search is one statement, two when it is misspelt or in vain, whatever the filters', async () => {
  const named = async (work: () => Promise<unknown>) => (await statementsDuring(work)).map(({ name }) => name);
  await categories.tree();
  expect(await named(() => search('kopi'))).toEqual(['catalog_search_plain_relevance']);
  expect(await named(() => search('kopi', { categoryId: 'kopi-teh', kecamatan: ['51.08.09'], halal: true }))).toEqual([
    'catalog_search_plain_relevance_filtered',
  ]);
  expect(await named(() => search('kripik'))).toHaveLength(2);
  expect(await named(() => search('zzzzqqq'))).toHaveLength(2);
  expect(await named(() => browse.run({ kecamatan: ['51.08.09'], halal: true }, 'cheapest', 24))).toEqual([
    'catalog_list_kecamatan_cheapest',
  ]);
});

test('what was searched in vain is kept for staff, counted; what may be a phone number is not', async () => {
  for (const query of ['Xylofon  QQ', 'xylofon qq', '081234567890']) expect(await titles(query)).toEqual([]);
  expect(await db.query(`select query, times from zero_result where query in ('xylofon qq', '081234567890')`)).toEqual([
    { query: 'xylofon qq', times: 2 },
  ]);
});

test('nothing to search for, a hostile query and unknown filters give nothing, and no error', async () => {
  for (const query of ['', '   ', '!!!', "kopi'); drop table product --", 'a'.repeat(5_000)]) await search(query);
  expect(await titles('kopi', { categoryId: 'no-such' })).toEqual([]);
  expect(await titles('kopi', { kecamatan: [`x' | kopi`] })).toEqual([]);
  expect(await titles('kopi', { shopId: 'nobody' })).toEqual([]);
  expect((await browse.run({ categoryId: 'no-such' }, 'newest', 24)).nodes).toEqual([]);
  await expect(search('kopi', {}, 'relevance', 101)).rejects.toThrow('first must be');
  await expect(search('kopi', {}, 'relevance', 24, 'bm9uc2Vuc2U')).rejects.toThrow('not a cursor');
});

test('a forged position with numbers that the database could not hold is bad input', async () => {
  const id = newId();
  for (const at of [9e15, -1, 0.5])
    await expect(browse.run({}, 'newest', 24, cursorOf([at, id]))).rejects.toThrow('not a cursor');
  for (const score of [1e300, -1e300])
    await expect(search('kopi', {}, 'cheapest', 24, cursorOf([0, 0, score, id]))).rejects.toThrow('not a cursor');
});

test.each(SEARCH_SORTS)('pages of one by %s show everything once, in the same order', async (sort) => {
  const all = (await search('kopi', {}, sort)).nodes.map((node) => node.id);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await search('kopi', {}, sort, 1, after);
    seen.push(...page.nodes.map((node) => node.id));
    after = page.hasNextPage ? page.endCursor : null;
  }
  expect(seen).toEqual(all);
  expect(all).toHaveLength(3);
});

test.each(['newest', 'cheapest', 'dearest'] as const)('a list by %s goes on where its page ended', async (sort) => {
  const all = (await browse.run({}, sort, 100)).nodes.map((node) => node.id);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await browse.run({}, sort, 2, after);
    seen.push(...page.nodes.map((node) => node.id));
    after = page.hasNextPage ? page.endCursor : null;
  }
  expect(seen).toEqual(all);
  expect(all).toHaveLength(5);
});

test('a list is narrowed by category, place, price, halal, stock and shop', async () => {
  const listed = async (filter: ProductFilter) =>
    (await browse.run(filter, 'cheapest', 24)).nodes.map((node) => node.title.id);
  expect(await listed({ categoryId: 'kopi-teh' })).toEqual(['Kopi Robusta Lereng', 'Kopi Arabika Lereng']);
  expect(await listed({ categoryId: 'kopi-teh', kecamatan: ['51.08.06'] })).toEqual([]);
  expect(await listed({ kecamatan: ['51.08.09', '51.08.06'], inStock: true, halal: true })).toEqual([
    'Keripik Pisang Manis',
    'Kopi Robusta Lereng',
  ]);
  expect(await listed({ minPrice: 15_000, maxPrice: 45_000 })).toEqual(['Keripik Pisang Manis', 'Kopi Robusta Lereng']);
  expect(await listed({ shopId: north, maxPrice: 14_999 })).toEqual(['Keripik Singkong Pedas']);
  expect(await listed({ minPrice: 5, maxPrice: 1 })).toEqual([]);
});

test('older tiers are read when the newest has too little, and paged through after it', async () => {
  await db.query(`update product set tier = 3 where title->>'id' like 'Kopi A%'`);
  await db.query(`update product set tier = 1 where title->>'id' like 'Kain%'`);
  expect(await titles('kopi')).toHaveLength(3);
  await db.query(`update product set tier = 0`);
});

test('a suspended shop is gone from lists and searches at once, and back when it is approved', async () => {
  const tell = (to: 'suspended' | 'approved') =>
    transactor.run(async (tx) => {
      await tx.query(`update shop set state = $2 where id = $1`, [north, to]);
      await onShopStateChanged.handle(
        tx,
        { type: 'merchants.shop-state-changed', shopId: north, shopName: '', from: 'approved', to, at: '' },
        '1',
      );
    });
  await tell('suspended');
  expect([await titles('keripik'), (await browse.run({}, 'newest', 24)).nodes.length]).toEqual([[], 2]);
  await tell('approved');
  expect(await titles('keripik')).toHaveLength(2);
});

test('a shop is found by its new name once the index is rebuilt, and rebuilding again changes nothing', async () => {
  await db.query(`update shop set name = 'Dapur Bu Komang' where id = $1`, [north]);
  const rebuild = new RebuildSearch(db);
  expect([await rebuild.run(), await rebuild.run()]).toEqual([3, 0]);
  expect(await titles('komang')).toHaveLength(3);
});
