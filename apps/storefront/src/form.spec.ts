import { lastFourDigits, remember, rememberedKey, wholeNumber } from './form.js';

test('a browser opens the purchases it made, newest first, and no others', () => {
  const cookie = remember(remember('', 'BLL-1', '1111'), 'BLL-2', '2222');
  expect(cookie).toBe('BLL-2.2222~BLL-1.1111');
  expect(rememberedKey(cookie, 'BLL-1')).toBe('1111');
  expect(rememberedKey(cookie, 'BLL-3')).toBeNull();
});

test('the same purchase is remembered once, and eight at most', () => {
  let cookie = '';
  for (let i = 0; i < 12; i++) cookie = remember(cookie, `BLL-${i % 10}`, '0012');
  expect(cookie.split('~')).toHaveLength(8);
  expect(new Set(cookie.split('~')).size).toBe(8);
});

test('a cookie that somebody wrote by hand opens nothing', () => {
  expect(rememberedKey('BLL-1.12345~x;y~BLL-2.abcd', 'BLL-1')).toBeNull();
  expect(remember('<script>~BLL-1.1111', 'BLL-2', '2222')).toBe('BLL-2.2222~BLL-1.1111');
  expect(remember('', 'BLL 2', '2222')).toBe('');
});

test('a quantity is a whole number within bounds or nothing', () => {
  expect(wholeNumber('3', 0, 10)).toBe(3);
  for (const wrong of ['-1', '11', '1.5', '1e1', '', ' ', 'tiga', '9'.repeat(20), null])
    expect(wholeNumber(wrong, 0, 10)).toBeNull();
});

test('the last four digits of a number however it is written', () => {
  expect(lastFourDigits('0810-0000-0012')).toBe('0012');
  expect(lastFourDigits('+62 810 0000 0012')).toBe('0012');
});
