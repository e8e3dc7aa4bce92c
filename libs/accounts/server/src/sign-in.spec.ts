import { SESSION_SECONDS } from '@lapak/accounts-domain';
import { someRegistration } from '@lapak/accounts-domain/testing';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { parseOptions } from '@node-rs/argon2';
import { accountsEntities, AddAccount, Register, Sessions, SignIn } from './index.js';
import { Passwords } from './passwords.js';
import { SignOut } from './sign-out.js';
import { accountsOn, aVisit, done, kindOf, somebodyWaits } from './testing.js';

const db = testDatabase(accountsEntities);
const { the, clock, aPerson } = accountsOn(db);
jest.setTimeout(30_000); // hashing is slow on purpose
const PASSWORD = 'tiga ayam di sawah';

const signIn = (login: string, password = PASSWORD, visit: Parameters<SignIn['run']>[1] = aVisit()) =>
  the(SignIn).run({ login, password }, visit);
const viewer = (token: string, app: 'storefront' | 'merchant' | 'staff' = 'storefront') =>
  the(Sessions).viewerOf(token, app, clock.now());

test('who registers is signed in, and what they agreed to is written down', async () => {
  const { accountId, opened } = done(await the(Register).run(someRegistration(), { ...aVisit(), locale: 'en' }));
  expect(await viewer(opened.token)).toEqual({
    accountId,
    sessionId: opened.sessionId,
    duties: [],
    secondFactor: false,
  });
  expect(await db.query('select phone, email, locale from account')).toEqual([
    { phone: '+6281000000021', email: 'kadek@contoh.test', locale: 'en' },
  ]);
  const consents = await db.query('select purpose, text_version, given_at, withdrawn_at from consent order by purpose');
  expect(consents).toEqual([
    { purpose: 'privacy', text_version: '2026-11', given_at: clock.now(), withdrawn_at: null },
    { purpose: 'terms', text_version: '2026-11', given_at: clock.now(), withdrawn_at: null },
  ]);
});

test('eight registrations of one phone at once: one account, and seven hear the same sentence', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => the(AddAccount).run(someRegistration({ email: `kadek${i}@contoh.test` }))),
  );
  expect(outcomes.map(kindOf).sort()).toEqual([...Array(7).fill('RegistrationNotPossible'), 'done'].sort());
  expect(await db.query('select count(*)::int as n from account')).toEqual([{ n: 1 }]);
  expect(await db.query('select count(*)::int as n from consent')).toEqual([{ n: 2 }]);
});

test('a taken phone, a taken e-mail and both are one refusal, after the same hashing', async () => {
  const { phone, email } = await aPerson();
  const hashing = jest.spyOn(the(Passwords), 'hash');
  const register = (over: object) =>
    the(Register).run(someRegistration({ phone: '0810-9999-0001', email: 'baru@contoh.test', ...over }), aVisit());
  const outcomes = [await register({ phone }), await register({ email }), await register({ phone, email })];
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set(['{"kind":"RegistrationNotPossible"}']),
  );
  expect(hashing).toHaveBeenCalledTimes(3);
  hashing.mockRestore();
});

test('five registrations a minute from one address; typing mistakes are not counted', async () => {
  const visit = aVisit();
  for (let i = 0; i < 8; i++)
    expect(kindOf(await the(Register).run(someRegistration({ phone: '1' }), visit))).toBe('InvalidInput');
  const kinds: string[] = [];
  for (let i = 0; i < 6; i++) {
    const input = someRegistration({ phone: `08100000010${i}`, email: null });
    kinds.push(kindOf(await the(Register).run(input, visit)));
  }
  expect(kinds).toEqual(['done', 'done', 'done', 'done', 'done', 'TooManyTries']);
});

test('a phone in any spelling and an e-mail in any case open the same account; the session before ends', async () => {
  const { accountId, phone, email } = await aPerson();
  const first = done(await signIn(phone)).opened;
  const second = done(await signIn(` ${email.toUpperCase()} `, PASSWORD, { ...aVisit(), token: first.token })).opened;
  expect(await viewer(second.token)).toMatchObject({ accountId });
  expect(await viewer(first.token)).toBeNull();
  expect(second.token).toMatch(/^[\w-]{43}$/);
  const [row] = await db.query('select * from session');
  expect(JSON.stringify(row)).not.toContain(second.token);
});

