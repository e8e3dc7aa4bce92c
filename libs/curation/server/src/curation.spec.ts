import { AreasModule } from '@lapak/areas-server';
import { catalogEntities, CatalogModule } from '@lapak/catalog-server';
import { givenProduct } from '@lapak/catalog-server/testing';
import { type Id, InvalidInput, isProblem } from '@lapak/kernel';
import { merchantsEntities, MerchantsModule } from '@lapak/merchants-server';
import { givenAccount, givenShop } from '@lapak/merchants-server/testing';
import { PlatformModule, Topics } from '@lapak/platform';
import { statementsDuring, TestClock, testConfig, testContext, testDatabase } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CollectionInput, FeatureInput } from './curation.graphql.js';
import { CurationModule } from './curation.module.js';
import { CollectionResolver, HomeResolver } from './curation.resolver.js';
import { curationEntities } from './index.js';
import { SaveCollection } from './save-collection.js';
import { SaveFeature } from './save-feature.js';
import { StaffCollectionResolver } from './staff-curation.resolver.js';

const db = testDatabase([...curationEntities, ...merchantsEntities, ...catalogEntities]);
const clock = new TestClock();
let app: INestApplicationContext;
const the = <T>(token: new (...args: never[]) => T): T => app.get(token as never, { strict: false });

let curator: Id<'Account'>;
beforeAll(async () => {
  const config = testConfig();
  const platform = PlatformModule.on({ db, config, subscriptions: {}, topics: new Topics(config.databaseUrl), clock });
  const imports = [platform, AreasModule, MerchantsModule, CatalogModule, CurationModule];
  app = await NestFactory.createApplicationContext({ module: class {}, imports }, { logger: ['error'] });
}, 60_000);
beforeEach(async () => {
  clock.set('2026-11-24T02:00:00Z');
  curator = await givenAccount(db);
});
afterAll(() => app.close());

const aCollection = (over: Partial<CollectionInput> = {}): CollectionInput => ({
  slug: 'kopi-utara',
  titleId: 'Kopi lereng utara',
  titleEn: 'Northern coffee',
  noteId: 'Dari 400 sampai 1.200 meter.',
  noteEn: '',
  published: true,
  sort: 1,
  productIds: [],
  ...over,
});
const aFeature = (shopId: string, over: Partial<FeatureInput> = {}): FeatureInput => ({
  shopId,
  headlineId: 'Garam dari batang kelapa',
  headlineEn: '',
  storyId: 'Pukul enam pagi air laut sudah dibawa ke bedeng tanah di belakang pantai.',
  storyEn: '',
  reasonId: 'Karena cara kerjanya terbuka.',
  reasonEn: '',
  startsAt: new Date('2026-11-20T00:00:00Z'),
  endsAt: new Date('2026-12-05T00:00:00Z'),
  ...over,
});
const goods = async (...over: object[]) => {
  const { shopId } = await givenShop(db);
  const products = [];
  for (const one of over) products.push(await givenProduct(db, { shopId, ...one }));
  return { shopId, products, ids: products.map(({ productId }) => productId) };
};
const shownIn = async (slug: string): Promise<string[]> => {
  const ctx = testContext();
  const collection = await the(HomeResolver).collection(slug, ctx);
  return collection ? (await the(CollectionResolver).products(collection, 12, ctx)).map(({ slug: of }) => of) : [];
};
const kindOf = (outcome: unknown): string => (isProblem(outcome) ? outcome.kind : 'saved');

test('a collection shows its products in the order of the curator, and passes over what cannot be bought', async () => {
  const { products, ids } = await goods({}, { variants: [{ onHand: 0 }] }, {}, { state: 'draft' });
  await the(SaveCollection).run(curator, aCollection({ productIds: [...ids].reverse() }));
  expect(await shownIn('kopi-utara')).toEqual([products[2]!.slug, products[0]!.slug]);
});

test('what is passed over is there for the curator, with the reason', async () => {
  const { ids, shopId } = await goods({ variants: [{ onHand: 0 }] }, { state: 'draft' }, {});
  const saved = await the(SaveCollection).run(curator, aCollection({ productIds: ids }));
  await db.query(`update shop set closed_from = '2026-11-23', closed_until = '2026-11-30' where id = $1`, [shopId]);
  const ctx = testContext();
  const items = await the(StaffCollectionResolver).items(saved as never, ctx);
  expect(items.map(({ skipped }) => skipped)).toEqual(
    expect.arrayContaining(['Stok habis', expect.stringContaining('Toko tutup')]),
  );
  expect(await shownIn('kopi-utara')).toEqual([]);
});

