import { someRegistration } from '@lapak/accounts-domain/testing';
import { Areas } from '@lapak/areas-server';
import { givenAreas } from '@lapak/areas-server/testing';
import { isProblem } from '@lapak/kernel';
import { type RequestContext, Transactor } from '@lapak/platform';
import { statementsDuring, testContext, testDatabase } from '@lapak/platform/testing';
import { Addresses } from './addresses.js';
import { EntranceResolver } from './entrance.resolver.js';
import { accountsEntities, saveAddress, sessionCookie, totpCode } from './index.js';
import { Sessions } from './sessions.js';
import { accountsOn, done, kindOf } from './testing.js';
import { ViewerResolver } from './viewer.resolver.js';

const db = testDatabase(accountsEntities);
const { the, clock, aPerson, told } = accountsOn(db);
jest.setTimeout(30_000); // hashing is slow on purpose
const PASSWORD = 'tiga ayam di sawah';

/** The next request of the same browser, as the API's door makes it. */
const next = async (before: RequestContext): Promise<RequestContext> => {
  const token = before.cookies.get(sessionCookie(before.app, false));
  const viewer = token ? await the(Sessions).viewerOf(token, before.app, clock.now()) : null;
  return { ...before, viewer };
};

test('each app has its own cookie, and with https only this host can set it', () => {
  expect(sessionCookie('storefront', false)).toBe('lapak_storefront');
  expect(sessionCookie('staff', true)).toBe('__Host-lapak_staff');
});

