import type { Id } from '@lapak/kernel';
import { newId } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { noticeListeners, noticesEntities } from './index.js';
import type { CaseNews, ModeratedNews } from './news.js';
import { type GivenPerson, givenPerson, givenPlaces, givenShopOf, noticesOn } from './testing.js';

const db = testDatabase(noticesEntities);
const { hear, kinds, letters, inboxOf } = noticesOn(db);
beforeEach(() => givenPlaces(db));

const at = '2026-11-24T06:00:00.000Z';

const givenCase = async (shopId: Id<'Shop'>, applicant: GivenPerson): Promise<CaseNews> => {
  const caseId = newId<'Case'>();
  const code = `BLL-V-2026-${caseId.slice(-6)}`;
  await db.query(
    `insert into service_case (id, code, kind, subject_id, subject_name, desa_code, applicant_id, phone_last4, state, opened_at, promised_at)
     values ($1, $2, 'verification', $3, 'Kopi Ani', '51.08.07.2001', $4, '0042', 'submitted', now(), '2026-11-27T06:00:00Z')`,
    [caseId, code, shopId, applicant.id],
  );
  return {
    type: 'cases.moved',
    caseId,
    code,
    subjectName: 'Kopi Ani',
    from: 'draft',
    to: 'submitted',
    reason: null,
    at,
  };
};

test('a case that is sent waits in every verifier’s inbox; the shop’s people follow it', async () => {
  const [ani, child] = [await givenPerson(db), await givenPerson(db)];
  const [made, putu] = [await givenPerson(db, { duty: 'verifier' }), await givenPerson(db, { duty: 'verifier' })];
  const [finance, gone] = [
    await givenPerson(db, { duty: 'finance' }),
    await givenPerson(db, { duty: 'verifier', disabled: true }),
  ];
  const news = await givenCase(await givenShopOf(db, [ani, child]), ani);
  await hear(noticeListeners.caseMoved, news);
  const told = await Promise.all([ani, child, made, putu, finance, gone].map(kinds));
  expect(told).toEqual([['case_submitted'], ['case_submitted'], ['case_waiting'], ['case_waiting'], [], []]);
  expect((await inboxOf(made, 'staff'))[0]).toMatchObject({ href: `/verifikasi/${news.code}` });
  expect((await inboxOf(made))[0]!.href).toBe(`http://localhost:3000/kabupaten/verifikasi/${news.code}`);
  expect(await letters()).toEqual([ani.email, child.email].sort().map((email) => [email, 'case_submitted']));
});

test('each step of a case is told in its own words, with the reason when there is one', async () => {
  const [ani, made] = [await givenPerson(db, { locale: 'en' }), await givenPerson(db, { duty: 'verifier' })];
  const shopId = await givenShopOf(db, [ani]);
  await db.query(`insert into requirement_item (shop_id, key, status) values ($1, 'nib', 'fix'), ($1, 'place', 'ok')`, [
    shopId,
  ]);
  const news = await givenCase(shopId, ani);
  const steps = ['in_review', 'needs_fix', 'submitted', 'rejected', 'approved'];
  for (const [i, to] of steps.entries())
    await hear(noticeListeners.caseMoved, {
      ...news,
      ...{
        from: 'submitted',
        to,
        at: `2026-11-24T0${i}:00:00.000Z`,
        reason: to === 'rejected' ? 'Alamat di luar.' : null,
      },
    });
  expect(await kinds(ani)).toEqual([
    'case_in_review',
    'case_needs_fix',
    'case_submitted',
    'case_rejected',
    'case_approved',
  ]);
  expect(await kinds(made)).toEqual(['case_waiting']);
  const inbox = await inboxOf(ani, 'merchant');
  expect(inbox.map(({ href }) => href)).toEqual(['/', '/pengajuan', '/pengajuan', '/pengajuan', '/pengajuan']);
  expect(inbox[1]!.body).toContain('Alasannya: Alamat di luar.');
  expect(inbox[3]!.body).toContain('Ada 1 hal');
});

test('a curator’s decision reaches everybody of the shop; good news needs no letter', async () => {
  const [ani, child] = [await givenPerson(db), await givenPerson(db)];
  const shopId = await givenShopOf(db, [ani, child]);
  const news: ModeratedNews = {
    ...{ type: 'catalog.product-moderated', productId: newId<'Product'>(), shopId },
    ...{ state: 'published', reason: null, at },
    title: { id: 'Kopi bubuk', en: 'Ground coffee' },
  };
  await hear(noticeListeners.productModerated, news);
  expect([await kinds(ani), await kinds(child), await letters()]).toEqual([
    ['product_published'],
    ['product_published'],
    [],
  ]);
  await hear(noticeListeners.productModerated, { ...news, state: 'needs_fix', reason: 'Foto kurang terang.' });
  expect((await inboxOf(child, 'merchant')).map(({ body }) => body)).toContain(
    'Tinggal sedikit lagi. Alasannya: Foto kurang terang. Silakan perbaiki, lalu kirim lagi; kurator memeriksanya setelah itu.',
  );
  expect((await letters()).length).toBe(2);
});

test('a new password is asked for: the link goes by mail alone, and to nobody when nobody has the login', async () => {
  const ani = await givenPerson(db);
  const asked = { type: 'accounts.password-reset-requested', token: 'a/b+c', at, expiresAt: at } as const;
  await hear(noticeListeners.passwordResetRequested, { ...asked, to: null });
  expect(await letters()).toEqual([]);
  const to = { accountId: ani.id, fullName: 'Ani', email: ani.email!, locale: 'id' } as const;
  await hear(noticeListeners.passwordResetRequested, { ...asked, to });
  expect([await kinds(ani), await letters()]).toEqual([[], [[ani.email, 'password_reset']]]);
});

test('the owner hears of a changed password, at the address from before', async () => {
  const ani = await givenPerson(db);
  const changed = { type: 'accounts.security-changed', what: 'email', fullName: 'Ani', locale: 'id', at } as const;
  await hear(noticeListeners.securityChanged, { ...changed, accountId: ani.id, email: 'lama@example.com' });
  expect([await kinds(ani), await letters()]).toEqual([
    ['security_changed'],
    [['lama@example.com', 'security_changed']],
  ]);
});
