import type { ViewerType } from '@lapak/accounts-server';
import type { Id } from '@lapak/kernel';
import { type RequestContext, Transactor } from '@lapak/platform';
import { statementsDuring, testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import { noticesEntities, SweepNotices } from './index.js';
import { NoticesResolver, ViewerNoticesResolver } from './notices.resolver.js';
import { tell } from './tell.js';
import { givenPerson, noticesOn } from './testing.js';

const db = testDatabase(noticesEntities);
const { the, clock } = noticesOn(db);

const as = (accountId: Id<'Account'>, over: Partial<RequestContext> = {}) =>
  testContext({ viewer: testViewer({ accountId }), ...over });
let news = 0;
const told = (accountId: Id<'Account'>, at = '2026-11-24T06:00:00Z', what = 'password'): Promise<void> =>
  the(Transactor).run((tx) =>
    tell(tx, [
      {
        kind: 'security_changed',
        facts: { what },
        cause: `${++news}`,
        at: new Date(at),
        people: [{ accountId, email: null, name: 'Ani', locale: 'id' }],
        inbox: true,
        mail: true,
      },
    ]),
  );

test('newest first, page by page, also when many came in the same moment', async () => {
  const { id } = await givenPerson(db);
  for (let i = 0; i < 5; i++) await told(id, i < 3 ? '2026-11-24T06:00:00Z' : `2026-11-24T0${i}:30:00Z`);
  const resolver = the(NoticesResolver);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await resolver.notices(as(id), 2, after);
    seen.push(...page.nodes.map((notice) => notice.id));
    after = page.hasNextPage ? page.endCursor : null;
  } while (after);
  const all = (await resolver.notices(as(id), 20, null)).nodes;
  expect(new Set(seen).size).toBe(5);
  expect(seen).toEqual(all.map((notice) => notice.id));
  const times = all.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('somebody else’s notices are never shown, counted or marked', async () => {
  const [ani, budi] = [await givenPerson(db), await givenPerson(db)];
  await told(ani.id);
  const resolver = the(NoticesResolver);
  const ctx = as(budi.id);
  const page = await resolver.notices(ctx, 20, null);
  expect([page.nodes, await resolver.unread(page, ctx), await resolver.markNoticesRead(ctx)]).toEqual([
    [],
    0,
    { unread: 0 },
  ]);
  expect(await db.query('select 1 from notice where read_at is null')).toHaveLength(1);
  const others = (await resolver.notices(as(ani.id), 1, null)).endCursor;
  expect((await resolver.notices(ctx, 20, others)).nodes).toEqual([]);
});

test('a guest has no inbox, and a cursor that is not ours is refused', async () => {
  const resolver = the(NoticesResolver);
  expect(() => resolver.notices(testContext(), 20, null)).toThrow('Silakan masuk dulu.');
  await expect(resolver.markNoticesRead(testContext())).rejects.toMatchObject({
    extensions: { code: 'UNAUTHENTICATED' },
  });
  expect(() => resolver.unreadNotices(testContext())).toThrow('Silakan masuk dulu.');
  const { id } = await givenPerson(db);
  for (const [first, after] of [
    [20, 'x'],
    [20, Buffer.from('["2026-11-24","1"]').toString('base64url')],
    [0, null],
    [101, null],
  ] as const)
    await expect(resolver.notices(as(id), first, after)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
});

test('the inbox speaks the language that its reader reads now, and knows which app asks', async () => {
  const { id } = await givenPerson(db);
  await told(id);
  const resolver = the(NoticesResolver);
  const first = async (over: Partial<RequestContext>) => (await resolver.notices(as(id, over), 1, null)).nodes[0];
  expect(await first({})).toMatchObject({ title: 'Keamanan akun Anda berubah', href: '/akun' });
  expect(await first({ locale: 'en' })).toMatchObject({
    title: 'The security of your account has changed',
    body: expect.stringContaining('The password of your account was just changed.'),
    href: '/akun',
  });
  expect(await first({ locale: 'en', app: 'merchant' })).toMatchObject({ href: 'http://localhost:3000/en/akun' });
});

test('a page is one statement, and everything that counts the unread shares another', async () => {
  const { id } = await givenPerson(db);
  for (let i = 0; i < 4; i++) await told(id);
  const ctx = as(id);
  const sent = await statementsDuring(async () => {
    const page = await the(NoticesResolver).notices(ctx, 20, null);
    const counts = await Promise.all([
      the(NoticesResolver).unread(page, ctx),
      the(ViewerNoticesResolver).unreadNotices({ id } as ViewerType, ctx),
    ]);
    expect(counts).toEqual([4, 4]);
  });
  expect(sent.map(({ name }) => name)).toEqual(['notices_page', 'notices_unread']);
});

// -- live ------------------------------------------------------------------------------------------

/** The subscription as GraphQL serves it: each told text goes through the field's own `resolve`. */
const listening = (accountId: Id<'Account'>) => {
  const ctx = as(accountId);
  const resolver = the(NoticesResolver);
  const texts = resolver.unreadNotices(ctx);
  const next = async (): Promise<number | 'over'> => ((await texts.next()).done ? 'over' : resolver.unreadNow(ctx));
  /** News of before may still be on their way: then the same number is told again. */
  const reaches = async (wanted: number): Promise<void> => {
    for (let seen = await next(); seen !== wanted; seen = await next()) if (seen === 'over') throw new Error('over');
  };
  return { next, reaches, leave: () => texts.return!() };
};

test('the number of unread notices is told at once, with every new notice, and when they are read elsewhere', async () => {
  const { id } = await givenPerson(db);
  await told(id);
  const { reaches, leave } = listening(id);
  await reaches(1);
  await told(id);
  await reaches(2);
  await the(NoticesResolver).markNoticesRead(as(id));
  await reaches(0);
  await leave();
});

test('somebody else’s news wakes nobody', async () => {
  const [ani, budi] = [await givenPerson(db), await givenPerson(db)];
  const [hers, his] = [listening(ani.id), listening(budi.id)];
  await Promise.all([hers.reaches(0), his.reaches(0)]);
  const waiting = his.next();
  await told(ani.id);
  await hers.reaches(1);
  await Promise.all([hers.leave(), his.leave()]);
  expect(await waiting).toBe('over');
});

test('news between two looks is not lost, and whoever leaves while waiting is let go', async () => {
  const { id } = await givenPerson(db);
  const { next, reaches, leave } = listening(id);
  await reaches(0);
  await told(id);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await reaches(1);
  const waiting = next();
  await leave();
  expect(await waiting).toBe('over');
});

test('reading what is read already tells nobody', async () => {
  const { id } = await givenPerson(db);
  const sent = await statementsDuring(() => the(NoticesResolver).markNoticesRead(as(id)));
  expect(sent.map(({ name }) => name)).not.toContain('platform_notify');
});

test('notices are forgotten after a year, letters after 30 days', async () => {
  const { id } = await givenPerson(db);
  await told(id, '2025-11-20T00:00:00Z');
  await told(id, '2025-11-30T00:00:00Z');
  clock.set('2026-11-24T02:00:00Z');
  for (const [n, at] of ['2026-10-20', '2026-10-30'].entries())
    await db.query(
      `insert into mail (id, to_address, to_name, locale, kind, facts, cause, created_at)
       values (uuidv7(), 'a@b.id', 'A', 'id', 'x', '{}', $1, $2)`,
      [`${n}`, at],
    );
  await the(SweepNotices).run();
  const [left] = await db.query('select (select count(*) from notice) notices, (select count(*) from mail) mails');
  expect(left).toEqual({ notices: 1, mails: 1 });
});
