import type { LocalDate } from '@lapak/kernel';
import { officeCalendar } from './testing.js';
import {
  addWorkingDays,
  addWorkingMinutes,
  isClosed,
  isClosedAt,
  promiseDay,
  workingMinutesBetween,
} from './working-calendar.js';
import { instantAt, minuteOfDay, minutesOf, offsetMinutes } from './zone-time.js';

const wita = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const day = (text: string): LocalDate => text as LocalDate;
const plain = officeCalendar();
// Nyepi 2026 with the holidays around it: Wednesday 18 to Tuesday 24 March.
const nyepi = officeCalendar({
  daysOff: ['2026-03-18', '2026-03-20', '2026-03-23', '2026-03-24'],
  closures: ['2026-03-19'],
});

test('within a day, working time is clock time', () => {
  expect(addWorkingMinutes(plain, wita('2026-11-24 09:00'), 90)).toEqual(wita('2026-11-24 10:30'));
  expect(workingMinutesBetween(plain, wita('2026-11-24 09:00'), wita('2026-11-24 10:30'))).toBe(90);
});

test('what does not fit into the day goes on the next morning', () => {
  expect(addWorkingMinutes(plain, wita('2026-11-24 15:00'), 90)).toEqual(wita('2026-11-25 08:30'));
});

test('what ends at closing time ends then, not the next morning', () => {
  expect(addWorkingMinutes(plain, wita('2026-11-24 15:00'), 60)).toEqual(wita('2026-11-24 16:00'));
  expect(addWorkingMinutes(plain, wita('2026-11-24 08:00'), 24 * 60)).toEqual(wita('2026-11-26 16:00'));
});

test('Friday at 17.00 begins on Monday at 08.00', () => {
  expect(addWorkingMinutes(plain, wita('2026-11-27 17:00'), 30)).toEqual(wita('2026-11-30 08:30'));
  expect(addWorkingMinutes(plain, wita('2026-11-27 17:00'), 0)).toEqual(wita('2026-11-30 08:00'));
  expect(workingMinutesBetween(plain, wita('2026-11-27 17:00'), wita('2026-11-30 08:00'))).toBe(0);
});

test('one working day promised on Friday at 17.00 is Tuesday, at 15.00 it is Monday', () => {
  expect(promiseDay(plain, wita('2026-11-27 17:00'), 1)).toBe('2026-12-01');
  expect(promiseDay(plain, wita('2026-11-27 15:00'), 1)).toBe('2026-11-30');
});

test('a weekend is no working time', () => {
  expect(workingMinutesBetween(plain, wita('2026-11-28 00:00'), wita('2026-11-30 00:00'))).toBe(0);
  expect(addWorkingDays(plain, day('2026-11-28'), 0)).toBe('2026-11-30');
  expect(addWorkingDays(plain, day('2026-11-27'), 1)).toBe('2026-11-30');
});

test('holidays in a row and a weekend between them are all skipped', () => {
  expect(addWorkingDays(nyepi, day('2026-03-17'), 1)).toBe('2026-03-25');
  expect(addWorkingMinutes(nyepi, wita('2026-03-17 15:30'), 60)).toEqual(wita('2026-03-25 08:30'));
  expect(workingMinutesBetween(nyepi, wita('2026-03-17 15:30'), wita('2026-03-25 08:30'))).toBe(60);
});

test('Nyepi is 24 hours from 06.00', () => {
  expect(isClosed(nyepi, day('2026-03-19'))).toBe(true);
  expect(isClosed(nyepi, day('2026-03-20'))).toBe(false);
  expect(isClosedAt(nyepi, wita('2026-03-19 05:59'))).toBe(false);
  expect(isClosedAt(nyepi, wita('2026-03-19 06:00'))).toBe(true);
  expect(isClosedAt(nyepi, wita('2026-03-20 05:59'))).toBe(true);
  expect(isClosedAt(nyepi, wita('2026-03-20 06:00'))).toBe(false);
});

test('an office that opens at 05.00 opens at 06.00 on the morning after Nyepi', () => {
  const early = { ...officeCalendar({ closures: ['2026-03-19'] }), hours: new Map([[5, [{ from: 300, to: 960 }]]]) };
  expect(addWorkingMinutes(early, wita('2026-03-19 12:00'), 0)).toEqual(wita('2026-03-20 06:00'));
});

test('a lunch break is no working time', () => {
  const hours = new Map([
    [
      2,
      [
        { from: 480, to: 720 },
        { from: 780, to: 960 },
      ],
    ],
  ]);
  expect(addWorkingMinutes({ ...plain, hours }, wita('2026-11-24 11:30'), 60)).toEqual(wita('2026-11-24 13:30'));
});

test('backwards is negative, and adding what lies between arrives', () => {
  const [a, b] = [wita('2026-03-16 10:17'), wita('2026-03-26 09:03')];
  expect(workingMinutesBetween(nyepi, b, a)).toBe(-workingMinutesBetween(nyepi, a, b));
  expect(addWorkingMinutes(nyepi, a, workingMinutesBetween(nyepi, a, b))).toEqual(b);
});

test('a calendar without hours says so instead of searching for ever', () => {
  expect(() => addWorkingMinutes({ ...plain, hours: new Map() }, wita('2026-11-24 09:00'), 1)).toThrow(RangeError);
  expect(() => addWorkingDays({ ...plain, hours: new Map() }, day('2026-11-24'), 1)).toThrow(RangeError);
});

test('a zone is read from its name, also one that changes its clocks', () => {
  expect(offsetMinutes('Asia/Makassar', wita('2026-11-24 09:00'))).toBe(480);
  expect(instantAt('Asia/Jayapura', day('2026-11-24'), 480)).toEqual(new Date('2026-11-23T23:00:00Z'));
  expect(instantAt('Europe/Berlin', day('2026-03-29'), 12 * 60)).toEqual(new Date('2026-03-29T10:00:00Z'));
  expect(minuteOfDay('Asia/Makassar', wita('2026-11-24 09:05'))).toBe(545);
  expect([minutesOf('08:00'), minutesOf('24:00'), minutesOf('25:00'), minutesOf('8:00'), minutesOf('08:60')]).toEqual([
    480,
    1440,
    null,
    null,
    null,
  ]);
});
