import { turnOf } from './schedule.js';

const now = new Date('2026-11-24T00:00:00Z');

test('a collection is on show between its start and its end, and only when it is published', () => {
  expect(turnOf({ published: true, startsAt: null, endsAt: null }, now)).toBe('current');
  expect(turnOf({ published: true, startsAt: '2026-11-24T00:00:00Z', endsAt: '2026-11-25T00:00:00Z' }, now)).toBe(
    'current',
  );
  expect(turnOf({ published: true, startsAt: '2026-11-24T00:00:01Z' }, now)).toBe('planned');
  expect(turnOf({ published: true, endsAt: '2026-11-24T00:00:00Z' }, now)).toBe('past');
  expect(turnOf({ published: false, startsAt: '2026-11-01T00:00:00Z' }, now)).toBe('draft');
});
