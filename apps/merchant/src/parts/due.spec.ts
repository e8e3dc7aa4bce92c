import { id } from '../words/id.js';
import { dueIn } from './due.js';

const NOW = new Date('2026-11-24T06:00:00Z');
const due = (minutes: number) => dueIn(new Date(NOW.getTime() + minutes * 60_000).toISOString(), NOW, id.due);

test('a deadline never promises more time than there is', () => {
  expect(due(119).text).toBe('1 jam lagi');
  expect(due(47 * 60 + 59).text).toBe('47 jam lagi');
  expect(due(72 * 60 - 1).text).toBe('2 hari lagi');
  expect(due(9).text).toBe('9 menit lagi');
});

test('the last four hours call for attention, then it is late', () => {
  expect(due(4 * 60).tone).toBe('info');
  expect(due(4 * 60 - 1).tone).toBe('attention');
  expect(due(-1)).toEqual({ text: 'Lewat 1 menit', tone: 'bad' });
  expect(due(-180)).toEqual({ text: 'Lewat 3 jam', tone: 'bad' });
});
