import { CaseQueue, casesEntities, CasesModule, progressType, TrackCase } from '@lapak/cases-server';
import { type Id, isProblem } from '@lapak/kernel';
import { someBasics } from '@lapak/merchants-domain/testing';
import { type DomainEvent, drainJobs, PlatformModule, type RequestContext, Topics, Transactor } from '@lapak/platform';
import { TestClock, testConfig, testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import sharp from 'sharp';
import { Applications } from './applications.js';
import {
  DecideCase, DecideRequirement, FillRequirement, MerchantsModule, merchantsEntities, OpenShop, ReadDocument, SaveShopBasics, SaveShopSettings,
  shopForStaffById, Shops, ShopsForStaff, SubmitApplication, SweepUploads, TakeCase, UploadFile,
} from './index.js';
import { anyShop, myShop } from './my-shop-rows.js';
import { ShopToday } from './shop-today.js';
import { givenAccount, givenPlaces, givenShop } from './testing.js';
import { Verifications } from './verifications.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const clock = new TestClock();
const heard: DomainEvent[] = [];
const listener = { name: 'test: hears', handle: async (_tx: unknown, event: DomainEvent) => void heard.push(event) };
const subscriptions = { 'cases.moved': [listener], 'merchants.shop-state-changed': [listener] } as never;
let app: INestApplicationContext;
const the = <T>(token: new (...args: never[]) => T): T => app.get(token as never, { strict: false });

beforeAll(async () => {
  await givenPlaces(db);
  const config = testConfig();
  app = await NestFactory.createApplicationContext(
    { module: class {}, imports: [PlatformModule.on({ db, config, subscriptions, topics: new Topics(config.databaseUrl), clock }), CasesModule, MerchantsModule] },
    { logger: ['error'] },
  );
}, 60_000);
beforeEach(async () => {
  heard.length = 0;
  clock.set('2026-03-16T06:00:00Z'); // Monday, 14.00 WITA, three days before Nyepi
  await givenPlaces(db);
});
afterAll(() => app?.close());

const id = { locale: 'id' } as const;
const done = <T>(outcome: T): Exclude<T, { kind: string; say: unknown }> => {
  if (isProblem(outcome)) throw new Error(outcome.message);
  return outcome as never;
};
const kindOf = (outcome: unknown): string => (isProblem(outcome) ? outcome.kind : 'done');
const photo = (width = 90) => sharp({ create: { width, height: 80, channels: 3, background: '#7a4' } }).jpeg().toBuffer();
const uploaded = async (account: Id<'Account'>): Promise<string> => done(await the(UploadFile).run(account, await photo())).id;
const DOCUMENTS = ['place_photo', 'product_photo', 'owner_id'];

/** A draft with everything that the checklist requires. */
const aFilledShop = async (owner: Id<'Account'>, name = 'Kopi Ani') => {
  const { shopId } = done(await the(OpenShop).run(owner, someBasics({ name })));
  for (const key of DOCUMENTS) done(await the(FillRequirement).run(owner, { shopId, key, uploadIds: [await uploaded(owner)] }));
  done(await the(FillRequirement).run(owner, { shopId, key: 'nib', text: '9999 0510 80238' }));
  done(await the(FillRequirement).run(owner, { shopId, key: 'terms', attested: true }));
  return shopId;
};
const aSentShop = async (owner: Id<'Account'>, name?: string) => {
  const shopId = await aFilledShop(owner, name);
  return { shopId, code: done(await the(SubmitApplication).run(owner, shopId)).caseCode };
};
const allOk = async (officer: Id<'Account'>, code: string, except: string[] = []) => {
  for (const key of ['owner', 'address', 'nib', 'terms', ...DOCUMENTS]) {
    if (!except.includes(key)) done(await the(DecideRequirement).run(officer, code, key, 'ok', null));
  }
};
const application = async (shopId: Id<'Shop'>) => the(Applications).of((await anyShop.row(db, [shopId]))!, id);

test('the whole story: sent before Nyepi, one photo sent back, the clock stands still, approved', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db, { fullName: 'Putu Petugas', duty: 'verifier' })];
  const { shopId, code } = await aSentShop(owner);
  expect(code).toMatch(/^[A-Z]+-V-2026-000001$/);
  const sent = await application(shopId);
  expect(sent).toMatchObject({ state: 'submitted', caseCode: code, missing: [] });
  // 24 working hours: 2 on Monday, 8 on Tuesday; Nyepi, Idul Fitri and a weekend; 8 on the 25th, 6 on the 26th.
  expect(sent.promisedAt).toEqual(new Date('2026-03-26T06:00:00Z'));

  clock.set('2026-03-17T02:00:00Z');
  expect(done(await the(TakeCase).next(officer))).toEqual({ code });
  await allOk(officer, code, ['place_photo']);
  expect(kindOf(await the(DecideCase).run(officer, code, 'approve', null))).toBe('RequirementsMissing');
  expect(kindOf(await the(DecideCase).run(officer, code, 'request_fix', null))).toBe('InvalidInput');
  done(await the(DecideRequirement).run(officer, code, 'place_photo', 'fix', 'Foto kurang terang, coba dekat jendela.'));
  done(await the(DecideCase).run(officer, code, 'request_fix', null));

  clock.set('2026-03-25T00:00:00Z');
  const paused = await application(shopId);
  expect(paused).toMatchObject({ state: 'needs_fix', missing: ['place_photo'], promisedAt: null, progress: { waitingForApplicant: true, overdue: false } });
  expect(paused.requirements.filter((r) => r.open).map((r) => [r.key, r.reason])).toEqual([['place_photo', 'Foto kurang terang, coba dekat jendela.']]);
  expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'product_photo', uploadIds: [await uploaded(owner)] }))).toBe('ApplicationLocked');
  expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'nib', text: '9999051080239' }))).toBe('ApplicationLocked');
  expect(kindOf(await the(SaveShopBasics).run(owner, shopId, someBasics({ name: 'Kopi Lain' })))).toBe('ApplicationLocked');
  expect(kindOf(await the(SubmitApplication).run(owner, shopId))).toBe('RequirementsMissing');
  done(await the(FillRequirement).run(owner, { shopId, key: 'place_photo', uploadIds: [await uploaded(owner)] }));
  done(await the(SubmitApplication).run(owner, shopId));
  // 4 of 24 hours were used before the pause; 20 are left: 8 on the 25th, 8 on the 26th, 4 on the 27th.
  expect((await application(shopId)).promisedAt).toEqual(new Date('2026-03-27T04:00:00Z'));

  clock.set('2026-03-26T03:00:00Z');
  done(await the(TakeCase).run(officer, code));
  done(await the(DecideRequirement).run(officer, code, 'place_photo', 'ok', null));
  done(await the(DecideCase).run(officer, code, 'approve', null));
  expect(await anyShop.row(db, [shopId])).toMatchObject({ state: 'approved', legalStatus: 'nib', nib: '9999051080238', legalisationDeadline: null, approvedAt: clock.now() });

  const progress = progressType((await the(TrackCase).run(code.toLowerCase(), '0042', '10.0.0.1')) as never, 'id', clock.now());
  expect(progress.events.map((e) => [e.state, e.actor])).toEqual([
    ['submitted', 'Pemohon'], ['in_review', 'Petugas'], ['needs_fix', 'Petugas'], ['submitted', 'Pemohon'], ['in_review', 'Petugas'], ['approved', 'Petugas'],
  ]);
  expect(progress.events[0]!.text).toContain('26 Mar 2026, 14.00 WITA'.replaceAll(' 2026', '\u00a02026').replace('26 Mar', '26\u00a0Mar').replace('14.00 ', '14.00\u00a0'));
  expect(JSON.stringify(progress)).not.toMatch(/Putu|gelap|terang/);

  await drainJobs({ db, transactor: the(Transactor), subscriptions, tasks: {} });
  expect(heard.map((e) => `${e.type} ${(e as unknown as { to: string }).to}`).sort()).toEqual([
    'cases.moved approved', 'cases.moved in_review', 'cases.moved in_review', 'cases.moved needs_fix', 'cases.moved submitted', 'cases.moved submitted',
    'merchants.shop-state-changed approved', 'merchants.shop-state-changed needs_fix', 'merchants.shop-state-changed submitted', 'merchants.shop-state-changed submitted',
  ]);
});

