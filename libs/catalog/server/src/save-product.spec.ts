import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { ShopNotApproved } from '@lapak/catalog-domain';
import { type Id, InvalidInput, isProblem, MoveNotAllowed, NotFound } from '@lapak/kernel';
import { Uploads } from '@lapak/merchants-server';
import { LocalFiles, newId, Outbox, Transactor } from '@lapak/platform';
import { statementsDuring, TestClock, testConfig, testDatabase } from '@lapak/platform/testing';
import sharp from 'sharp';
import { ArchiveProduct } from './archive-product.js';
import { BrowseProducts } from './browse-products.js';
import { Catalog } from './catalog.js';
import { Categories } from './categories.js';
import { ModerateProduct } from './moderate-product.js';
import { MyProducts } from './my-products.js';
import { MakePicture, Pictures } from './pictures.js';
import { catalogEntities } from './product.entity.js';
import { productPage, wasPublic } from './product-page.js';
import { ReadMedia } from './read-media.js';
import { type ProductSaved, SaveProduct, type SaveProductInput } from './save-product.js';
import { givenCategories, givenProduct, givenSeller } from './testing.js';

const db = testDatabase(catalogEntities);
const clock = new TestClock();
const transactor = new Transactor(db);
const home = `${testConfig().home}/catalog-files`;
const files = new LocalFiles(home);

const outbox = new Outbox({ 'catalog.product-moderated': [{ name: 'hear', handle: async () => undefined } as never] });
const categories = new Categories(db, clock);
const save = new SaveProduct(transactor, categories, new Pictures(db, files), new Uploads(clock), clock);
const mine = new MyProducts(db, categories);
const moderate = new ModerateProduct(transactor, outbox, clock);

