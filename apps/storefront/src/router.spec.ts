import { ownPath, statusOfRefusal } from './page.js';
import { routerOf, tidyPath } from './router.js';

const router = routerOf([
  { path: '/' },
  { path: '/toko/:shop' },
  { path: '/toko/:shop/:product' },
  { path: '/sitemap-produk-:category.xml' },
]);

test('an address finds its route and the parts of it', () => {
  expect(router('/')?.route.path).toBe('/');
  expect(router('/toko/kopi-wanagiri')?.params).toEqual({ shop: 'kopi-wanagiri' });
  expect(router('/toko/kopi-wanagiri/robusta-250')?.params).toEqual({ shop: 'kopi-wanagiri', product: 'robusta-250' });
  expect(router('/sitemap-produk-kopi-teh.xml')?.params).toEqual({ category: 'kopi-teh' });
});

test('an unknown, over-long or undecodable address finds nothing', () => {
  expect(router('/toko')).toBeNull();
  expect(router('/toko/a/b/c')).toBeNull();
  expect(router(`/toko/${'a'.repeat(121)}`)).toBeNull();
  expect(router('/toko/%E0%A4%A')).toBeNull();
  expect(router('/sitemap-produk-kopi-tehxxml')).toBeNull();
});

test('an address has one spelling', () => {
  expect(tidyPath('/toko/a/')).toBe('/toko/a');
  expect(tidyPath('//toko//a')).toBe('/toko/a');
  expect(tidyPath('/toko/a')).toBeNull();
  expect(tidyPath('/')).toBeNull();
});

test('after signing in one goes back to a path of ours, never to another origin', () => {
  expect(ownPath('/bayar?x=1', '/akun')).toBe('/bayar?x=1');
  for (const evil of ['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '', null, '/a\nb'])
    expect(ownPath(evil, '/akun')).toBe('/akun');
});

test('who tries too often is told to wait; only what is unknown is a fault of ours', () => {
  expect(['TooManyTries', 'BUSY', 'FORBIDDEN', 'BAD_USER_INPUT'].map(statusOfRefusal)).toEqual([429, 503, 403, 400]);
  expect(['INTERNAL', '__proto__', 'constructor'].map(statusOfRefusal)).toEqual([500, 500, 500]);
});