test('the wrong half of code and phone is the same nothing, and ten looks a minute are enough for an address', async () => {
  const { code } = await aSentShop(await givenAccount(db));
  const track = the(TrackCase);
  expect(await track.run(code, '0043', '10.0.0.2')).toBeNull();
  expect(await track.run('BLL-V-2026-999999', '0042', '10.0.0.2')).toBeNull();
  for (const [c, p] of [["' or 1=1 --", '0042'], [code, '00420'], [code, '%%%%'], ['x'.repeat(10_000), '0042']] as const) expect(await track.run(c, p, '10.0.0.2')).toBeNull();
  for (let i = 0; i < 4; i++) await track.run(code, '0000', '10.0.0.2');
  expect(kindOf(await track.run(code, '0042', '10.0.0.2'))).toBe('TooManyTries');
  expect(await track.run(code, '0042', '10.0.0.3')).toMatchObject({ code });
});

test('eight officers reach for one case: one gets it, seven are told that nothing waits', async () => {
  const { code } = await aSentShop(await givenAccount(db));
  const officers = await Promise.all(Array.from({ length: 8 }, () => givenAccount(db, { duty: 'verifier' })));
  const outcomes = await Promise.all(officers.map((officer) => the(TakeCase).next(officer)));
  expect(outcomes.map(kindOf).sort()).toEqual(['QueueEmpty', 'QueueEmpty', 'QueueEmpty', 'QueueEmpty', 'QueueEmpty', 'QueueEmpty', 'QueueEmpty', 'done']);
  const [{ taken }] = await db.query(`select count(*)::int as taken from case_event where state = 'in_review'`);
  expect(taken).toBe(1);
  const winner = officers[outcomes.findIndex((outcome) => !isProblem(outcome))]!;
  const loser = officers.find((officer) => officer !== winner)!;
  expect(await the(TakeCase).run(loser, code)).toMatchObject({ kind: 'CaseLocked', by: 'Ni Luh Ani' });
  expect(kindOf(await the(DecideRequirement).run(loser, code, 'nib', 'ok', null))).toBe('CaseLocked');
  expect(kindOf(await the(DecideCase).run(loser, code, 'reject', 'Tidak sesuai.'))).toBe('CaseLocked');
  clock.forward({ minutes: 16 });
  expect(kindOf(await the(TakeCase).run(loser, code))).toBe('done');
  expect(kindOf(await the(TakeCase).release(winner, code))).toBe('CaseLocked');
  expect(kindOf(await the(TakeCase).release(loser, code))).toBe('done');
  expect(kindOf(await the(TakeCase).next(winner))).toBe('done');
});