beforeEach(async () => {
  clock.forward({ minutes: 5 });
  await givenCategories(db);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const input = (shopId: Id<'Shop'>, over: Partial<SaveProductInput> = {}): SaveProductInput => ({
  shopId,
  titleId: 'Kopi Robusta Lereng',
  descriptionId: 'Petik merah.',
  categoryId: 'kopi-bubuk',
  unit: 'bungkus',
  halal: 'certified',
  halalNumber: 'ID51110000999001',
  pirt: '2065108010099-29',
  madeInDesaCode: '51.08.06.2001',
  variants: [{ price: 25_000, weightGrams: 250, onHand: 12 }],
  pictures: [],
  publish: true,
  ...over,
});
const saved = async (accountId: Id<'Account'>, given: SaveProductInput): Promise<ProductSaved> => {
  const outcome = await save.run(accountId, given);
  if (isProblem(outcome)) throw new Error(outcome.message);
  return outcome;
};
const trusted = async () => {
  const seller = await givenSeller(db);
  for (let i = 0; i < 3; i++) await givenProduct(db, { shopId: seller.shopId });
  return seller;
};
const givenUpload = async (accountId: Id<'Account'>, width = 1_600, height = 1_200): Promise<Id<'Upload'>> => {
  const bytes = await sharp({
    create: { width, height, channels: 3, background: '#7a4b2a', noise: { type: 'gaussian', mean: 128, sigma: 9 } },
  })
    .withExif({ IFD0: { Copyright: 'rahasia' }, IFD3: { GPSLatitudeRef: 'S' } })
    .webp()
    .toBuffer();
  const id = newId<'Upload'>();
  await files.put(`uploads/${id}.webp`, bytes);
  await db.query(
    `insert into upload (id, account_id, file_key, mime, bytes, width, height, sha256, created_at) values ($1, $2, $3, 'image/webp', $4, $5, $6, $7, now())`,
    [id, accountId, `uploads/${id}.webp`, bytes.length, width, height, createHash('sha256').update(bytes).digest()],
  );
  return id;
};

test("a new shop's product waits for a curator, is published by one, and its maker is told", async () => {
  const { shopId, ownerId, slug } = await givenSeller(db);
  const { productId, state } = await saved(ownerId, input(shopId));
  expect(state).toBe('pending');
  expect(await productPage.row(db, [slug, 'kopi-robusta-lereng'])).toBeNull();
  expect(await moderate.run(productId, 'publish', null)).toEqual({ kind: 'ProductModerated', productId });
  // misspelt searches find it from now on
  expect(await db.query(`select word from search_word where word = 'robusta'`)).toHaveLength(1);
  expect(await productPage.row(db, [slug, 'kopi-robusta-lereng'])).toMatchObject({
    id: productId,
    shop: { slug, ownerName: 'Made Contoh' },
    variants: [{ price: 25_000 }],
  });
  expect(await moderate.run(productId, 'publish', null)).toBeInstanceOf(MoveNotAllowed);
  expect(await db.query('select count(*)::int as n from graphile_worker._private_jobs')).toEqual([{ n: 1 }]);
});

test('what is sent back comes with a reason, and waits again once it is mended', async () => {
  const { shopId, ownerId } = await givenSeller(db);
  const { productId } = await saved(ownerId, input(shopId));
  expect(await moderate.run(productId, 'needs_fix', '')).toBeInstanceOf(InvalidInput);
  await moderate.run(productId, 'needs_fix', 'Foto belum jelas.');
  expect(await mine.one(ownerId, productId, 'id')).toMatchObject({
    state: 'needs_fix',
    moderationReason: 'Foto belum jelas.',
  });
  expect(await saved(ownerId, input(shopId, { id: productId }))).toMatchObject({ state: 'pending' });
  expect(await moderate.run(newId(), 'publish', null)).toBeInstanceOf(NotFound);
});

test('a known shop publishes at once, and a plain edit stays on sale', async () => {
  const { shopId, ownerId, slug } = await trusted();
  const { productId, state } = await saved(ownerId, input(shopId));
  expect(state).toBe('published');
  const page = await productPage.row(db, [slug, 'kopi-robusta-lereng']);
  clock.forward({ days: 1 });
  const [variant] = page!.variants;
  expect(
    await saved(
      ownerId,
      input(shopId, {
        id: productId,
        titleId: 'Kopi Robusta Baru',
        variants: [{ id: variant!.id, price: 27_000, weightGrams: 250, onHand: 4 }],
      }),
    ),
  ).toMatchObject({ state: 'published' });
  expect(await productPage.row(db, [slug, 'kopi-robusta-lereng'])).toMatchObject({
    title: { id: 'Kopi Robusta Baru' },
    minPrice: 27_000,
    variants: [{ id: variant!.id, onHand: 4 }],
    publishedAt: page!.publishedAt,
  });
  expect(await db.query(`select word from search_word where word = 'robusta'`)).toHaveLength(1);
});

test('options keep their ids; one that is left out is withdrawn and can come back', async () => {
  const { shopId, ownerId } = await trusted();
  const two = [
    { nameId: '250 g', price: 25_000, weightGrams: 250, onHand: 1 },
    { nameId: '500 g', price: 48_000, weightGrams: 500, onHand: 0 },
  ];
  const { productId } = await saved(ownerId, input(shopId, { variants: two }));
  const [small, large] = (await mine.one(ownerId, productId, 'id'))!.variants;
  await saved(ownerId, input(shopId, { id: productId, variants: [{ ...two[1]!, id: large!.id }] }));
  const offers = await new Catalog().offers(db, [small!.id, large!.id]);
  expect(offers.map(({ variantId, listed }) => [variantId, listed]).sort()).toEqual(
    [
      [small!.id, false],
      [large!.id, true],
    ].sort(),
  );
  expect((await db.query('select in_stock, min_price from product where id = $1', [productId]))[0]).toEqual({
    in_stock: false,
    min_price: 48_000,
  });
  await saved(
    ownerId,
    input(shopId, {
      id: productId,
      variants: [
        { ...two[0]!, id: small!.id },
        { ...two[1]!, id: large!.id },
      ],
    }),
  );
  expect((await mine.one(ownerId, productId, 'id'))!.variants.map((variant) => variant.id)).toEqual([
    small!.id,
    large!.id,
  ]);
});

test("a stranger's product, option and picture answer as if they did not exist", async () => {
  const me = await trusted();
  const other = await givenProduct(db, { shopId: (await givenSeller(db)).shopId });
  expect(await save.run(me.ownerId, input(me.shopId, { id: other.productId }))).toBeInstanceOf(NotFound);
  expect(await save.run(me.ownerId, input(me.shopId, { id: newId() }))).toBeInstanceOf(NotFound);
  expect(await save.run(me.ownerId, input(me.shopId, { id: 'x' }))).toBeInstanceOf(NotFound);
  const { productId } = await saved(me.ownerId, input(me.shopId));
  const stolen = await save.run(
    me.ownerId,
    input(me.shopId, { id: productId, variants: [{ id: other.variantIds[0]!, price: 1, weightGrams: 1, onHand: 1 }] }),
  );
  expect((stolen as InvalidInput).faults[0]!.field).toBe('variants.0.id');
  for (const picture of ['a'.repeat(32), newId(), await givenUpload((await givenSeller(db)).ownerId)]) {
    expect(
      ((await save.run(me.ownerId, input(me.shopId, { pictures: [picture] }))) as InvalidInput).faults[0]!.field,
    ).toBe('pictures.0');
  }
  expect(await mine.one((await givenSeller(db)).ownerId, productId, 'id')).toBeNull();
});

test('what is refused changes nothing', async () => {
  const { shopId, ownerId } = await trusted();
  const { productId } = await saved(
    ownerId,
    input(shopId, { variants: [{ price: 25_000, weightGrams: 250, onHand: 5 }] }),
  );
  const [variant] = (await mine.one(ownerId, productId, 'id'))!.variants;
  await transactor.run((tx) => new Catalog().reserve(tx, [{ variantId: variant!.id, quantity: 3 }]));
  const low = await save.run(
    ownerId,
    input(shopId, {
      id: productId,
      titleId: 'Lain',
      variants: [{ id: variant!.id, price: 1, weightGrams: 1, onHand: 2 }],
    }),
  );
  expect((low as InvalidInput).faults[0]).toMatchObject({ field: 'variants.0.onHand' });
  expect(((await save.run(ownerId, input(shopId, { categoryId: 'kopi-teh' }))) as InvalidInput).faults[0]!.field).toBe(
    'categoryId',
  );
  expect(((await save.run(ownerId, input(shopId, { madeInDesaCode: '99.99' }))) as InvalidInput).faults[0]!.field).toBe(
    'madeInDesaCode',
  );
  expect(await mine.one(ownerId, productId, 'id')).toMatchObject({
    titleId: 'Kopi Robusta Lereng',
    variants: [{ onHand: 5, reserved: 3 }],
  });
});

test('a shop that is not approved keeps drafts', async () => {
  const { shopId, ownerId } = await givenSeller(db, { state: 'submitted' });
  expect(await save.run(ownerId, input(shopId))).toBeInstanceOf(ShopNotApproved);
  expect(await saved(ownerId, input(shopId, { publish: false }))).toMatchObject({ state: 'draft' });
});

test('two products of one name have two addresses', async () => {
  const { shopId, ownerId } = await trusted();
  const slugs = [];
  for (let i = 0; i < 3; i++)
    slugs.push((await mine.one(ownerId, (await saved(ownerId, input(shopId))).productId, 'id'))!.slug);
  expect(new Set(slugs).size).toBe(3);
  expect(slugs[0]).toBe('kopi-robusta-lereng');
});

test('an archived product is gone from its page and from the list, and comes back when it is saved', async () => {
  const { shopId, ownerId, slug } = await trusted();
  const { productId } = await saved(ownerId, input(shopId));
  const archive = new ArchiveProduct(transactor, clock);
  expect(await archive.run((await givenSeller(db)).ownerId, productId)).toBeInstanceOf(NotFound);
  expect(await archive.run(ownerId, productId)).toMatchObject({ state: 'archived' });
  expect(await archive.run(ownerId, productId)).toMatchObject({ state: 'archived' });
  expect(await productPage.row(db, [slug, 'kopi-robusta-lereng'])).toBeNull();
  await db.query('update shop set approved_at = $2 where slug = $1', [slug, clock.now()]);
  const was = async (...slugs: [string, string | null]) => (await wasPublic.row(db, slugs))!.was;
  expect(await was(slug, 'kopi-robusta-lereng')).toBe(true);
  expect([await was(slug, 'never-sold'), await was('never-open', null), await was(slug, null)]).toEqual([
    false,
    false,
    true,
  ]);
  expect((await mine.of(shopId, { first: 25 }, 'id')).nodes).toHaveLength(3);
  expect((await mine.of(shopId, { first: 25, state: 'archived' }, 'id')).nodes).toHaveLength(1);
  expect(await saved(ownerId, input(shopId, { id: productId }))).toMatchObject({ state: 'published' });
});

test('a merchant finds own products by part of a title and pages through them, one statement a page', async () => {
  const { shopId, ownerId } = await trusted();
  await saved(ownerId, input(shopId, { titleId: 'Gula Arén 100%' }));
  expect((await mine.of(shopId, { first: 25, query: 'aren 100%' }, 'id')).nodes).toHaveLength(1);
  expect((await mine.of(shopId, { first: 25, query: '%' }, 'id')).nodes).toHaveLength(1);
  const one = await mine.of(shopId, { first: 3 }, 'id');
  const two = await mine.of(shopId, { first: 3, after: one.endCursor }, 'id');
  expect([one.nodes.length, two.nodes.length, one.hasNextPage, two.hasNextPage]).toEqual([3, 1, true, false]);
  await categories.tree();
  expect(await statementsDuring(() => mine.of(shopId, { first: 3 }, 'id'))).toHaveLength(1);
});

test('a photo is shown at once in every size, small enough, without place or EXIF; AVIF follows', async () => {
  const { shopId, ownerId, slug } = await trusted();
  const upload = await givenUpload(ownerId);
  const { productId } = await saved(ownerId, input(shopId, { pictures: [upload] }));
  const [picture] = (await productPage.row(db, [slug, 'kopi-robusta-lereng']))!.pictures;
  expect(picture).toMatchObject({
    width: 1_600,
    height: 1_200,
    widths: [160, 320, 640, 1_280],
    alt: 'Kopi Robusta Lereng',
  });
  expect(picture!.blur.length).toBeLessThanOrEqual(400);
  const read = new ReadMedia(files);
  const early = await read.run(`${picture!.key}-320.avif`);
  expect(early!.mime).toBe('image/webp');
  await new MakePicture(files).run({ key: picture!.key, fileKey: `uploads/${upload}.webp` });
  for (const [width, most] of [
    [160, 10_000],
    [320, 25_000],
    [640, 45_000],
    [1_280, 80_000],
  ] as const) {
    for (const format of ['avif', 'webp'] as const) {
      const { bytes, mime } = (await read.run(`${picture!.key}-${width}.${format}`))!;
      const meta = await sharp(bytes).metadata();
      expect([mime, meta.width, meta.exif]).toEqual([`image/${format}`, width, undefined]);
      expect([format, width, bytes.length <= most]).toEqual([format, width, true]);
    }
  }
  expect(await read.run(`../${picture!.key}-320.webp`)).toBeNull();
  const card = (await new BrowseProducts(db, categories).run({ shopId }, 'newest', 1)).nodes[0];
  expect(card!.cover).toMatchObject({ key: picture!.key });
  expect(await saved(ownerId, input(shopId, { id: productId, pictures: [picture!.key] }))).toBeDefined();
  expect(((await save.run(ownerId, input(shopId, { pictures: [upload] }))) as InvalidInput).faults[0]!.field).toBe(
    'pictures.0',
  );
}, 60_000);

test('curators see the whole page of a product in one statement, and buyers in one', async () => {
  const { shopId, ownerId, slug } = await trusted();
  await saved(ownerId, input(shopId));
  expect(await statementsDuring(() => productPage.row(db, [slug, 'kopi-robusta-lereng']))).toEqual([
    { name: 'catalog_product_page', text: productPage.text },
  ]);
});
