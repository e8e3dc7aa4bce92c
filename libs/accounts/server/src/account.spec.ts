import type { Address, PasswordResetRequested, SecurityChanged } from '@lapak/accounts-domain';
import { type InvalidInput, isProblem } from '@lapak/kernel';
import { Transactor } from '@lapak/platform';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { ChangePassword } from './change-password.js';
import {
  accountsEntities,
  ActivateTotp,
  AddAccount,
  ConfirmTotp,
  RequestPasswordReset,
  ResetPassword,
  saveAddress,
  Sessions,
  SetUpTotp,
  SignIn,
  SweepSessions,
  totpCode,
} from './index.js';
import { accountsOn, aVisit, done, kindOf, somebodyWaits } from './testing.js';
import { UpdateProfile } from './update-profile.js';

const db = testDatabase(accountsEntities);
const { the, clock, aPerson, told } = accountsOn(db);
jest.setTimeout(30_000); // hashing is slow on purpose
const OLD = 'tiga ayam di sawah';
const NEW = 'empat bebek di kali';

const signIn = (login: string, password = OLD) => the(SignIn).run({ login, password }, aVisit());
const viewer = (token: string) => the(Sessions).viewerOf(token, 'storefront', clock.now());
const ask = (login: string, ip = aVisit().ip) => the(RequestPasswordReset).run(login, ip);
const reset = (token: string, password = NEW) => the(ResetPassword).run(token, password, aVisit());
/** The link that was mailed last. */
const link = async (): Promise<PasswordResetRequested> => (await told()).at(-1) as unknown as PasswordResetRequested;
const change = (
  accountId: Parameters<ChangePassword['run']>[0],
  opened: { token: string; sessionId: never },
  input: object,
) => the(ChangePassword).run(accountId, { ...opened, app: 'storefront' }, { current: OLD, next: NEW, ...input });

test('a forgotten password: the link is mailed, opens once, ends every session and signs in', async () => {
  const { accountId, phone, email } = await aPerson();
  const before = done(await signIn(phone)).opened;
  await ask(phone);
  const mail = await link();
  expect(mail).toEqual({
    type: 'accounts.password-reset-requested',
    to: { accountId, fullName: 'Kadek Contoh', email, locale: 'id' },
    token: expect.stringMatching(/^[\w-]{43}$/),
    at: '2026-11-24T02:00:00.000Z',
    expiresAt: '2026-11-24T02:30:00.000Z',
  });
  expect(JSON.stringify(await db.query('select * from password_reset'))).not.toContain(mail.token);

  expect(((await reset(mail.token, '12345678')) as InvalidInput).fields[0]!.field).toBe('newPassword');
  expect(kindOf(await reset(mail.token, phone))).toBe('InvalidInput');
  const { opened, awaitingTotp } = done(await reset(mail.token));
  expect([awaitingTotp, (await viewer(opened.token))?.accountId]).toEqual([false, accountId]);
  expect(await viewer(before.token)).toBeNull();
  expect([kindOf(await signIn(phone)), kindOf(await signIn(phone, NEW))]).toEqual(['WrongCredentials', 'done']);
  expect(kindOf(await reset(mail.token))).toBe('ResetLinkInvalid');
  expect(await told()).toMatchObject([{ type: 'accounts.security-changed', what: 'password', accountId, email }]);
});

test('two who use one link at once: one sets the password, the other is told that it was used', async () => {
  const { phone } = await aPerson();
  await ask(phone);
  const { token } = await link();
  const outcomes = await Promise.all([reset(token, 'sandi dari satu'), reset(token, 'sandi dari dua')]);
  expect(outcomes.map(kindOf).sort()).toEqual(['ResetLinkInvalid', 'done']);
  const winner = outcomes.findIndex((outcome) => !isProblem(outcome)) === 0 ? 'sandi dari satu' : 'sandi dari dua';
  expect(kindOf(await signIn(phone, winner))).toBe('done');
  expect(await db.query('select count(*)::int as n from session')).toEqual([{ n: 2 }]);
});

