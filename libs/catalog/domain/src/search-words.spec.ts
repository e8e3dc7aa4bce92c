import { countFacets } from './count-facets.js';
import { isPictureKey, mediaName, widthsFor } from './picture.js';
import { mayBeLogged, searchWords } from './search-words.js';
import { summed } from './stock-line.js';

test('what a person typed becomes plain words, at most eight, without those that tell nothing', () => {
  expect(searchWords("  Kopi 'Robusta' & GULA-arén untuk oleh-oleh ")).toEqual([
    'kopi',
    'robusta',
    'gula',
    'aren',
    'oleh',
  ]);
  expect(searchWords('untuk')).toEqual(['untuk']);
  expect(searchWords("'; drop table product; -- :* | ! & ()")).toEqual(['drop', 'table', 'product']);
  expect(searchWords('★ ☕')).toEqual([]);
  expect(searchWords('a b c d e f g h i j k l'.replaceAll(' ', '1 ')).length).toBeLessThanOrEqual(8);
});

test("somebody's number is not kept among the searches that found nothing", () => {
  expect(mayBeLogged(['kerupuk', 'ceker'])).toBe(true);
  expect(mayBeLogged(['081234567890'])).toBe(false);
  expect(mayBeLogged(['a'])).toBe(false);
});

test('lines of one variant are summed, in the order in which rows are locked', () => {
  const line = (variantId: string, quantity: number) => ({ variantId: variantId as never, quantity });
  expect(summed([line('b', 1), line('a', 2), line('b', 3)])).toEqual([line('a', 2), line('b', 4)]);
  expect(() => summed([line('a', 0)])).toThrow(RangeError);
});

test('a picture has no size larger than its original, and always one', () => {
  expect(widthsFor(2_000)).toEqual([160, 320, 640, 1_280]);
  expect(widthsFor(640)).toEqual([160, 320, 640]);
  expect(widthsFor(100)).toEqual([100]);
});

test('only names of our own making are names of pictures', () => {
  const key = 'a'.repeat(32);
  expect(mediaName(`${key}-320.avif`)).toEqual({ key, width: 320, format: 'avif' });
  for (const name of [
    `../${key}-320.avif`,
    `${key}-320.svg`,
    `${key}-99999.webp`,
    `${key}.webp`,
    'x',
    `${key}-320.webp\n`,
  ])
    expect(mediaName(name)).toBeNull();
  expect(isPictureKey('../../etc/passwd')).toBe(false);
});

test('a facet is counted under every filter but its own', () => {
  const one = (categoryId: string, kecamatan: string, halal = true) => ({
    categoryId,
    kecamatan,
    band: 1,
    halal,
    inStock: true,
    priced: true,
  });
  const all = [one('bubuk', 'A'), one('bubuk', 'B'), one('biji', 'A', false), one('songket', 'B')];
  const chosen = {
    categoryIds: new Set(['kopi', 'bubuk', 'biji']),
    kecamatan: new Set(['A']),
    halal: false,
    inStock: false,
  };
  const counts = countFacets(
    all,
    chosen,
    new Map([
      ['bubuk', 'kopi'],
      ['biji', 'kopi'],
      ['songket', null],
      ['kopi', null],
    ]),
  );
  expect(Object.fromEntries(counts.kecamatan)).toEqual({ A: 2, B: 1 });
  expect(Object.fromEntries(counts.categories)).toEqual({ kopi: 2, bubuk: 1, biji: 1 });
  expect(counts).toMatchObject({ halal: 1, inStock: 2, prices: [0, 2, 0, 0, 0, 0] });
});
