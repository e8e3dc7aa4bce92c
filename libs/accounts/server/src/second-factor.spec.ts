import type { SecurityChanged } from '@lapak/accounts-domain';
import { Transactor, type Viewer } from '@lapak/platform';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import {
  accountsEntities,
  ActivateTotp,
  ConfirmTotp,
  grantDuty,
  Sessions,
  SetUpTotp,
  SignIn,
  totpCode,
} from './index.js';
import { accountsOn, aVisit, done, kindOf } from './testing.js';
import { viewerType } from './viewer-row.js';

const db = testDatabase(accountsEntities);
const { the, clock, aPerson, told } = accountsOn(db);

jest.setTimeout(30_000); // hashing is slow on purpose
const signIn = async (login: string) =>
  done(await the(SignIn).run({ login, password: 'tiga ayam di sawah' }, aVisit({ app: 'staff' })));
const viewer = (token: string) => the(Sessions).viewerOf(token, 'staff', clock.now());
const confirm = (token: string, code: string) => the(ConfirmTotp).run(token, 'staff', code);
const activate = ({ accountId, sessionId }: Viewer, token: string, code: string) =>
  the(ActivateTotp).run(accountId, { sessionId, token, app: 'staff' }, code);

/** An officer whose second factor is in use, as the demo's script makes them. */
const anOfficer = async () => {
  const person = await aPerson();
  await the(Transactor).run((tx) => grantDuty(tx, person.accountId, 'verifier', clock.now()));
  const { secret } = await the(SetUpTotp).offer(person.accountId, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
  const { backupCodes } = done(await the(ActivateTotp).run(person.accountId, null, totpCode(secret, clock.now())));
  clock.forward({ minutes: 1 });
  return { ...person, secret, backupCodes, code: () => totpCode(secret, clock.now()) };
};
const theOther = (code: string): string => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

test('an officer without a second factor must set one up, and gets into nothing before', async () => {
  const { accountId, phone } = await aPerson();
  expect(await viewerType(db, accountId)).toMatchObject({ totpEnabled: false, mustSetUpTotp: false, duties: [] });
  await the(Transactor).run(async (tx) => {
    for (let i = 0; i < 2; i++) await grantDuty(tx, accountId, 'verifier', clock.now());
  });
  expect(await viewerType(db, accountId)).toMatchObject({ mustSetUpTotp: true, duties: ['verifier'] });

  const { opened, awaitingTotp } = await signIn(phone);
  expect(awaitingTotp).toBe(false);
  const other = await signIn(phone);
  const me = (await viewer(opened.token))!;
  expect(me).toMatchObject({ duties: ['verifier'], secondFactor: false });

  const setup = done(await the(SetUpTotp).run(me));
  expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(setup.otpauthUrl).toMatch(
    /^otpauth:\/\/totp\/[^?]+contoh\.test\?issuer=.+&secret=[A-Z2-7]{32}&.*digits=6&period=30$/,
  );
  expect(setup.qrSvg).toMatch(/^<svg /);
  const [row] = await db.query('select * from totp');
  expect(JSON.stringify(row)).not.toContain(setup.secret);
  expect(await viewerType(db, accountId)).toMatchObject({ totpEnabled: false });

  expect(kindOf(await activate(me, opened.token, theOther(totpCode(setup.secret, clock.now()))))).toBe('WrongCode');
  const taken = done(await activate(me, opened.token, totpCode(setup.secret, clock.now())));
  expect(new Set(taken.backupCodes).size).toBe(10);
  expect(taken.backupCodes.every((code) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(code))).toBe(true);
  expect(await viewerType(db, accountId)).toMatchObject({ totpEnabled: true, mustSetUpTotp: false });
  // This session goes on under a new token, with the second factor; the others are over.
  expect(await viewer(taken.opened!.token)).toMatchObject({ sessionId: opened.sessionId, secondFactor: true });
  expect([await viewer(opened.token), await viewer(other.opened.token)]).toEqual([null, null]);
  expect((await told()).map((event) => [event.type, (event as SecurityChanged).what])).toEqual([
    ['accounts.security-changed', 'totp'],
  ]);
});

test('with a second factor, the password alone opens a session that can do nothing, for ten minutes', async () => {
  const { phone, code } = await anOfficer();
  const { opened, awaitingTotp } = await signIn(phone);
  expect([awaitingTotp, await viewer(opened.token)]).toEqual([true, null]);
  const inside = done(await confirm(opened.token, code().replace(/^(...)/, '$1 ')));
  expect(inside.opened.token).not.toBe(opened.token);
  expect(await viewer(inside.opened.token)).toMatchObject({ duties: ['verifier'], secondFactor: true });
  expect(await viewer(opened.token)).toBeNull();
  expect(inside.opened.expiresAt.getTime() - clock.now().getTime()).toBe(12 * 3_600_000);

  const late = await signIn(phone);
  clock.forward({ minutes: 10 });
  expect(await confirm(late.opened.token, code())).toBeNull();
});

test('a code works once, also when two send it at the same moment', async () => {
  const { phone, code } = await anOfficer();
  const sessions = [await signIn(phone), await signIn(phone), await signIn(phone), await signIn(phone)];
  await Promise.all(Array.from({ length: 4 }, () => db.query('select pg_sleep(0.05)'))); // so that nobody waits for a connection
  const outcomes = await Promise.all(sessions.map(({ opened }) => confirm(opened.token, code())));
  expect(outcomes.map(kindOf).sort()).toEqual(['WrongCode', 'WrongCode', 'WrongCode', 'done']);
  const again = await signIn(phone);
  expect(kindOf(await confirm(again.opened.token, code()))).toBe('WrongCode');
  clock.forward({ seconds: 30 });
  expect(kindOf(await confirm(again.opened.token, code()))).toBe('done');
});

test('a clock that is 30 seconds off is forgiven, one of a minute is not; nothing before a used code works', async () => {
  const { phone, secret } = await anOfficer();
  const at = (seconds: number): string => totpCode(secret, new Date(clock.now().getTime() + seconds * 1000));
  for (const seconds of [-60, 60]) {
    const { opened } = await signIn(phone);
    expect(kindOf(await confirm(opened.token, at(seconds)))).toBe('WrongCode');
  }
  expect(kindOf(await confirm((await signIn(phone)).opened.token, at(30)))).toBe('done');
  expect(kindOf(await confirm((await signIn(phone)).opened.token, at(0)))).toBe('WrongCode');
});

test('a backup code works once, in any spelling, and its owner hears of it', async () => {
  const { phone, email, accountId, backupCodes } = await anOfficer();
  const typed = backupCodes[3]!.toLowerCase().replace('-', ' ');
  const sessions = [await signIn(phone), await signIn(phone)];
  const outcomes = await Promise.all(sessions.map(({ opened }) => confirm(opened.token, typed)));
  expect(outcomes.map(kindOf).sort()).toEqual(['WrongCode', 'done']);
  expect(await told()).toEqual([
    {
      type: 'accounts.security-changed',
      accountId,
      what: 'backup-code',
      fullName: 'Kadek Contoh',
      email,
      locale: 'id',
      at: clock.now().toISOString(),
    },
  ]);
  const rows = await db.query('select * from totp_backup_code');
  expect(JSON.stringify(rows)).not.toContain(backupCodes[0]!.replace('-', ''));
});

test('one session is renewed by one of two who hold its token', async () => {
  const { phone, code, backupCodes } = await anOfficer();
  const { token } = (await signIn(phone)).opened;
  await Promise.all(Array.from({ length: 4 }, () => db.query('select pg_sleep(0.05)'))); // so that nobody waits for a connection
  const outcomes = await Promise.all([confirm(token, code()), confirm(token, backupCodes[0]!)]);
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
});

test("another's backup code, and things that are no code, are wrong", async () => {
  const [one, other] = [await anOfficer(), await anOfficer()];
  const { opened } = await signIn(one.phone);
  for (const code of [other.backupCodes[0]!, '', '1234', 'x'.repeat(10_000)])
    expect(kindOf(await confirm(opened.token, code))).toBe('WrongCode');
});

test('five codes a minute and thirty an hour, counted over all sessions of the account', async () => {
  const { phone, code } = await anOfficer();
  const { token } = (await signIn(phone)).opened;
  for (let i = 0; i < 5; i++) expect(kindOf(await confirm(token, theOther(code())))).toBe('WrongCode');
  expect(kindOf(await confirm((await signIn(phone)).opened.token, code()))).toBe('TooManyTries');
  for (let minute = 1; minute < 6; minute++) {
    await db.query(`delete from rate_limit where key like 'totp%'`); // a minute later
    for (let i = 0; i < 5; i++) expect(kindOf(await confirm(token, theOther(code())))).toBe('WrongCode');
  }
  await db.query(`delete from rate_limit where key like 'totp%'`);
  expect(await confirm(token, code())).toMatchObject({ kind: 'TooManyTries' });
});

test('changing the second factor needs one of the last five minutes, and the old one works until the new one is proved', async () => {
  const { phone, code } = await anOfficer();
  const inside = done(await confirm((await signIn(phone)).opened.token, code())).opened;
  clock.forward({ minutes: 6 });
  const me = (await viewer(inside.token))!;
  expect(await the(SetUpTotp).run(me)).toBeNull();

  const fresh = done(await confirm(inside.token, code())).opened; // the same session, stepped up
  expect([fresh.sessionId, fresh.expiresAt]).toEqual([inside.sessionId, inside.expiresAt]);
  expect(await viewer(inside.token)).toBeNull();
  const setup = done(await the(SetUpTotp).run(me));
  clock.forward({ seconds: 30 });
  const meanwhile = done(await confirm((await signIn(phone)).opened.token, code())).opened;
  done(await activate(me, fresh.token, totpCode(setup.secret, clock.now())));
  expect(await viewer(meanwhile.token)).toBeNull();
  clock.forward({ seconds: 30 });
  const last = await signIn(phone);
  expect(kindOf(await confirm(last.opened.token, code()))).toBe('WrongCode');
  expect(kindOf(await confirm(last.opened.token, totpCode(setup.secret, clock.now())))).toBe('done');
});

test('a session of another app, one that is over and none at all cannot be confirmed', async () => {
  const { phone, code } = await anOfficer();
  const { token } = (await signIn(phone)).opened;
  expect(await the(ConfirmTotp).run(token, 'storefront', code())).toBeNull();
  expect(await confirm('', code())).toBeNull();
  expect(kindOf(await confirm(token, code()))).toBe('done');
});

test('nothing is activated that was not offered', async () => {
  const { accountId } = await aPerson();
  expect(kindOf(await the(ActivateTotp).run(accountId, null, '123456'))).toBe('WrongCode');
  expect((await statementsDuring(() => viewerType(db, accountId))).map(({ name }) => name)).toEqual([
    'accounts_viewer',
  ]);
});
