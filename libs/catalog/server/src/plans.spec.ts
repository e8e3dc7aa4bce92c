import { statements } from '@lapak/platform';
import { TestClock, testDatabase } from '@lapak/platform/testing';
import { BrowseProducts } from './browse-products.js';
import { cardsById } from './card-statements.js';
import { Catalog } from './catalog.js';
import { Categories } from './categories.js';
import { fillCatalogue } from './fill-catalogue.js';
import { catalogEntities } from './product.entity.js';
import { SearchProducts } from './search-products.js';
import { givenCategories } from './testing.js';

/** PLAN_PRODUCTS=200000 explains the same plans on a catalogue of that size. */
const PRODUCTS = Number(process.env['PLAN_PRODUCTS'] ?? 20_000);
const db = testDatabase(catalogEntities, { keep: true });
const clock = new TestClock();
const categories = new Categories(db, clock);
const browse = new BrowseProducts(db, categories);
const searching = new SearchProducts(db, browse, categories, clock);

beforeAll(async () => {
  await givenCategories(db);
  for (const [code, name] of [
    ['51.08.01', 'Barat'],
    ['51.08.06', 'Tengah'],
    ['51.08.09', 'Timur'],
  ]) {
    await db.query(
      `insert into kecamatan values ($1, $2, '81100', '{"id":"kopi, garam piramid dan anggur","en":""}', 0, 0, 0, 0, 1, 1)`,
      [code, name],
    );
    await db.query(
      `insert into desa select $1 || '.200' || i, $1, 'Desa ' || i, 'desa', '81100', 'desa' from generate_series(1, 9) as i`,
      [code],
    );
  }
  await fillCatalogue(db, { shops: 200, products: PRODUCTS, seed: 1 }, clock.now());
}, 900_000);

test('the hot reads touch products and variants by index only, never from end to end', async () => {
  expect(cardsById.name).toBe('catalog_cards');
  expect(new Catalog()).toBeDefined();
  const hot = [...statements.values()].filter(({ name }) =>
    /^catalog_(list|search|cards|similar|offers|reserve|release|claim|left)/.test(name),
  );
  expect(hot.length).toBeGreaterThan(30);
  for (const { name, text } of hot) {
    const rows = (await db.query(`explain (generic_plan) ${text}`)) as { 'QUERY PLAN': string }[];
    const bad = rows
      .map((row) => row['QUERY PLAN'])
      .filter((line) => /Seq Scan on (product|variant|shop)\b/.test(line));
    expect([name, bad]).toEqual([name, []]);
  }
});

test('the same seed makes the same catalogue, and filling again adds nothing', async () => {
  const state = async () =>
    (
      await db.query(
        `select count(*)::int as n, min(id::text) as first, max(id::text) as last, count(*) filter (where in_stock)::int as in_stock from product`,
      )
    )[0];
  const before = await state();
  await fillCatalogue(db, { shops: 200, products: 500, seed: 1 }, clock.now());
  expect(await state()).toEqual(before);
  expect(before.n).toBe(PRODUCTS);
  expect(before.in_stock).toBeGreaterThan(PRODUCTS * 0.9);
}, 60_000);

test('a common word stops at the newest tier with enough, and paging reaches everything up to the limit', async () => {
  const first = await searching.run('kopi', {}, 'relevance', 100);
  expect(first).toMatchObject({ atLeast: true, correctedQuery: null });
  const seen = new Set<string>();
  for (let after: string | null | undefined; after !== null;) {
    const page = await searching.run('kopi', {}, 'relevance', 100, after);
    for (const node of page.nodes) {
      expect(seen.has(node.id)).toBe(false);
      seen.add(node.id);
    }
    after = page.hasNextPage ? page.endCursor : null;
  }
  expect(seen.size).toBeGreaterThan(1_000);
});

test.each(['cheapest', 'dearest'] as const)(
  'by price, the %s of all comes first, and its pages go on',
  async (sort) => {
    const prices = (
      await db.query(
        `select min_price::int as price from product where listed and search @@ to_tsquery('indonesian', 'kopi') order by min_price ${sort === 'cheapest' ? '' : 'desc'} limit 60`,
      )
    ).map(({ price }: { price: number }) => price);
    const one = await searching.run('kopi', {}, sort, 30);
    const two = await searching.run('kopi', {}, sort, 30, one.endCursor);
    expect(one).toMatchObject({ total: 1_000, atLeast: true });
    expect([...one.nodes, ...two.nodes].map((node) => node.minPrice)).toEqual(prices);
    expect(new Set([...one.nodes, ...two.nodes].map((node) => node.id)).size).toBe(60);
  },
);
