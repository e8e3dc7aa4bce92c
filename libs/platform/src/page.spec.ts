import { cursorOf, isCursorId, isInstant, readCursor } from './page.js';

const ID = '019d3fd3-91e3-7134-8259-ac5fbbe3e6d8';
const read = (values: readonly (string | number | null)[]): unknown[] | null =>
  readCursor(cursorOf(values), isInstant, isCursorId);

test('a cursor of ours is read as it was written', () => {
  const at = new Date(Date.UTC(2026, 10, 25)).toISOString();
  expect(read([at, ID])).toEqual([at, ID]);
});

test.each([
  '2026-99-99T99:99:99.999Z',
  '2026-02-30T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-01-01T::::::::Z',
  '2026-01-01 (x)',
  '2026',
  '1',
  'infinity',
])('an instant that the database could not read, %s, is bad input before it gets there', (text) => {
  expect(() => read([text, ID])).toThrow('not a cursor');
});