test('a visitor registers, is known at once and on the next page, and leaves', async () => {
  const ctx = testContext({ userAgent: 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36' });
  const lives: (number | undefined)[] = [];
  const { set } = ctx.cookies;
  ctx.cookies.set = (name, value, seconds) => (lives.push(seconds), set(name, value));
  expect(await the(ViewerResolver).viewer(ctx)).toBeNull();
  const { viewer } = done(await the(EntranceResolver).register(ctx, someRegistration()));
  expect(viewer).toMatchObject({ fullName: 'Kadek Contoh', phone: '0810-0000-0021', duties: [], locale: 'id' });
  expect(ctx.viewer).toMatchObject({ accountId: viewer.id });
  expect(lives).toEqual([60 * 86_400]);

  const page = await next(ctx);
  const sent = await statementsDuring(async () => {
    const me = (await the(ViewerResolver).viewer(page))!;
    await the(ViewerResolver).addresses(me);
  });
  expect(sent.map(({ name }) => name)).toEqual(['accounts_viewer', 'accounts_saved_addresses']);
  expect(await the(ViewerResolver).mySessions(page)).toMatchObject([
    { app: 'storefront', device: 'Chrome, Android', current: true },
  ]);
  expect(await the(EntranceResolver).signOut(page)).toEqual({ ok: true });
  expect([page.viewer, (await next(page)).viewer, page.cookies.get('lapak_storefront')]).toEqual([
    null,
    null,
    undefined,
  ]);
  expect(await the(EntranceResolver).signOut(page)).toEqual({ ok: true }); // twice does no harm
});

test('the second factor: asked for, given, and the browser holds a new token after each step', async () => {
  const { accountId, phone } = await aPerson();
  const ctx = testContext({ app: 'staff' });
  const tokens: (string | undefined)[] = [];
  const signIn = async () => {
    const outcome = await the(EntranceResolver).signIn(ctx, { login: phone, password: PASSWORD });
    tokens.push(ctx.cookies.get('lapak_staff'));
    return outcome;
  };
  expect(await signIn()).toMatchObject({ kind: 'SignedIn', viewer: { id: accountId, totpEnabled: false } });
  const { secret } = await the(ViewerResolver).setUpTotp(ctx);
  const taken = done(await the(ViewerResolver).activateTotp(ctx, totpCode(secret, clock.now())));
  tokens.push(ctx.cookies.get('lapak_staff'));
  expect(taken).toMatchObject({ kind: 'TotpActivated', viewer: { totpEnabled: true } });
  expect(ctx.viewer).toMatchObject({ secondFactor: true });

  clock.forward({ minutes: 1 });
  expect(await signIn()).toEqual({ kind: 'TotpRequired', ok: true });
  expect([ctx.viewer, (await next(ctx)).viewer]).toEqual([null, null]);
  expect(kindOf(await the(EntranceResolver).confirmTotp(ctx, '000'))).toBe('WrongCode');
  expect(await the(EntranceResolver).confirmTotp(ctx, totpCode(secret, clock.now()))).toMatchObject({
    kind: 'SignedIn',
  });
  tokens.push(ctx.cookies.get('lapak_staff'));
  expect((await next(ctx)).viewer).toMatchObject({ accountId, secondFactor: true });
  expect(new Set(tokens).size).toBe(4);
  clock.forward({ minutes: 6 });
  await expect(the(ViewerResolver).setUpTotp(await next(ctx))).rejects.toMatchObject({
    extensions: { code: 'SECOND_FACTOR' },
  });
});

test('a code without a session asks to sign in first', async () => {
  await expect(the(EntranceResolver).confirmTotp(testContext({ locale: 'en' }), '123456')).rejects.toMatchObject({
    message: 'Please sign in first.',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

test('a new password keeps the browser signed in; a refused sign-in leaves it alone', async () => {
  const { phone } = await aPerson();
  const ctx = testContext();
  await the(EntranceResolver).signIn(ctx, { login: phone, password: PASSWORD });
  expect(await the(ViewerResolver).changePassword(ctx, PASSWORD, 'empat bebek di kali')).toEqual({
    kind: 'PasswordChanged',
    ok: true,
  });
  expect((await next(ctx)).viewer).not.toBeNull();
  expect(kindOf(await the(EntranceResolver).signIn(ctx, { login: phone, password: PASSWORD }))).toBe(
    'WrongCredentials',
  );
  expect((await next(ctx)).viewer).not.toBeNull();
  expect(await the(EntranceResolver).requestPasswordReset(ctx, phone)).toEqual({ ok: true });
  const { token } = (await told()).at(-1) as unknown as { token: string };
  expect(await the(EntranceResolver).resetPassword(ctx, token, 'lima kucing di atap')).toMatchObject({
    kind: 'SignedIn',
  });
  const [elsewhere, page] = [testContext(), await next(ctx)];
  await the(EntranceResolver).signIn(elsewhere, { login: phone, password: 'lima kucing di atap' });
  const profile = { fullName: 'Kadek Baru', email: null, locale: 'en' } as const;
  expect(await the(ViewerResolver).updateProfile(page, profile)).toMatchObject({
    kind: 'ProfileUpdated',
    viewer: profile,
  });
  await the(EntranceResolver).signOutEverywhere(page);
  expect([(await next(page)).viewer, (await next(elsewhere)).viewer]).toEqual([null, null]);
});

test('an address of this regency is read with the places there are, and offered again', async () => {
  await givenAreas(db);
  await the(Areas).load();
  const { accountId } = await aPerson();
  const input = {
    recipient: 'Kadek Contoh',
    phone: '0810-0000-0021',
    banjar: 'Banjar Kelodan',
    desaCode: '51.08.06.1006',
  };
  const address = the(Addresses).read(input);
  if (isProblem(address)) throw new Error(address.message);
  expect(address.desaLabel).toMatch(/^Kelurahan .+, Kec\. /);
  await the(Transactor).run((tx) => saveAddress(tx, accountId, address, clock.now()));
  expect(await the(ViewerResolver).addresses({ id: accountId } as never)).toEqual([
    { id: expect.any(String), label: expect.stringContaining('Banjar Kelodan'), address },
  ]);
  expect(the(Addresses).read({ ...input, desaCode: '99.99.99.9999' }, 'address.')).toMatchObject({
    faults: [{ field: 'address.desaCode' }],
  });
});
