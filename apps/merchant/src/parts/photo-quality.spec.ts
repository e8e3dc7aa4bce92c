import { qualityOf } from './photo-quality.js';

const SIDE = 64;
const LARGE = { width: 1600, height: 1200 };
const picture = (at: (x: number, y: number) => number): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, i) => at(i % SIDE, Math.floor(i / SIDE)));
const text = picture((x, y) => (((x >> 1) + (y >> 2)) % 2 === 0 ? 200 : 60));

test('a sharp, well-lit photograph is good', () => {
  expect(qualityOf(text, SIDE, LARGE)).toBe('good');
});

test('a photograph that was taken in the dark, or into the lamp, is told apart', () => {
  expect(
    qualityOf(
      text.map((l) => l / 6),
      SIDE,
      LARGE,
    ),
  ).toBe('dark');
  expect(
    qualityOf(
      text.map((l) => 235 + l / 20),
      SIDE,
      LARGE,
    ),
  ).toBe('bright');
});

test('a shaken photograph has no edges', () => {
  expect(
    qualityOf(
      picture((x, y) => 120 + 40 * Math.sin((x + y) / 20)),
      SIDE,
      LARGE,
    ),
  ).toBe('blurred');
});

test('a tiny photograph cannot be read, however sharp', () => {
  expect(qualityOf(text, SIDE, { width: 1600, height: 599 })).toBe('small');
});
