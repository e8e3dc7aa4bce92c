import { fitted } from './fitted.js';

const frame = { width: 400, height: 300 };

test('a paper is shown whole, upright or lying', () => {
  expect(fitted({ width: 800, height: 300 }, frame, 0)).toEqual({ width: 400, height: 150 });
  expect(fitted({ width: 800, height: 300 }, frame, 1)).toEqual({ width: 112.5, height: 300 });
  expect(fitted({ width: 800, height: 300 }, frame, 2)).toEqual({ width: 400, height: 150 });
});