test('an unknown login, a wrong password and no login at all are one answer after the same work', async () => {
  const { phone } = await aPerson();
  const verifying = jest.spyOn(the(Passwords), 'isRight');
  const outcomes: unknown[] = [];
  const counts: number[] = [];
  for (const login of [phone, '0810-9999-9999', 'tidak@ada.test', 'bukan apa-apa', '']) {
    const sent = await statementsDuring(async () => outcomes.push(await signIn(login, 'kata sandi lain')));
    counts.push(sent.length);
  }
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set(['{"kind":"WrongCredentials"}']));
  expect(verifying).toHaveBeenCalledTimes(5);
  expect(new Set(counts).size).toBe(1);
  verifying.mockRestore();
});

test('checking a password against nobody is as much work as against somebody', async () => {
  const passwords = the(Passwords);
  const hashed = await passwords.hash(PASSWORD);
  /** Processor time of this process and its threads: how busy the machine is with others does not show. */
  const work = { somebody: 0, nobody: 0 };
  for (let i = 0; i < 8; i++) {
    for (const who of ['somebody', 'nobody'] as const) {
      const from = process.cpuUsage();
      expect(await passwords.isRight(who === 'nobody' ? null : hashed, 'kata sandi lain')).toBe(false);
      work[who] += process.cpuUsage(from).user;
    }
  }
  expect(work.nobody / work.somebody).toBeGreaterThan(0.5);
  expect(work.nobody / work.somebody).toBeLessThan(2);
});

test('passwords are kept as argon2id of 19 MiB, and an older hash is made anew at sign-in', async () => {
  const { phone, accountId } = await aPerson();
  const stored = async () =>
    (await db.query('select password_hash from account where id = $1', [accountId]))[0].password_hash;
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const { hash } = await import('@node-rs/argon2');
  await db.query('update account set password_hash = $1', [await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 })]);
  done(await signIn(phone));
  expect(parseOptions(await stored())).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  done(await signIn(phone));
});

test('a burst of sign-ins is hashed two at a time', async () => {
  const passwords = the(Passwords) as unknown as {
    running: number;
    waiting: unknown[];
    hash(text: string): Promise<string>;
  };
  const seen: number[] = [];
  const work = Array.from({ length: 8 }, () => passwords.hash(PASSWORD).then(() => seen.push(passwords.running)));
  expect(passwords.running).toBe(2);
  expect(passwords.waiting).toHaveLength(6);
  await Promise.all(work);
  expect(Math.max(...seen)).toBe(2);
  expect(passwords.running).toBe(0);
});

test('ten wrong passwords a minute lock the login, even for the right one, and nobody else', async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  for (let i = 0; i < 10; i++) expect(kindOf(await signIn(one.phone, `salah sekali ${i}`))).toBe('WrongCredentials');
  expect(await signIn(one.phone)).toMatchObject({ kind: 'TooManyTries', retryAfterSeconds: expect.any(Number) });
  expect(kindOf(await signIn(other.phone))).toBe('done');
  for (let i = 0; i < 10; i++) await signIn('0810-9999-9999', 'salah sekali');
  expect(kindOf(await signIn('0810-9999-9999', 'salah sekali'))).toBe('TooManyTries'); // as with a login that exists
  const keys = await db.query('select key from rate_limit');
  expect(JSON.stringify(keys)).not.toContain('628');
});

/** As if so many tries of this limit had been made already. */
const alreadyTried = (limit: string, points: number) =>
  db.query(`update rate_limit set points = $2 where key like $1 || ':%'`, [limit, points]);