test('three officers race for three cases: each gets another one, by deadline', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 3; i++) {
    codes.push((await aSentShop(await givenAccount(db), `Kopi Ani ${i}`)).code);
    clock.forward({ minutes: 5 });
  }
  const officers = await Promise.all(Array.from({ length: 3 }, () => givenAccount(db)));
  const taken = await Promise.all(officers.map(async (officer) => done(await the(TakeCase).next(officer)).code));
  expect(taken.sort()).toEqual(codes);
  const queue = await the(CaseQueue).page('open', 2, null, clock.now());
  expect(queue.nodes.map((n) => n.code)).toEqual(codes.slice(0, 2));
  const rest = await the(CaseQueue).page('open', 2, queue.endCursor, clock.now());
  expect([rest.nodes.map((n) => n.code), rest.hasNextPage]).toEqual([codes.slice(2), false]);
  expect(rest.nodes[0]).toMatchObject({ shopName: 'Kopi Ani 2', overdue: false, lockedBy: 'Ni Luh Ani', desa: { name: 'Lemukih' } });
  clock.forward({ days: 20 });
  expect((await the(CaseQueue).page('open', 1, null, clock.now())).nodes[0]).toMatchObject({ overdue: true, lockedBy: null });
});

test('an officer does not verify a shop of their own', async () => {
  const officer = await givenAccount(db, { duty: 'verifier' });
  const { code } = await aSentShop(officer);
  expect(kindOf(await the(TakeCase).run(officer, code))).toBe('NotFound');
  expect(kindOf(await the(TakeCase).next(officer))).toBe('QueueEmpty');
});

