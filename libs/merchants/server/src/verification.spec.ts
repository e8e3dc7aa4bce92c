import { CaseQueue, casesEntities, progressType, TrackCase } from '@lapak/cases-server';
import { type Id, isProblem } from '@lapak/kernel';
import { someBasics } from '@lapak/merchants-domain/testing';
import { testDatabase } from '@lapak/platform/testing';
import {
  DecideCase,
  DecideRequirement,
  FillRequirement,
  merchantsEntities,
  OpenShop,
  SaveShopBasics,
  SubmitApplication,
  TakeCase,
} from './index.js';
import { anyShop } from './my-shop-rows.js';
import { DOCUMENTS, done, givenAccount, kindOf, merchantsOn } from './testing.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const { the, clock, heard, hear, uploaded, aFilledShop, aSentShop, application } = merchantsOn(db);
const allOk = async (officer: Id<'Account'>, code: string, except: string[] = []) => {
  for (const key of ['owner', 'address', 'nib', 'terms', ...DOCUMENTS]) {
    if (!except.includes(key)) done(await the(DecideRequirement).run(officer, code, key, 'ok', null));
  }
};

test('the whole story: sent before Nyepi, one photo sent back, the clock stands still, approved', async () => {
  const [owner, officer] = [
    await givenAccount(db),
    await givenAccount(db, { fullName: 'Putu Petugas', duty: 'verifier' }),
  ];
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
  done(
    await the(DecideRequirement).run(officer, code, 'place_photo', 'fix', 'Foto kurang terang, coba dekat jendela.'),
  );
  done(await the(DecideCase).run(officer, code, 'request_fix', null));

  clock.set('2026-03-25T00:00:00Z');
  const paused = await application(shopId);
  expect(paused).toMatchObject({
    state: 'needs_fix',
    missing: ['place_photo'],
    promisedAt: null,
    progress: { waitingForApplicant: true, overdue: false },
  });
  expect(paused.requirements.filter((r) => r.open).map((r) => [r.key, r.reason])).toEqual([
    ['place_photo', 'Foto kurang terang, coba dekat jendela.'],
  ]);
  expect(
    kindOf(await the(FillRequirement).run(owner, { shopId, key: 'product_photo', uploadIds: [await uploaded(owner)] })),
  ).toBe('ApplicationLocked');
  expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'nib', text: '9999051080239' }))).toBe(
    'ApplicationLocked',
  );
  expect(kindOf(await the(SaveShopBasics).run(owner, shopId, someBasics({ name: 'Kopi Lain' })))).toBe(
    'ApplicationLocked',
  );
  expect(kindOf(await the(SubmitApplication).run(owner, shopId))).toBe('RequirementsMissing');
  done(await the(FillRequirement).run(owner, { shopId, key: 'place_photo', uploadIds: [await uploaded(owner)] }));
  done(await the(SubmitApplication).run(owner, shopId));
  // 4 of 24 hours were used before the pause; 20 are left: 8 on the 25th, 8 on the 26th, 4 on the 27th.
  expect((await application(shopId)).promisedAt).toEqual(new Date('2026-03-27T04:00:00Z'));

  clock.set('2026-03-26T03:00:00Z');
  done(await the(TakeCase).run(officer, code));
  done(await the(DecideRequirement).run(officer, code, 'place_photo', 'ok', null));
  done(await the(DecideCase).run(officer, code, 'approve', null));
  expect(await anyShop.row(db, [shopId])).toMatchObject({
    state: 'approved',
    legalStatus: 'nib',
    nib: '9999051080238',
    legalisationDeadline: null,
    approvedAt: clock.now(),
  });

  const progress = progressType(
    (await the(TrackCase).run(code.toLowerCase(), '0042', '10.0.0.1')) as never,
    'id',
    clock.now(),
  );
  expect(progress.events.map((e) => [e.state, e.actor])).toEqual([
    ['submitted', 'Pemohon'],
    ['in_review', 'Petugas'],
    ['needs_fix', 'Petugas'],
    ['submitted', 'Pemohon'],
    ['in_review', 'Petugas'],
    ['approved', 'Petugas'],
  ]);
  expect(progress.events[0]!.text).toContain(
    '26 Mar 2026, 14.00 WITA'
      .replaceAll(' 2026', '\u00a02026')
      .replace('26 Mar', '26\u00a0Mar')
      .replace('14.00 ', '14.00\u00a0'),
  );
  expect(JSON.stringify(progress)).not.toMatch(/Putu|gelap|terang/);

  await hear();
  expect(heard.map((e) => `${e.type} ${(e as unknown as { to: string }).to}`).sort()).toEqual([
    'cases.moved approved',
    'cases.moved in_review',
    'cases.moved in_review',
    'cases.moved needs_fix',
    'cases.moved submitted',
    'cases.moved submitted',
    'merchants.shop-state-changed approved',
    'merchants.shop-state-changed needs_fix',
    'merchants.shop-state-changed submitted',
    'merchants.shop-state-changed submitted',
  ]);
});

