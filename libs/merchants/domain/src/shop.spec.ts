import { isProblem, type LocalDate } from '@lapak/kernel';
import { addMonths, isClosed, type Shop } from './shop.js';
import { answeredBy, changeBasics, namesLike, readBasics, slugsFor } from './shop-basics.js';
import { readSettings, type SettingsInput } from './shop-settings.js';
import { anItem, someBasics } from './testing.js';

const day = (text: string) => text as LocalDate;
const inside = (code: string): boolean => code.startsWith('51.08.');
const faultsOf = (outcome: unknown): string[] =>
  isProblem(outcome) ? (outcome as unknown as { faults: { field: string }[] }).faults.map((f) => f.field) : [];
const basics = (over = {}) => {
  const read = readBasics(someBasics(over), inside);
  if (isProblem(read)) throw read;
  return read;
};

test('without a NIB a shop may sell for six calendar months', () => {
  expect(addMonths(day('2026-06-08'), 6)).toBe('2026-12-08');
  expect(addMonths(day('2026-08-31'), 6)).toBe('2027-02-28');
});

test('a shop is closed from its closing day to the day before it opens again', () => {
  const shop = { closedFrom: day('2027-03-07'), closedUntil: day('2027-03-10') };
  expect(['2027-03-06', '2027-03-07', '2027-03-09', '2027-03-10'].map((d) => isClosed(shop, day(d)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isClosed({ closedFrom: null, closedUntil: day('2027-03-10') }, day('2026-01-01'))).toBe(true);
  expect(isClosed({ closedFrom: null, closedUntil: null }, day('2026-01-01'))).toBe(false);
});

test('basics are read as people type them, and every wrong field gets its sentence at once', () => {
  expect(basics({ name: '  Kopi   Ani ', phone: '62 810 0000 0042' })).toMatchObject({
    name: 'Kopi Ani',
    phone: '+6281000000042',
    street: '',
    story: { en: '' },
  });
  const wrong = {
    name: 'ab',
    phone: '12',
    desaCode: '51.03.01.2001',
    banjar: ' ',
    taglineId: 'x'.repeat(121),
    landmark: 'x'.repeat(121),
  };
  expect(faultsOf(readBasics(someBasics(wrong), inside)).sort()).toEqual([
    'banjar',
    'desaCode',
    'landmark',
    'name',
    'phone',
    'taglineId',
  ]);
  expect(faultsOf(readBasics(someBasics({ name: '名前名前' }), inside))).toEqual(['name']);
  expect(faultsOf(readBasics(someBasics({ name: 'Kopi \u202eAni' }), inside))).toEqual(['name']);
});

test('what staff check cannot be changed behind their back; words and phone can', () => {
  const shop = { ...basics(), state: 'approved' } as unknown as Shop;
  expect(isProblem(changeBasics(shop, [], basics({ storyId: 'Cerita baru.', phone: '0810-0000-0043' })))).toBe(false);
  for (const over of [{ name: 'Kopi Lain' }, { landmark: 'lain' }, { desaCode: '51.08.01.2001' }])
    expect(isProblem(changeBasics(shop, [], basics(over)))).toBe(true);
  const sentBack = { ...shop, state: 'needs_fix' } as Shop;
  const items = [anItem({ key: 'address', status: 'fix', reason: 'patokan' })];
  expect(isProblem(changeBasics(sentBack, items, basics({ landmark: 'lain' })))).toBe(false);
  expect(isProblem(changeBasics(sentBack, items, basics({ name: 'Kopi Lain' })))).toBe(true);
  expect(answeredBy(sentBack, basics({ landmark: 'lain', storyId: 'lain' }))).toEqual(['address']);
});

test('a name leads to an address of the page, and a taken one to others', () => {
  expect(slugsFor('Kopi Ani & Putri', 'Lemukih').slice(0, 3)).toEqual([
    'kopi-ani-putri',
    'kopi-ani-putri-lemukih',
    'kopi-ani-putri-2',
  ]);
  expect(namesLike('Kopi Ani', 'Lemukih', 'Sawan')).toContain('Kopi Ani Lemukih');
  expect(namesLike('x'.repeat(58), 'Lemukih', 'Sawan').every((n) => n.length <= 60)).toBe(true);
});

test('settings: opening before closing, real days, a closure that ends and is not for ever', () => {
  const today = day('2026-11-24');
  const read = (over: Partial<SettingsInput>) => readSettings({ codEnabled: true, ...over }, today);
  expect(read({ hours: { open: '08:00', close: '17:00', days: [6, 1] } })).toMatchObject({
    opens: '08:00',
    openDays: [1, 6],
  });
  expect(read({ closedUntil: day('2026-11-27'), closedNote: ' Odalan ' })).toMatchObject({
    closedFrom: '2026-11-24',
    closedUntil: '2026-11-27',
    closedNote: 'Odalan',
  });
  expect(read({ closedNote: 'tanpa tanggal' })).toMatchObject({ closedFrom: null, closedNote: null });
  expect(faultsOf(read({ hours: { open: '17:00', close: '08:00', days: [0, 8] } }))).toEqual(['hours', 'hours.days']);
  expect(faultsOf(read({ hours: { open: '8', close: '25:00', days: [1, 1] } }))).toEqual(['hours', 'hours.days']);
  expect(faultsOf(read({ closedFrom: today }))).toEqual(['closedUntil']);
  for (const until of ['2026-11-24', '2026-01-01', '2030-01-01'])
    expect(faultsOf(read({ closedUntil: day(until) }))).toEqual(['closedUntil']);
});
