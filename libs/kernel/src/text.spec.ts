import { formatDateTime, formatDay, formatWeight } from './format.js';
import { addDays, asLocalDate, dayIn, weekdayOf } from './local-date.js';
import { asLocale } from './locale.js';
import { asEmail, cleanText, slugOf, variantBeside } from './text.js';

test('text is trimmed and folded, and refused with control characters or past its limit', () => {
  expect(cleanText('  Kopi   Wanagiri ', { max: 20 })).toBe('Kopi Wanagiri');
  expect(cleanText('a\u0000b', { max: 20 })).toBeNull();
  expect(cleanText('a\u202eb', { max: 20 })).toBeNull();
  expect(cleanText('x'.repeat(21), { max: 20 })).toBeNull();
  expect(cleanText('', { min: 1, max: 20 })).toBeNull();
  expect(cleanText('satu\n\n\n\ndua', { max: 20, lines: true })).toBe('satu\n\ndua');
});

test('a slug has only plain letters, digits and hyphens', () => {
  expect(slugOf('Kopi Arabika "Wanagiri" 250 g!')).toBe('kopi-arabika-wanagiri-250-g');
  expect(slugOf('★')).toBe('');
});

test('mail addresses are lower-cased and checked for typing mistakes', () => {
  expect(asEmail(' Made@Example.COM ')).toBe('made@example.com');
  expect(asEmail('made@')).toBeNull();
  expect(asEmail('a@b.c\nBcc: x')).toBeNull();
});

test('the first language that we speak is taken, Indonesian otherwise', () => {
  expect(asLocale('fr-FR, en-GB;q=0.8, id')).toBe('en');
  expect(asLocale('fr')).toBe('id');
});

test('a day must exist', () => {
  expect(asLocalDate('2026-02-29')).toBeNull();
  expect(asLocalDate('0000-01-01')).toBeNull();
  expect(asLocalDate('2026-11-25')).toBe('2026-11-25');
});

test('23.30 in London is the next day in Bali', () => {
  expect(dayIn('Asia/Makassar', new Date('2026-11-24T23:30:00Z'))).toBe('2026-11-25');
  expect(weekdayOf(addDays(asLocalDate('2026-11-29')!, 1))).toBe(1);
});

test('times have a dot, a zone and no loose unit', () => {
  const wita = { name: 'Asia/Makassar', label: 'WITA' };
  expect(formatDateTime(new Date('2026-11-24T06:05:00Z'), wita, 'id')).toBe('24\u00a0Nov\u00a02026, 14.05\u00a0WITA');
  expect(formatDay(asLocalDate('2026-08-17')!, 'id', { long: true })).toBe('17\u00a0Agustus\u00a02026');
  expect(formatWeight(1500)).toBe('1,5\u00a0kg');
});

test('a variant is not said again where the title says it', () => {
  expect(variantBeside('Garam Palung Les 250 g', '250 g')).toBeNull();
  expect(variantBeside('Garam Piramid Les', '100 g')).toBe('100 g');
  expect(variantBeside('Garam Piramid Les', null)).toBeNull();
});
