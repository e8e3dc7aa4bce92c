import { findDesa, indexDesa, typingErrors } from './find-desa.js';

const entry = (code: string, name: string, kecamatanName: string, aliases: string[] = []) => ({
  code,
  name,
  kecamatanName,
  aliases,
});
const all = [
  entry('51.08.09.2007', 'Les', 'Tejakula'),
  entry('51.08.09.2006', 'Tejakula', 'Tejakula'),
  entry('51.08.01.2013', 'Celukanbawang', 'Gerokgak'),
  entry('51.08.04.2003', 'Kayuputih', 'Banjar'),
  entry('51.08.05.2015', 'Kayuputih', 'Sukasada'),
  entry('51.08.04.2013', 'Banjar', 'Banjar'),
  entry('51.08.06.2001', 'Kalibukbuk', 'Buleleng', ['Lovina']),
  entry('51.08.01.2012', 'Tinga-tinga', 'Gerokgak'),
];
const found = (text: string): string[] =>
  findDesa(indexDesa(all), text, 10).map((desa) => `${desa.name}/${desa.kecamatanName}`);

test.each([
  ['les', 'Les/Tejakula'],
  ['les tejakula', 'Les/Tejakula'],
  ['Desa Les, Kec. Tejakula', 'Les/Tejakula'],
  ['tejakula les', 'Les/Tejakula'],
  ['celukan bawang', 'Celukanbawang/Gerokgak'],
  ['CELUKAN-BAWANG', 'Celukanbawang/Gerokgak'],
  ['celukn bawang', 'Celukanbawang/Gerokgak'],
  ['tinga tinga', 'Tinga-tinga/Gerokgak'],
  ['kayuputih sukasada', 'Kayuputih/Sukasada'],
  ['kalibubuk', 'Kalibukbuk/Buleleng'],
  ['lovina', 'Kalibukbuk/Buleleng'],
  ['banjar', 'Banjar/Banjar'],
])('%s finds %s first', (text, expected) => expect(found(text)[0]).toBe(expected));

test('a name that exists twice is found twice', () =>
  expect(found('kayu putih')).toEqual(['Kayuputih/Banjar', 'Kayuputih/Sukasada']));
test("a kecamatan's name finds its desa, the like-named one first", () =>
  expect(found('tejakula')).toEqual(['Tejakula/Tejakula', 'Les/Tejakula']));
test('nothing, signs only and nonsense find nothing', () =>
  expect([found(''), found(' -%_'), found('xyzxyz')]).toEqual([[], [], []]));
test('two swapped letters are one mistake', () => expect(typingErrors('pedwaa', 'pedawa', 2)).toBe(1));