test('the wrong half of code and phone is the same nothing, and ten looks a minute are enough for an address', async () => {
  const { code } = await aSentShop(await givenAccount(db));
  const track = the(TrackCase);
  expect(await track.run(code, '0043', '10.0.0.2')).toBeNull();
  expect(await track.run('BLL-V-2026-999999', '0042', '10.0.0.2')).toBeNull();
  for (const [c, p] of [
    ["' or 1=1 --", '0042'],
    [code, '00420'],
    [code, '%%%%'],
    ['x'.repeat(10_000), '0042'],
  ] as const)
    expect(await track.run(c, p, '10.0.0.2')).toBeNull();
  for (let i = 0; i < 4; i++) await track.run(code, '0000', '10.0.0.2');
  expect(kindOf(await track.run(code, '0042', '10.0.0.2'))).toBe('TooManyTries');
  for (let i = 0; i < 12; i++) expect(await track.run(code, '0042', '10.0.0.3')).toMatchObject({ code });
  for (let i = 0; i < 30; i++) await track.run(code, '0000', `10.0.1.${i}`);
  expect(kindOf(await track.run(code.toLowerCase(), '0042', '10.0.0.4'))).toBe('TooManyTries');
});

test('eight officers reach for one case: one gets it, seven are told that nothing waits', async () => {
  const { code } = await aSentShop(await givenAccount(db));
  const officers = await Promise.all(Array.from({ length: 8 }, () => givenAccount(db, { duty: 'verifier' })));
  const outcomes = await Promise.all(officers.map((officer) => the(TakeCase).next(officer)));
  expect(outcomes.map(kindOf).sort()).toEqual([
    'QueueEmpty',
    'QueueEmpty',
    'QueueEmpty',
    'QueueEmpty',
    'QueueEmpty',
    'QueueEmpty',
    'QueueEmpty',
    'done',
  ]);
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
  expect(rest.nodes[0]).toMatchObject({
    shopName: 'Kopi Ani 2',
    overdue: false,
    lockedBy: 'Ni Luh Ani',
    desa: { name: 'Lemukih' },
  });
  clock.forward({ days: 20 });
  expect((await the(CaseQueue).page('open', 1, null, clock.now())).nodes[0]).toMatchObject({
    overdue: true,
    lockedBy: null,
  });
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
  const kinds = (await Promise.all(Array.from({ length: 8 }, () => the(SubmitApplication).run(owner, shopId)))).map(
    kindOf,
  );
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1);
  const [{ cases }] = await db.query('select count(*)::int as cases from service_case');
  expect(cases).toBe(1);
});

test('nothing is sent while required lines are open, and they are named', async () => {
  const owner = await givenAccount(db);
  const { shopId } = done(await the(OpenShop).run(owner, someBasics({ landmark: '' })));
  const missing = await the(SubmitApplication).run(owner, shopId);
  expect(missing).toMatchObject({
    kind: 'RequirementsMissing',
    keys: ['address', 'place_photo', 'product_photo', 'nib', 'owner_id', 'terms'],
  });
  expect((await db.query('select 1 from service_case')).length).toBe(0);
});
