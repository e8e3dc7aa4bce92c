import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { entities } from './entities.js';
import { apiOn, guest } from './testing/api.js';
import { givenWorld } from './testing/world.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);
beforeAll(async () => {
  await givenWorld(db, api);
}, 60_000);

const LIST = '{ products(first: 24) { nodes { slug shopSlug title minPrice kecamatanName } } }';
const PRODUCT = `query ($shop: String!, $slug: String!) { product(shopSlug: $shop, slug: $slug) {
  title variants { price } shop { name desa { label } } category { name } similar { title } } }`;

test('over GraphQL a guest’s list is one named statement, and a product with its shop and similar goods two', async () => {
  const listed = await api.ask(LIST, {}, guest());
  const [card] = (listed.data!['products'] as { nodes: { slug: string; shopSlug: string }[] }).nodes;
  const variables = { shop: card!.shopSlug, slug: card!.slug };
  expect((await api.ask(PRODUCT, variables, guest())).data!['product']).not.toBeNull();
  const names = async (work: () => Promise<unknown>) => (await statementsDuring(work)).map(({ name }) => name);
  expect(await names(() => api.ask(LIST, {}, guest()))).toEqual(['catalog_list_all_newest']);
  expect(await names(() => api.ask(PRODUCT, variables, guest()))).toEqual(['catalog_product_page', 'catalog_similar']);
});
