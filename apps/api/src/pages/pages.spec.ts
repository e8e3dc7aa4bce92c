import { languageOf } from './pages.js';

test('the first part of an address is its language; English is never answered at two addresses', () => {
  expect(languageOf('/toko/tasik-segara')).toEqual({ locale: 'id', path: '/toko/tasik-segara' });
  expect(languageOf('/en/toko/tasik-segara')).toEqual({ locale: 'en', path: '/toko/tasik-segara' });
  expect(languageOf('/en')).toEqual({ locale: 'en', path: '/' });
  // not the home page: the pages send it on to `/en`, as any address with a slash too many
  expect(languageOf('/en/').path).not.toBe('/');
  expect(languageOf('/english').locale).toBe('id');
});
