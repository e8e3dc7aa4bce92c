import { fromField, toField } from './local-time.js';

const WITA = { name: 'Asia/Makassar', label: 'WITA' };
const NEW_YORK = { name: 'America/New_York', label: 'ET' };

test('what an officer enters is read on the regency’s clock, wherever the computer stands', () => {
  expect(fromField('2026-11-24T09:30', WITA)).toBe('2026-11-24T01:30:00.000Z');
  expect(fromField('2026-01-01T00:15', WITA)).toBe('2025-12-31T16:15:00.000Z');
});

test('an instant goes into the field and comes back as itself', () => {
  for (const iso of ['2026-11-24T01:30:00.000Z', '2026-03-08T06:59:00.000Z', '2026-07-01T12:00:00.000Z']) {
    expect(fromField(toField(iso, WITA), WITA)).toBe(iso);
    expect(fromField(toField(iso, NEW_YORK), NEW_YORK)).toBe(iso);
  }
});

test('an empty field is no moment, not a day of the year 2000', () => {
  expect(fromField('', WITA)).toBeNull();
  expect(fromField('besok', WITA)).toBeNull();
  expect(fromField('2026-02-31', WITA)).toBeNull();
  expect(toField(null, WITA)).toBe('');
});
