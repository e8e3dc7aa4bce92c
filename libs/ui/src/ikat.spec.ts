import { ikatSvg, ikatUrl, isIkatShape } from './ikat.js';

test('the same seed is the same cloth, another seed another one', () => {
  expect(ikatSvg('Kopi Wanagiri', 'hem')).toBe(ikatSvg('Kopi Wanagiri', 'hem'));
  expect(ikatSvg('Kopi Wanagiri', 'hem')).not.toBe(ikatSvg('Tasik Segara', 'hem'));
});

test('a hem weighs at most 2.5 kB, whatever its seed', () => {
  for (let i = 0; i < 200; i++) expect(ikatSvg(`toko-${i}`, 'hem').length).toBeLessThan(2_500);
});

test('a seed never reaches the picture as text', () => {
  expect(ikatSvg('"><script>alert(1)</script>', 'mark')).not.toContain('script');
  expect(ikatUrl('a b/"?', 'mark')).toBe('/static/ikat/a%20b%2F%22%3F.svg?mark');
});

test('only the shapes there are can be asked for', () => {
  expect(isIkatShape('hem')).toBe(true);
  expect(isIkatShape('toString')).toBe(false);
});