test('a collection comes and goes at its time, and stays hidden until it is published', async () => {
  const { ids } = await goods({});
  const period = { startsAt: new Date('2026-12-01T00:00:00Z'), endsAt: new Date('2026-12-10T00:00:00Z') };
  await the(SaveCollection).run(curator, aCollection({ productIds: ids, ...period }));
  expect(await shownIn('kopi-utara')).toHaveLength(0);
  clock.set('2026-12-05T00:00:00Z');
  expect(await shownIn('kopi-utara')).toHaveLength(1);
  clock.set('2026-12-10T00:00:00Z');
  expect(await shownIn('kopi-utara')).toHaveLength(0);
});

test('two collections never share an address, and wrong fields are named one by one', async () => {
  await the(SaveCollection).run(curator, aCollection());
  expect(await the(SaveCollection).run(curator, aCollection())).toBeInstanceOf(InvalidInput);
  const wrong = aCollection({ slug: 'x', titleId: '', sort: -1, startsAt: new Date(1), endsAt: new Date(0) });
  const refused = (await the(SaveCollection).run(curator, wrong)) as InvalidInput;
  expect(refused.faults.map(({ field }) => field).sort()).toEqual(['endsAt', 'slug', 'sort', 'titleId']);
  expect(await the(SaveCollection).run(curator, aCollection({ id: curator }))).toMatchObject({ kind: 'NotFound' });
});

test('one shop is featured at a time: eight curators filling the same week, one succeeds', async () => {
  const { shopId } = await goods({});
  const race = await Promise.all(Array.from({ length: 8 }, () => the(SaveFeature).run(curator, aFeature(shopId))));
  expect(race.map(kindOf).sort()).toEqual([...Array<string>(7).fill('FeatureOverlaps'), 'saved']);
  expect(await db.query('select count(*)::int as n from feature')).toEqual([{ n: 1 }]);
});

test('periods may touch; a removed one makes room; a changed one does not collide with itself', async () => {
  const { shopId } = await goods({});
  const first = await the(SaveFeature).run(curator, aFeature(shopId));
  const id = (first as { id: string }).id;
  const after = { startsAt: new Date('2026-12-05T00:00:00Z'), endsAt: new Date('2026-12-20T00:00:00Z') };
  expect(kindOf(await the(SaveFeature).run(curator, aFeature(shopId, after)))).toBe('saved');
  expect(kindOf(await the(SaveFeature).run(curator, aFeature(shopId, { id, headlineId: 'Garam Les' })))).toBe('saved');
  expect(kindOf(await the(SaveFeature).run(curator, aFeature(shopId)))).toBe('FeatureOverlaps');
  await the(SaveFeature).remove(id);
  expect(kindOf(await the(SaveFeature).run(curator, aFeature(shopId)))).toBe('saved');
});

test('only an approved shop is featured, for three months at most, with a story and a reason', async () => {
  const { shopId: draft } = await givenShop(db, { state: 'draft' });
  expect(kindOf(await the(SaveFeature).run(curator, aFeature(draft)))).toBe('NotFound');
  const { shopId } = await goods({});
  const wrong = aFeature(shopId, { storyId: 'Pendek.', reasonId: '', endsAt: new Date('2027-06-01T00:00:00Z') });
  const refused = (await the(SaveFeature).run(curator, wrong)) as InvalidInput;
  expect(refused.faults.map(({ field }) => field).sort()).toEqual(['endsAt', 'reasonId', 'storyId']);
});

test('a shop that loses its approval is featured no longer', async () => {
  const { shopId } = await goods({});
  await the(SaveFeature).run(curator, aFeature(shopId));
  expect((await the(HomeResolver).featured(testContext()))?.shopId).toBe(shopId);
  await db.query(`update shop set state = 'suspended' where id = $1`, [shopId]);
  expect(await the(HomeResolver).featured(testContext())).toBeNull();
});

test('the products of many collections cost two statements, however many there are', async () => {
  const { ids } = await goods({}, {}, {});
  for (let n = 0; n < 6; n++)
    await the(SaveCollection).run(curator, aCollection({ slug: `koleksi-${n}`, productIds: ids }));
  const ctx = testContext();
  const collections = await the(HomeResolver).collections(ctx);
  const sent = await statementsDuring(() =>
    Promise.all(collections.map((collection) => the(CollectionResolver).products(collection, 12, ctx))),
  );
  expect(collections).toHaveLength(6);
  expect(sent.map(({ name }) => name)).toEqual(['curation_items', 'catalog_cards']);
});
