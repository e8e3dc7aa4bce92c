import { casesEntities } from '@lapak/cases-server';
import { isProblem } from '@lapak/kernel';
import { someBasics } from '@lapak/merchants-domain/testing';
import { testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import {
  FillRequirement,
  merchantsEntities,
  OpenShop,
  SaveShopBasics,
  SaveShopSettings,
  shopForStaffById,
  Shops,
  ShopsForStaff,
  SubmitApplication,
} from './index.js';
import { anyShop, myShop } from './my-shop-rows.js';
import { ShopToday } from './shop-today.js';
import { done, givenAccount, givenShop, kindOf, merchantsOn } from './testing.js';
import { Verifications } from './verifications.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const { the, aSentShop, application } = merchantsOn(db);
const id = { locale: 'id' } as const;

test('a shop that is still arranging its NIB may sell for six months', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics()));
  done(await the(FillRequirement).run(owner, { shopId, key: 'nib', attested: true }));
  expect(await anyShop.row(db, [shopId])).toMatchObject({
    legalStatus: 'in_process',
    nib: null,
    legalisationDeadline: '2026-09-16',
  });
  expect((await application(shopId)).requirements.find((r) => r.key === 'nib')).toMatchObject({
    status: 'filled',
    attested: true,
  });
});

test('somebody else’s shop answers like one that does not exist', async () => {
  const { shopId } = await givenShop(db, { state: 'draft' });
  const stranger = await givenAccount(db);
  const ctx = testContext({ app: 'merchant', viewer: testViewer({ accountId: stranger }) });
  for (const shop of [shopId, '01980000-0000-7000-8000-000000000bad', 'not an id', '']) {
    expect(kindOf(await the(SaveShopBasics).run(stranger, shop, someBasics()))).toBe('NotFound');
    expect(kindOf(await the(SaveShopSettings).run(stranger, shop, { codEnabled: false }))).toBe('NotFound');
    expect(kindOf(await the(FillRequirement).run(stranger, { shopId: shop, key: 'terms', attested: true }))).toBe(
      'NotFound',
    );
    expect(kindOf(await the(SubmitApplication).run(stranger, shop))).toBe('NotFound');
    await expect(the(Shops).requireMember(ctx, shop)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  }
  expect(await myShop.row(db, [shopId, stranger])).toBeNull();
});

test('a name is given out once, with others to choose from', async () => {
  const owners = await Promise.all(Array.from({ length: 6 }, () => givenAccount(db)));
  const outcomes = await Promise.all(owners.map((owner) => the(OpenShop).run(owner, someBasics({ name: 'Kopi Ani' }))));
  expect(outcomes.map(kindOf).filter((kind) => kind === 'done')).toHaveLength(1);
  expect(outcomes.find(isProblem)).toMatchObject({
    kind: 'NameTaken',
    suggestions: ['Kopi Ani Lemukih', 'Kopi Ani Sawan', 'Kopi Ani Asli Lemukih'],
  });
  done(await the(OpenShop).run(owners[0]!, someBasics({ name: 'Kopi, Ani!' })));
  expect(
    (await db.query('select slug from shop order by registered_at, slug')).map((r: { slug: string }) => r.slug),
  ).toEqual(['kopi-ani', 'kopi-ani-lemukih']);
});

test('the office sees shops that resemble each other', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db)];
  await givenShop(db, { name: 'Dapur Bu Rai', nib: '9999051080238', phone: '+6281000000077' as never });
  await givenShop(db, { name: 'Kopi Anik', nib: null, phone: '+6281000000078' as never });
  await givenShop(db, { name: 'Tenun Sidatapa', nib: null, phone: '+6281000000042' as never });
  await givenShop(db, { name: 'Garam Pantai', nib: null, phone: '+6281000000079' as never });
  const { code } = await aSentShop(owner);
  const seen = (await the(Verifications).read(code, officer, id))!;
  expect(seen.duplicateHints).toEqual([
    'Nomor telepon sama dengan toko “Tenun Sidatapa”.',
    'NIB sama dengan toko “Dapur Bu Rai”.',
    'Nama mirip dengan toko “Kopi Anik”.',
  ]);
  expect(seen).toMatchObject({
    state: 'submitted',
    lockedBy: null,
    lockedByMe: false,
    shop: { ownerName: 'Ni Luh Ani' },
  });
  expect(seen.readyReasons.length).toBeGreaterThan(5);
  expect(seen.requirements.find((r) => r.key === 'owner_id')!.documents).toHaveLength(1);
});

test('the morning figures of a new shop are zero, for thirty days', async () => {
  const { shopId } = await givenShop(db);
  const today = await the(ShopToday).of(shopId);
  expect(today).toMatchObject({
    toAccept: 0,
    nextDeadline: null,
    soldOut: 0,
    orders30Days: 0,
    sales30Days: 0,
    pending: 0,
    payable: 0,
  });
  expect([today.salesByDay.length, today.salesByDay.at(-1)]).toEqual([30, { day: '2026-03-16', orders: 0, value: 0 }]);
});

test('shops for the office: by part of the name, by state, page by page', async () => {
  for (let i = 0; i < 5; i++)
    await givenShop(db, {
      name: `Kopi ${i}`,
      state: i % 2 ? 'draft' : 'approved',
      registeredAt: new Date(Date.UTC(2026, 0, 1 + i)),
    });
  const page = the(ShopsForStaff);
  const first = await page.page({ query: 'KOPI' }, 3, null);
  expect([first.nodes.map((n) => n.name), first.hasNextPage]).toEqual([['Kopi 4', 'Kopi 3', 'Kopi 2'], true]);
  expect((await page.page({ query: 'KOPI' }, 3, first.endCursor)).nodes.map((n) => n.name)).toEqual([
    'Kopi 1',
    'Kopi 0',
  ]);
  expect((await page.page({ state: 'draft' }, 10, null)).nodes).toHaveLength(2);
  expect((await page.page({ query: '%' }, 10, null)).nodes).toHaveLength(0);
  const some = first.nodes[0]!;
  expect(await shopForStaffById(db, testContext()).load(some.id)).toMatchObject({ name: some.name });
});
