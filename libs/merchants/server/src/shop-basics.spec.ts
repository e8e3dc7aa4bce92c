import { casesEntities } from '@lapak/cases-server';
import type { LocalDate } from '@lapak/kernel';
import { someBasics } from '@lapak/merchants-domain/testing';
import { testContext, testDatabase } from '@lapak/platform/testing';
import {
  DecideCase,
  DecideRequirement,
  merchantsEntities,
  OpenShop,
  SaveShopBasics,
  SaveShopSettings,
  shopBySlug,
  shopType,
  SubmitApplication,
  TakeCase,
} from './index.js';
import { anyShop } from './my-shop-rows.js';
import { ShopsResolver } from './shops.resolver.js';
import { done, givenAccount, givenShop, kindOf, merchantsOn } from './testing.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const { the, clock, aSentShop, application } = merchantsOn(db);

test('a landmark that was sent back is answered in the shop’s profile', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db)];
  const { shopId, code } = await aSentShop(owner);
  done(await the(TakeCase).run(officer, code));
  done(await the(DecideRequirement).run(officer, code, 'address', 'fix', 'Patokan belum jelas.'));
  done(await the(DecideCase).run(officer, code, 'request_fix', null));
  expect((await application(shopId)).missing).toEqual(['address']);
  done(await the(SaveShopBasics).run(owner, shopId, someBasics({ landmark: 'timur pasar desa' })));
  const { missing, requirements } = await application(shopId);
  expect(missing).toEqual([]);
  expect(requirements.find((r) => r.key === 'address')).toMatchObject({
    status: 'filled',
    reason: 'Patokan belum jelas.',
    open: true,
  });
  expect(kindOf(await the(SubmitApplication).run(owner, shopId))).toBe('done');
});

test('a draft that is renamed gets a new address; a wrong field changes nothing', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics()));
  await givenShop(db, { name: 'Tenun Ani' });
  expect(kindOf(await the(SaveShopBasics).run(owner, shopId, someBasics({ name: 'TENUN ANI' })))).toBe('NameTaken');
  expect(
    kindOf(await the(SaveShopBasics).run(owner, shopId, someBasics({ name: 'Tenun Rai', desaCode: '51.03.01.2001' }))),
  ).toBe('InvalidInput');
  expect(await anyShop.row(db, [shopId])).toMatchObject({ name: 'Kopi Ani', slug: 'kopi-ani' });
  done(await the(SaveShopBasics).run(owner, shopId, someBasics({ name: 'Tenun Rai' })));
  expect(await anyShop.row(db, [shopId])).toMatchObject({
    name: 'Tenun Rai',
    slug: 'tenun-rai',
    kecamatanCode: '51.08.07',
  });
});

test('one account opens at most five shops, however fast it clicks', async () => {
  const owner = await givenAccount(db);
  const names = Array.from({ length: 8 }, (_, i) => `Warung ${'abcdefgh'[i]}`);
  const kinds = (await Promise.all(names.map((name) => the(OpenShop).run(owner, someBasics({ name }))))).map(kindOf);
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(5);
});

test('only an approved shop has a page, with the notice of its closure on the days it is closed', async () => {
  const { shopId, ownerId, slug } = await givenShop(db);
  const draft = await givenShop(db, { state: 'draft' });
  expect(await shopBySlug.row(db, [draft.slug])).toBeNull();
  const closure = {
    closedFrom: '2026-03-18' as LocalDate,
    closedUntil: '2026-03-21' as LocalDate,
    closedNote: 'Nyepi',
  };
  done(
    await the(SaveShopSettings).run(ownerId, shopId, {
      hours: { open: '08:00', close: '16:00', days: [1, 2, 3] },
      ...closure,
      codEnabled: false,
    }),
  );
  const shown = async () => {
    const shop = shopType((await shopBySlug.row(db, [slug]))!, testContext({ locale: 'en' }));
    return { ...shop, until: the(ShopsResolver).closedUntil(shop), note: the(ShopsResolver).closedNote(shop) };
  };
  expect(await shown()).toMatchObject({
    tagline: 'Red-picked',
    hours: { open: '08:00', days: [1, 2, 3] },
    codEnabled: false,
    pickupEnabled: true,
    until: null,
    note: null,
  });
  clock.set('2026-03-18T02:00:00Z');
  expect(await shown()).toMatchObject({ until: '2026-03-21', note: 'Nyepi' });
  clock.set('2026-03-20T16:00:00Z'); // 21 March, midnight WITA
  expect(await shown()).toMatchObject({ until: null });
});