test('a case cannot be decided before it is taken, nor twice; a rejection is final but the shop may apply again', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db)];
  const { shopId, code } = await aSentShop(owner);
  expect(kindOf(await the(DecideCase).run(officer, code, 'reject', 'Tempat usaha tidak ada.'))).toBe('MoveNotAllowed');
  done(await the(TakeCase).run(officer, code));
  expect(kindOf(await the(DecideCase).run(officer, code, 'reject', ''))).toBe('InvalidInput');
  done(await the(DecideCase).run(officer, code, 'reject', 'Tempat usaha tidak ada.'));
  expect(kindOf(await the(DecideCase).run(officer, code, 'approve', null))).toBe('MoveNotAllowed');
  expect(await application(shopId)).toMatchObject({ state: 'rejected', decisionReason: 'Tempat usaha tidak ada.' });
  const again = done(await the(SubmitApplication).run(owner, shopId));
  expect(again.caseCode).toMatch(/000002$/);
});

test('two clicks on send open one case', async () => {
  const owner = await givenAccount(db);
  const shopId = await aFilledShop(owner);
  await Promise.all(Array.from({ length: 8 }, () => db.query('select pg_sleep(0.1)'))); // so that nobody waits for a connection
  const kinds = (await Promise.all(Array.from({ length: 8 }, () => the(SubmitApplication).run(owner, shopId)))).map(kindOf);
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1);
  const [{ cases }] = await db.query('select count(*)::int as cases from service_case');
  expect(cases).toBe(1);
});

test('nothing is sent while required lines are open, and they are named', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics({ landmark: '' })));
  const missing = await the(SubmitApplication).run(owner, shopId);
  expect(missing).toMatchObject({ kind: 'RequirementsMissing', keys: ['address', 'place_photo', 'product_photo', 'nib', 'owner_id', 'terms'] });
  expect((await db.query('select 1 from service_case')).length).toBe(0);
});

test('a shop that is still arranging its NIB may sell for six months', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics()));
  done(await the(FillRequirement).run(owner, { shopId, key: 'nib', attested: true }));
  expect(await anyShop.row(db, [shopId])).toMatchObject({ legalStatus: 'in_process', nib: null, legalisationDeadline: '2026-09-16' });
  expect((await application(shopId)).requirements.find((r) => r.key === 'nib')).toMatchObject({ status: 'filled', attested: true });
});

