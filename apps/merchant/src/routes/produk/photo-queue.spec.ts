import { moved } from './photo-queue.js';

const photos = ['a', 'b', 'c'].map((key) => ({ key }));
const keys = (from: number, to: number) =>
  moved(photos, from, to)
    .map(({ key }) => key)
    .join('');

test('a photograph moves to its new place and the others keep their order', () => {
  expect(keys(0, 1)).toBe('bac');
  expect(keys(2, 0)).toBe('cab');
  expect(keys(0, 2)).toBe('bca');
});

test('beyond the ends nothing moves', () => {
  expect(keys(0, -1)).toBe('abc');
  expect(keys(2, 3)).toBe('abc');
  expect(keys(7, 0)).toBe('abc');
});