test('thirty wrong passwords an hour lock the login for the hour', async () => {
  const { phone } = await aPerson();
  await signIn(phone, 'salah sekali');
  await alreadyTried('signInLockout', 29);
  expect(kindOf(await signIn(phone, 'salah sekali'))).toBe('WrongCredentials');
  const outcome = await signIn(phone);
  expect(kindOf(outcome)).toBe('TooManyTries');
  expect((outcome as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(3_000);
});

test('a right password forgets the wrong ones before it', async () => {
  const { phone } = await aPerson();
  for (let round = 0; round < 2; round++) {
    await signIn(phone, 'salah sekali');
    await alreadyTried('signInAccount', 9);
    await alreadyTried('signInLockout', 29);
    expect(kindOf(await signIn(phone))).toBe('done');
  }
});

test('thirty tries a minute from one address, whoever they are about', async () => {
  const visit = aVisit();
  await signIn('0810-5555-1000', 'salah sekali', visit);
  await alreadyTried('signInAddress', 29);
  expect(kindOf(await signIn('0810-5555-1001', 'salah sekali', visit))).toBe('WrongCredentials');
  expect(kindOf(await signIn('0810-5555-1002', 'salah sekali', visit))).toBe('TooManyTries');
});

test('a session counts in its own app only', async () => {
  const { phone } = await aPerson();
  const { token } = done(await signIn(phone, PASSWORD, aVisit({ app: 'merchant' }))).opened;
  expect(await viewer(token, 'merchant')).not.toBeNull();
  expect([await viewer(token, 'storefront'), await viewer(token, 'staff'), await viewer('x', 'merchant')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('who asks is one named statement, and being here is written once a minute', async () => {
  const { phone } = await aPerson();
  const { token, sessionId } = done(await signIn(phone)).opened;
  const seenAt = async () => (await db.query('select seen_at from session where id = $1', [sessionId]))[0].seen_at;
  const from = clock.now();
  clock.forward({ seconds: 59 });
  const sent = await statementsDuring(() => viewer(token));
  expect(sent.map(({ name }) => name)).toEqual(['accounts_viewer_of_session']);
  expect(await seenAt()).toEqual(from);
  clock.forward({ seconds: 1 });
  await viewer(token);
  expect(await seenAt()).toEqual(clock.now());
});

test('a page does not wait for a transaction that holds the session', async () => {
  const { phone } = await aPerson();
  const { token, sessionId } = done(await signIn(phone)).opened;
  clock.forward({ minutes: 5 });
  await db.transaction(async (tx) => {
    await tx.query('select from session where id = $1 for update', [sessionId]);
    expect(await viewer(token)).not.toBeNull();
  });
});

test.each([
  ['storefront', 60 * 86_400, 30 * 86_400],
  ['merchant', 30 * 86_400, 14 * 86_400],
  ['staff', 12 * 3_600, 2 * 3_600],
] as const)('a session of %s ends %s s after it began, or %s s after the last request', async (app, life, idle) => {
  const { phone } = await aPerson();
  const { token } = done(await signIn(phone, PASSWORD, aVisit({ app }))).opened;
  const steps = Math.ceil(life / (idle / 2));
  for (let step = 1; step < steps; step++) {
    clock.forward({ seconds: life / steps });
    expect(await viewer(token, app)).not.toBeNull();
  }
  clock.forward({ seconds: life / steps });
  expect(await viewer(token, app)).toBeNull(); // kept busy all along, and over nevertheless
  const { token: quiet } = done(await signIn(phone, PASSWORD, aVisit({ app }))).opened;
  clock.forward({ seconds: idle - 1 });
  expect(await the(Sessions).toConfirm(quiet, app, clock.now())).not.toBeNull(); // looks without being seen
  clock.forward({ seconds: 1 });
  expect(await viewer(quiet, app)).toBeNull();
  expect(SESSION_SECONDS[app]).toBe(life);
});

test('signing out ends one session, everywhere ends all of them in every app, and nobody else is touched', async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const theirs = done(await signIn(other.phone)).opened;
  const [phone, laptop] = [done(await signIn(one.phone)).opened, done(await signIn(one.phone)).opened];
  const shop = done(await signIn(one.phone, PASSWORD, aVisit({ app: 'merchant' }))).opened;
  await the(SignOut).run(phone.token);
  expect([await viewer(phone.token), (await viewer(laptop.token))?.accountId]).toEqual([null, one.accountId]);
  await the(SignOut).everywhere(one.accountId);
  expect([await viewer(laptop.token), await viewer(shop.token, 'merchant')]).toEqual([null, null]);
  expect(await viewer(theirs.token)).not.toBeNull();
});

test('a disabled account is let in no more, and looks like an unknown one', async () => {
  const { phone, accountId } = await aPerson();
  const { token } = done(await signIn(phone)).opened;
  await db.query('update account set disabled_at = now() where id = $1', [accountId]);
  expect(await viewer(token)).toBeNull();
  expect(kindOf(await signIn(phone))).toBe('WrongCredentials');
});

test('a sign-in with the old password does not slip through while the password is being changed', async () => {
  const { phone, accountId } = await aPerson();
  let entering: ReturnType<typeof signIn> | undefined;
  await db.transaction(async (tx) => {
    await tx.query(`update account set password_hash = '-' where id = $1`, [accountId]);
    entering = signIn(phone); // still sees the old one, and finds it right
    await somebodyWaits(db);
  });
  expect(kindOf(await entering)).toBe('WrongCredentials');
  expect(await db.query('select 1 from session')).toEqual([]);
});