test('somebody else’s shop answers like one that does not exist', async () => {
  const { shopId } = await givenShop(db, { state: 'draft' });
  const stranger = await givenAccount(db);
  const ctx = testContext({ app: 'merchant', viewer: testViewer({ accountId: stranger }) });
  for (const shop of [shopId, '01980000-0000-7000-8000-000000000bad', 'not an id', '']) {
    expect(kindOf(await the(SaveShopBasics).run(stranger, shop, someBasics()))).toBe('NotFound');
    expect(kindOf(await the(SaveShopSettings).run(stranger, shop, { codEnabled: false }))).toBe('NotFound');
    expect(kindOf(await the(FillRequirement).run(stranger, { shopId: shop, key: 'terms', attested: true }))).toBe('NotFound');
    expect(kindOf(await the(SubmitApplication).run(stranger, shop))).toBe('NotFound');
    await expect(the(Shops).requireMember(ctx, shop)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  }
  expect(await myShop.row(db, [shopId, stranger])).toBeNull();
});

test('a name is given out once, with others to choose from', async () => {
  const owners = await Promise.all(Array.from({ length: 6 }, () => givenAccount(db)));
  const outcomes = await Promise.all(owners.map((owner) => the(OpenShop).run(owner, someBasics({ name: 'Kopi Ani' }))));
  expect(outcomes.map(kindOf).filter((kind) => kind === 'done')).toHaveLength(1);
  expect(outcomes.find(isProblem)).toMatchObject({ kind: 'NameTaken', suggestions: ['Kopi Ani Lemukih', 'Kopi Ani Sawan', 'Kopi Ani Asli Lemukih'] });
  done(await the(OpenShop).run(owners[0]!, someBasics({ name: 'Kopi, Ani!' })));
  expect((await db.query('select slug from shop order by registered_at, slug')).map((r: { slug: string }) => r.slug)).toEqual(['kopi-ani', 'kopi-ani-lemukih']);
});

test('the office sees shops that resemble each other', async () => {
  const [owner, officer] = [await givenAccount(db), await givenAccount(db)];
  await givenShop(db, { name: 'Dapur Bu Rai', nib: '9999051080238', phone: '+6281000000077' as never });
  await givenShop(db, { name: 'Kopi Anik', nib: null, phone: '+6281000000078' as never });
  await givenShop(db, { name: 'Tenun Sidatapa', nib: null, phone: '+6281000000042' as never });
  await givenShop(db, { name: 'Garam Pantai', nib: null, phone: '+6281000000079' as never });
  const { code } = await aSentShop(owner);
  const seen = (await the(Verifications).read(code, officer, id))!;
  expect(seen.duplicateHints).toEqual(['Nomor telepon sama dengan toko “Tenun Sidatapa”.', 'NIB sama dengan toko “Dapur Bu Rai”.', 'Nama mirip dengan toko “Kopi Anik”.']);
  expect(seen).toMatchObject({ state: 'submitted', lockedBy: null, lockedByMe: false, shop: { ownerName: 'Ni Luh Ani' } });
  expect(seen.readyReasons.length).toBeGreaterThan(5);
  expect(seen.requirements.find((r) => r.key === 'owner_id')!.documents).toHaveLength(1);
});

test('private documents open for the shop and for verifiers, whose every view is written down', async () => {
  const [owner, stranger, officer] = [await givenAccount(db), await givenAccount(db), await givenAccount(db, { duty: 'verifier' })];
  const shopId = await aFilledShop(owner);
  const { documents } = (await application(shopId)).requirements.find((r) => r.key === 'owner_id')!;
  const read = (accountId: Id<'Account'>, over: Partial<RequestContext['viewer'] & object> = {}, app: RequestContext['app'] = 'merchant') =>
    the(ReadDocument).run(testContext({ app, viewer: testViewer({ accountId, ...over }) }), documents[0]!.id);
  const verifier = { duties: ['verifier'], secondFactor: true };
  expect(await read(owner)).toMatchObject({ mime: 'image/webp', name: `${documents[0]!.id}.webp` });
  expect(await read(stranger)).toBeNull();
  expect(await read(officer, { ...verifier, secondFactor: false }, 'staff')).toBeNull();
  expect(await read(officer, { ...verifier, duties: ['curator'] }, 'staff')).toBeNull();
  expect(await read(officer, verifier)).toBeNull();
  expect((await db.query('select 1 from document_view')).length).toBe(0);
  expect(await read(officer, verifier, 'staff')).toMatchObject({ mime: 'image/webp' });
  expect(await db.query('select account_id from document_view')).toEqual([{ account_id: officer }]);
  expect(await the(ReadDocument).run(testContext(), documents[0]!.id)).toBeNull();
  expect(await the(ReadDocument).run(testContext({ viewer: testViewer({ accountId: owner }) }), '../../etc/passwd')).toBeNull();
});

test('an upload is its sender’s, is used once, and is forgotten after a day', async () => {
  const [owner, stranger] = [await givenAccount(db), await givenAccount(db)];
  const shopId = await aFilledShop(owner);
  const upload = await uploaded(owner);
  const foreign = await uploaded(stranger);
  for (const uploadId of [foreign, '01980000-0000-7000-8000-000000000bad', 'x']) {
    expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'owner_id', uploadIds: [uploadId] }))).toBe('NotFound');
  }
  expect((await application(shopId)).requirements.find((r) => r.key === 'owner_id')!.documents).toHaveLength(1);
  done(await the(FillRequirement).run(owner, { shopId, key: 'owner_id', uploadIds: [upload] }));
  expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'place_photo', uploadIds: [upload] }))).toBe('NotFound');
  clock.forward({ hours: 23 });
  expect(await the(SweepUploads).run(clock.now())).toBe(0);
  clock.forward({ hours: 2 });
  expect(await the(SweepUploads).run(clock.now())).toBe(1);
  expect((await db.query('select 1 from upload where used_at is null')).length).toBe(0);
});

