import { type InvalidInput, isProblem } from '@lapak/kernel';
import { type Address, addressLabel, type Places, readAddress } from './address.js';
import { deviceOf } from './device.js';
import { mustSetUpTotp } from './duty.js';
import { readLogin } from './login.js';
import { passwordFault } from './password.js';
import { readProfile, readRegistration } from './registration.js';
import { readSecondFactor, showBackupCode } from './second-factor.js';
import { IDLE_SECONDS, SESSION_SECONDS } from './session-life.js';
import { someRegistration } from './testing.js';

const faulty = (outcome: unknown): string[] =>
  isProblem(outcome) ? (outcome as InvalidInput).fields.map(({ field }) => field) : [];

test('a phone is one login in all its spellings, an e-mail in any case', () => {
  const spellings = ['081000000021', '0810-0000-0021', '+62 810 0000 0021', '62810 0000 0021', '81000000021'];
  expect(new Set(spellings.map((text) => readLogin(text)?.value))).toEqual(new Set(['+6281000000021']));
  expect(readLogin(' Kadek@Contoh.test ')).toEqual({ by: 'email', value: 'kadek@contoh.test' });
  expect([readLogin('kadek'), readLogin(''), readLogin('a@b'), readLogin('9'.repeat(400))]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each(['rahasia123', 'PASSWORD123', '12345678', '98765432', 'aaaaaaaa', 'abcdefghij', 'buleleng123', 'Bismillah'])(
  '%s is guessed too easily',
  (password) => expect(passwordFault(password, [])).not.toBeNull(),
);
test('a password is 8 to 128 characters, counted as people count', () => {
  expect([passwordFault('tujuh77', []), passwordFault('x1'.repeat(65), [])].every(Boolean)).toBe(true);
  expect([
    passwordFault('delapan8', []),
    passwordFault('x1'.repeat(64), []),
    passwordFault('🌺🌺🌸🌺🌺🌺🌺🌺', []),
  ]).toEqual([null, null, null]);
});
test('a password is not the login in another spelling', () => {
  const own = ['+6281000000021', 'kadek.contoh@contoh.test'];
  const tries = ['0810-0000-0021', '6281000000021', '+62 810 0000 0021', 'kadek.contoh@contoh.test', 'KadekContoh'];
  expect(tries.map((password) => passwordFault(password, own)?.field)).toEqual(tries.map(() => 'password'));
});

test('a registration is stored clean', () => {
  expect(readRegistration(someRegistration({ fullName: '  Kadek   Contoh ', email: 'KADEK@contoh.test' }))).toEqual({
    fullName: 'Kadek Contoh',
    phone: '+6281000000021',
    email: 'kadek@contoh.test',
    password: 'tiga ayam di sawah',
  });
});
test('every wrong field is named at once', () => {
  const outcome = readRegistration({ fullName: ' ', phone: '12', email: 'kadek', password: 'x', acceptTerms: false });
  expect(faulty(outcome)).toEqual(['fullName', 'phone', 'email', 'password', 'acceptTerms']);
});
test('phone or e-mail is enough, none is not', () => {
  expect(faulty(readRegistration(someRegistration({ phone: null })))).toEqual([]);
  expect(faulty(readRegistration(someRegistration({ email: '' })))).toEqual([]);
  expect(faulty(readRegistration(someRegistration({ phone: '', email: null })))).toEqual(['phone']);
  expect(faulty(readProfile({ fullName: 'Kadek', email: '' }, null))).toEqual(['email']);
});
test('one word is a name', () =>
  expect(faulty(readRegistration(someRegistration({ fullName: 'Suryani' })))).toEqual([]));

test('staff must set up a second factor, residents need not', () => {
  expect([mustSetUpTotp(['verifier'], false), mustSetUpTotp(['verifier'], true), mustSetUpTotp([], false)]).toEqual([
    true,
    false,
    false,
  ]);
});
test('a session names browser and device', () => {
  expect(deviceOf('Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36')).toBe(
    'Chrome, Android',
  );
  expect(deviceOf('curl/8')).toBe('');
});

const places: Places = {
  home: { name: 'Kabupaten Contoh', province: 'Bali' },
  desa: (code) => (code === '51.08.06.2028' ? { label: 'Desa Penglatan, Kec. Buleleng', postal: '81119' } : null),
  province: (code) => (code === '35' ? { name: 'Jawa Timur' } : null),
  regency: (code) => (code === '35.78' ? { name: 'Kota Surabaya' } : null),
};
const inside = {
  recipient: 'Kadek Contoh',
  phone: '0810-0000-0021',
  street: 'Jl. Raya Penglatan No. 12',
  banjar: 'Banjar Dinas Kelodan',
  landmark: 'sebelah timur Pura Desa',
  desaCode: '51.08.06.2028',
};
const outside = {
  recipient: 'Ani',
  phone: '081000000022',
  street: 'Jl. Contoh 1',
  provinceCode: '35',
  regencyCode: '35.78',
  outsideText: 'Kel. Contoh, Kec. Contoh',
  postal: '60111',
};

test('an address inside the regency is printed the way couriers know it', () => {
  expect(readAddress(inside, places)).toMatchObject({
    postal: '81119',
    lines: [
      'Kadek Contoh (0810-0000-0021)',
      'Jl. Raya Penglatan No. 12, Banjar Dinas Kelodan',
      'Desa Penglatan, Kec. Buleleng',
      'Kab. Contoh, Bali 81119',
      'Patokan: sebelah timur Pura Desa',
    ],
  });
});
test('a house without number is found by banjar and landmark, but not by the desa alone', () => {
  expect(faulty(readAddress({ ...inside, street: null }, places))).toEqual([]);
  expect(faulty(readAddress({ ...inside, street: '', banjar: null, landmark: ' ' }, places, 'address.'))).toEqual([
    'address.street',
  ]);
});
test('an address elsewhere needs street, place and postal code', () => {
  expect(readAddress(outside, places)).toMatchObject({
    lines: ['Ani (0810-0000-0022)', 'Jl. Contoh 1', 'Kel. Contoh, Kec. Contoh', 'Kota Surabaya, Jawa Timur 60111'],
  });
  expect(faulty(readAddress({ ...outside, street: '', outsideText: '', postal: 'x' }, places))).toEqual([
    'outsideText',
    'street',
    'postal',
  ]);
});
test('a regency of another province, an unknown desa and no place at all are refused', () => {
  expect(faulty(readAddress({ ...outside, regencyCode: '51.71' }, places))).toEqual(['regencyCode']);
  expect(faulty(readAddress({ ...inside, desaCode: '99.99.99.9999' }, places))).toEqual(['desaCode']);
  expect(faulty(readAddress({ recipient: 'Ani', phone: '081000000022', street: 'Jl. Contoh 1' }, places))).toEqual([
    'desaCode',
  ]);
  expect(faulty(readAddress({ ...inside, recipient: 'x'.repeat(400), phone: '1' }, places))).toContain('phone');
});

test('a second factor is six digits or a backup code, in any spelling', () => {
  expect(readSecondFactor(' 123 456 ')).toEqual({ by: 'totp', digits: '123456' });
  expect(readSecondFactor('abcde-fgh23')).toEqual({ by: 'backup', code: 'ABCDEFGH23' });
  expect(readSecondFactor(showBackupCode('ABCDEFGH23'))).toEqual({ by: 'backup', code: 'ABCDEFGH23' });
  expect(['', '12345', '1234567', 'ABCDE-FGH2', 'ABCDE_FGH23', '1'.repeat(1000)].map(readSecondFactor)).toEqual(
    Array(6).fill(null),
  );
});
test('a saved address is known by one line', () => {
  const [near, far] = [readAddress(inside, places) as Address, readAddress(outside, places) as Address];
  expect(addressLabel(near)).toBe('Kadek Contoh, Jl. Raya Penglatan No. 12, Desa Penglatan, Kec. Buleleng');
  expect(addressLabel(far)).toBe('Ani, Jl. Contoh 1, Kel. Contoh, Kec. Contoh');
});
test('every session is idle before it is over', () => {
  for (const app of ['storefront', 'merchant', 'staff'] as const)
    expect(IDLE_SECONDS[app]).toBeLessThan(SESSION_SECONDS[app]);
});
