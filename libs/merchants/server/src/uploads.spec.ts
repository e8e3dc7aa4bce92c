import { casesEntities } from '@lapak/cases-server';
import { type Id, isProblem } from '@lapak/kernel';
import type { RequestContext } from '@lapak/platform';
import { testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import { FillRequirement, merchantsEntities, ReadDocument, SweepUploads, UploadFile } from './index.js';
import { aPhoto, done, givenAccount, kindOf, merchantsOn } from './testing.js';

const db = testDatabase([...casesEntities, ...merchantsEntities]);
const { the, clock, uploaded, aFilledShop, application } = merchantsOn(db);

test('private documents open for the shop and for verifiers, whose every view is written down', async () => {
  const [owner, stranger, officer] = [
    await givenAccount(db),
    await givenAccount(db),
    await givenAccount(db, { duty: 'verifier' }),
  ];
  const shopId = await aFilledShop(owner);
  const { documents } = (await application(shopId)).requirements.find((r) => r.key === 'owner_id')!;
  const read = (
    accountId: Id<'Account'>,
    over: Partial<RequestContext['viewer'] & object> = {},
    app: RequestContext['app'] = 'merchant',
  ) => the(ReadDocument).run(testContext({ app, viewer: testViewer({ accountId, ...over }) }), documents[0]!.id);
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
  expect(
    await the(ReadDocument).run(testContext({ viewer: testViewer({ accountId: owner }) }), '../../etc/passwd'),
  ).toBeNull();
});

test('an upload is its sender’s, is used once, and is forgotten after a day', async () => {
  const [owner, stranger] = [await givenAccount(db), await givenAccount(db)];
  const shopId = await aFilledShop(owner);
  const upload = await uploaded(owner);
  const foreign = await uploaded(stranger);
  for (const uploadId of [foreign, '01980000-0000-7000-8000-000000000bad', 'x']) {
    expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'owner_id', uploadIds: [uploadId] }))).toBe(
      'NotFound',
    );
  }
  expect((await application(shopId)).requirements.find((r) => r.key === 'owner_id')!.documents).toHaveLength(1);
  done(await the(FillRequirement).run(owner, { shopId, key: 'owner_id', uploadIds: [upload] }));
  expect(kindOf(await the(FillRequirement).run(owner, { shopId, key: 'place_photo', uploadIds: [upload] }))).toBe(
    'NotFound',
  );
  clock.forward({ hours: 23 });
  expect(await the(SweepUploads).run(clock.now())).toBe(0);
  clock.forward({ hours: 2 });
  expect(await the(SweepUploads).run(clock.now())).toBe(1);
  expect((await db.query('select 1 from upload where used_at is null')).length).toBe(0);
});

test('what is no harmless picture or PDF is refused with a sentence, and nothing is kept', async () => {
  const owner = await givenAccount(db);
  const svg = await the(UploadFile).run(
    owner,
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  );
  expect(svg).toMatchObject({ kind: 'UploadRefused', fault: 'type' });
  expect(isProblem(svg) && svg.say('id')).toMatch(/JPEG/);
  expect(await the(UploadFile).run(owner, Buffer.from('%PDF-1.4\n1 0 obj << /S /JavaScript >>\n%%EOF'))).toMatchObject({
    fault: 'activePdf',
  });
  expect((await db.query('select 1 from upload')).length).toBe(0);
  for (let i = 0; i < 28; i++) await the(UploadFile).run(owner, Buffer.from('x'));
  expect(kindOf(await the(UploadFile).run(owner, await aPhoto()))).toBe('TooManyTries');
});