test('what is no harmless picture or PDF is refused with a sentence, and nothing is kept', async () => {
  const owner = await givenAccount(db);
  const svg = await the(UploadFile).run(owner, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
  expect(svg).toMatchObject({ kind: 'UploadRefused', fault: 'type' });
  expect(isProblem(svg) && svg.say('id')).toMatch(/JPEG/);
  expect(await the(UploadFile).run(owner, Buffer.from('%PDF-1.4\n1 0 obj << /S /JavaScript >>\n%%EOF'))).toMatchObject({ fault: 'activePdf' });
  expect((await db.query('select 1 from upload')).length).toBe(0);
  for (let i = 0; i < 28; i++) await the(UploadFile).run(owner, Buffer.from('x'));
  expect(kindOf(await the(UploadFile).run(owner, await photo()))).toBe('TooManyTries');
});

test('the morning figures of a new shop are zero, for thirty days', async () => {
  const { shopId } = await givenShop(db);
  const today = await the(ShopToday).of(shopId);
  expect(today).toMatchObject({ toAccept: 0, nextDeadline: null, soldOut: 0, orders30Days: 0, sales30Days: 0, pending: 0, payable: 0 });
  expect([today.salesByDay.length, today.salesByDay.at(-1)]).toEqual([30, { day: '2026-03-16', orders: 0, value: 0 }]);
});

test('shops for the office: by part of the name, by state, page by page', async () => {
  for (let i = 0; i < 5; i++) await givenShop(db, { name: `Kopi ${i}`, state: i % 2 ? 'draft' : 'approved', registeredAt: new Date(Date.UTC(2026, 0, 1 + i)) });
  const page = the(ShopsForStaff);
  const first = await page.page({ query: 'KOPI' }, 3, null);
  expect([first.nodes.map((n) => n.name), first.hasNextPage]).toEqual([['Kopi 4', 'Kopi 3', 'Kopi 2'], true]);
  expect((await page.page({ query: 'KOPI' }, 3, first.endCursor)).nodes.map((n) => n.name)).toEqual(['Kopi 1', 'Kopi 0']);
  expect((await page.page({ state: 'draft' }, 10, null)).nodes).toHaveLength(2);
  expect((await page.page({ query: '%' }, 10, null)).nodes).toHaveLength(0);
  const some = first.nodes[0]!;
  expect(await shopForStaffById(db, testContext()).load(some.id)).toMatchObject({ name: some.name });
});
