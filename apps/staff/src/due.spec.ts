import { dueOf, lasting } from './due.js';
import { en } from './words/en.js';
import { id } from './words/id.js';

const zone = { name: 'Asia/Makassar', label: 'WITA' };
const place = { zone, locale: 'id', words: id.time } as const;
const at = (text: string) => new Date(`${text}+08:00`);
const now = at('2026-11-24T09:00');

test('a promise says how late it is, or until when it runs', () => {
  expect(dueOf(at('2026-11-24T07:00'), now, place)).toEqual({ text: 'Terlambat 2\u00a0jam', tone: 'bad' });
  expect(dueOf(at('2026-11-24T16:00'), now, place)).toEqual({ text: 'hari ini 16.00\u00a0WITA', tone: 'bad' });
  expect(dueOf(at('2026-11-25T08:00'), now, place)).toEqual({ text: 'besok 08.00\u00a0WITA', tone: 'attention' });
  expect(dueOf(at('2026-11-26T08:00'), now, place)).toEqual({ text: 'Kam, 26\u00a0Nov', tone: 'plain' });
});

test('today ends at midnight of the regency, not of the computer', () => {
  expect(dueOf(at('2026-11-25T00:30'), at('2026-11-24T23:30'), place).text).toBe('besok 00.30\u00a0WITA');
});

test('how long is told in the largest unit that fits', () => {
  expect(lasting(20_000, id.time)).toBe('1\u00a0menit');
  expect(lasting(59 * 60_000, id.time)).toBe('59\u00a0menit');
  expect(lasting(23.9 * 3_600_000, id.time)).toBe('23\u00a0jam');
  expect(lasting(49 * 3_600_000, en.time)).toBe('2\u00a0days');
});