test('asking for a link is one answer and the same statements, whoever is asked about', async () => {
  const { phone } = await aPerson();
  const noMail = await aPerson({ email: null });
  const names: string[][] = [];
  for (const login of [phone, noMail.phone, '0810-9999-9999', 'tidak@ada.test', 'bukan apa-apa']) {
    const sent = await statementsDuring(async () => expect(await ask(login)).toBeUndefined());
    names.push(sent.map(({ name, text }) => name ?? text.slice(0, 12)));
  }
  expect(new Set(names.map((list) => list.join())).size).toBe(1);
  expect((await told()).map((event) => (event as unknown as PasswordResetRequested).to !== null)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('three links a minute for one login and ten for one address; the answer stays the same', async () => {
  const { phone } = await aPerson();
  for (let i = 0; i < 5; i++) await ask(phone);
  expect(await told()).toHaveLength(3);
  const { ip } = aVisit();
  for (let i = 0; i < 12; i++) await ask(`0810-7777-${1000 + i}`, ip);
  expect(await told()).toHaveLength(10);
});

test('a link lives for 30 minutes, and only the links of an account end with one of them', async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  await ask(other.phone);
  const theirs = await link();
  await ask(one.phone);
  const first = await link();
  await ask(one.phone);
  const second = await link();
  done(await reset(second.token));
  expect(kindOf(await reset(first.token))).toBe('ResetLinkInvalid');
  clock.forward({ minutes: 30 });
  expect(kindOf(await reset(theirs.token))).toBe('ResetLinkInvalid');
  expect(kindOf(await reset(theirs.token, '12345678'))).toBe('ResetLinkInvalid'); // nobody thinks up passwords in vain
  for (const token of ['', 'x'.repeat(10_000), "' or 1=1 --"])
    expect(kindOf(await reset(token))).toBe('ResetLinkInvalid');
});

test('a disabled account gets no link, and one that was mailed before opens nothing', async () => {
  const { accountId, phone } = await aPerson();
  await ask(phone);
  const { token } = await link();
  await db.query('update account set disabled_at = now() where id = $1', [accountId]);
  expect(kindOf(await reset(token))).toBe('ResetLinkInvalid');
  await ask(phone);
  expect((await link()).to).toBeNull();
});

test('a reset does not go around the second factor', async () => {
  const { accountId, phone } = await aPerson();
  const { secret } = await the(SetUpTotp).offer(accountId);
  done(await the(ActivateTotp).run(accountId, null, totpCode(secret, clock.now())));
  clock.forward({ minutes: 1 });
  await ask(phone);
  const { opened, awaitingTotp } = done(await reset((await link()).token));
  expect([awaitingTotp, await viewer(opened.token)]).toEqual([true, null]);
  const inside = done(await the(ConfirmTotp).run(opened.token, 'storefront', totpCode(secret, clock.now())));
  expect(await viewer(inside.opened.token)).toMatchObject({ accountId, secondFactor: true });
});

test('a reset unlocks a login that somebody else locked', async () => {
  const { phone, email } = await aPerson();
  for (let i = 0; i < 11; i++) await signIn(phone, 'salah sekali');
  expect(kindOf(await signIn(phone))).toBe('TooManyTries');
  await ask(email);
  done(await reset((await link()).token));
  expect(kindOf(await signIn(phone, NEW))).toBe('done');
});

test('a changed password ends the other sessions, the links under way and the token it was changed with', async () => {
  const { accountId, phone, email } = await aPerson();
  const [mine, other] = [done(await signIn(phone)).opened, done(await signIn(phone)).opened];
  await ask(phone);
  const mail = await link();
  expect(kindOf(await change(accountId, mine as never, { current: 'bukan sandi saya' }))).toBe('WrongCredentials');
  expect(await change(accountId, mine as never, { next: email })).toMatchObject({ fields: [{ field: 'next' }] });
  const { opened } = done(await change(accountId, mine as never, {}));
  expect(await viewer(opened!.token)).toMatchObject({ sessionId: mine.sessionId });
  expect([await viewer(mine.token), await viewer(other.token)]).toEqual([null, null]);
  expect(kindOf(await reset(mail.token, 'sandi yang lain lagi'))).toBe('ResetLinkInvalid');
  expect([kindOf(await signIn(phone)), kindOf(await signIn(phone, NEW))]).toEqual(['WrongCredentials', 'done']);
  expect(await told()).toMatchObject([{ what: 'password', email }]);
});

test('two changes of a password at once: one holds; ten wrong ones a minute are enough', async () => {
  const { accountId, phone } = await aPerson();
  const { opened } = done(await signIn(phone));
  const outcomes = await Promise.all(
    ['sandi dari satu', 'sandi dari dua'].map((next) => change(accountId, opened as never, { next })),
  );
  expect(outcomes.map(kindOf).sort()).toEqual(['WrongCredentials', 'done']);
  const kinds: string[] = [];
  for (let i = 0; i < 11; i++) kinds.push(kindOf(await change(accountId, opened as never, { current: 'bukan ini' })));
  expect(kinds.at(-1)).toBe('TooManyTries');
});

test('a new e-mail address is told at the old one, and links that went there are worth nothing', async () => {
  const { accountId, phone, email } = await aPerson();
  await ask(phone);
  const mail = await link();
  const update = (over: object) =>
    the(UpdateProfile).run(accountId, { fullName: 'Kadek Contoh', email, locale: 'id', ...over });
  done(await update({ fullName: ' Kadek  Baru ', locale: 'en' }));
  expect(await told()).toEqual([]);
  done(await update({ email: 'Baru@Contoh.test' }));
  expect(await told()).toMatchObject([
    { what: 'email', email, fullName: 'Kadek Baru', locale: 'en' } satisfies Partial<SecurityChanged>,
  ]);
  expect(kindOf(await reset(mail.token))).toBe('ResetLinkInvalid');
  expect(kindOf(await signIn('baru@contoh.test'))).toBe('done');
  done(await update({ email: null }));
  expect(kindOf(await update({ email: 'bukan surel' }))).toBe('InvalidInput');
});

test('an e-mail address belongs to one account, also when two want it at once or one registers with it', async () => {
  const people = [await aPerson(), await aPerson(), await aPerson()];
  const want = { fullName: 'Kadek Contoh', email: 'satu@contoh.test', locale: 'id' } as const;
  const outcomes = await Promise.all([
    ...people.map(({ accountId }) => the(UpdateProfile).run(accountId, want)),
    aPerson({ email: want.email }).catch(() => 'refused'),
  ]);
  expect(outcomes.filter((outcome) => outcome !== 'refused' && !isProblem(outcome))).toHaveLength(1);
  expect(await db.query('select count(*)::int as n from account where email = $1', [want.email])).toEqual([{ n: 1 }]);
  const kinds: string[] = [];
  for (let i = 0; i < 6; i++) {
    const input = { ...want, email: `lain${i}@contoh.test` };
    kinds.push(kindOf(await the(UpdateProfile).run(people[0]!.accountId, input)));
  }
  expect(kinds.at(-1)).toBe('TooManyTries'); // else one could ask who has an account
});

test('an address that somebody is registering with is waited for, and then taken', async () => {
  const { accountId } = await aPerson();
  const registration = { fullName: 'Ani Contoh', phone: null, email: 'satu@contoh.test', password: '' };
  let wanting: ReturnType<UpdateProfile['run']> | undefined;
  await the(Transactor).run(async (tx) => {
    done(await the(AddAccount).add(tx, registration, '-', 'id', clock.now()));
    wanting = the(UpdateProfile).run(accountId, { fullName: 'Kadek', email: registration.email, locale: 'id' });
    await somebodyWaits(db);
  });
  expect(kindOf(await wanting)).toBe('RegistrationNotPossible');
});

const anAddress = (n: number): Address => ({
  recipient: 'Kadek Contoh',
  phone: '+6281000000021' as Address['phone'],
  street: `Jl. Raya Penglatan No. ${n}`,
  banjar: '',
  landmark: '',
  note: '',
  postal: '81119',
  desaCode: '51.08.06.2028',
  desaLabel: 'Desa Penglatan, Kec. Buleleng',
  provinceCode: null,
  regencyCode: null,
  outsideText: null,
  lines: [`Jl. Raya Penglatan No. ${n}`],
});

test('an address is kept once, the newest first, and at most twenty of them', async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const save = (who: typeof one, n: number) => {
    clock.forward({ minutes: 1 });
    return the(Transactor).run((tx) => saveAddress(tx, who.accountId, anAddress(n), clock.now()));
  };
  await save(other, 1);
  for (const n of [1, 2, 1]) await save(one, n);
  await Promise.all([save(one, 1), save(one, 1)]);
  const kept = async () =>
    (
      await db.query('select label, address from saved_address where account_id = $1 order by created_at desc', [
        one.accountId,
      ])
    ).map(({ label, address }: { label: string; address: Address }) => [label, address.street]);
  expect(await kept()).toEqual([
    ['Kadek Contoh, Jl. Raya Penglatan No. 1, Desa Penglatan, Kec. Buleleng', 'Jl. Raya Penglatan No. 1'],
    ['Kadek Contoh, Jl. Raya Penglatan No. 2, Desa Penglatan, Kec. Buleleng', 'Jl. Raya Penglatan No. 2'],
  ]);
  for (let n = 3; n <= 22; n++) await save(one, n);
  const streets = (await kept()).map(([, street]: string[]) => street);
  expect([streets.length, streets[0], streets.at(-1)]).toEqual([
    20,
    'Jl. Raya Penglatan No. 22',
    'Jl. Raya Penglatan No. 3',
  ]);
  expect(
    await db.query('select count(*)::int as n from saved_address where account_id = $1', [other.accountId]),
  ).toEqual([{ n: 1 }]);
});

test('what is over is swept away, and what is not stays', async () => {
  const { phone } = await aPerson();
  done(await signIn(phone));
  await ask(phone);
  clock.forward({ days: 59 });
  const young = done(await signIn(phone)).opened;
  expect(await the(SweepSessions).run(clock.now())).toBe(1);
  clock.forward({ days: 1 });
  expect(await the(SweepSessions).run(clock.now())).toBe(1);
  expect(await viewer(young.token)).not.toBeNull();
  expect(await db.query('select count(*)::int as n from password_reset')).toEqual([{ n: 0 }]);
});
