import { InvalidInput } from '@lapak/kernel';
import { checkProduct, productWarnings } from './check-product.js';
import type { CheckedProduct, ProductDraft } from './product.js';
import { aDraft, cloth, groundCoffee } from './testing.js';

const checked = (over: Partial<ProductDraft> = {}) => checkProduct(aDraft(over), groundCoffee) as CheckedProduct;
const faults = (over: Partial<ProductDraft>, category = groundCoffee): string[] => {
  const outcome = checkProduct(aDraft(over), category);
  return outcome instanceof InvalidInput ? outcome.faults.map((fault) => fault.field) : [];
};

test('what a maker typed is cleaned, and the price of the cheapest option is the price of the card', () => {
  const product = checked({
    titleId: '  Kopi   Robusta ',
    pirt: 'P-IRT No. 2065108010099-29',
    variants: [
      { nameId: '500 g', price: 90_000, weightGrams: 550, onHand: 3 },
      { nameId: '250 g', price: 48_000, compareAt: 55_000, weightGrams: 280, onHand: 0 },
    ],
  });
  expect(product).toMatchObject({
    title: { id: 'Kopi Robusta', en: '' },
    pirt: '206510801009929',
    minPrice: 48_000,
    maxPrice: 90_000,
    compareAt: 55_000,
  });
  expect(product.variants[1]!.name).toEqual({ id: '250 g', en: '250 g' });
});

test.each<[string, Partial<ProductDraft>, string[]]>([
  ['a title of two letters', { titleId: 'Ko' }, ['titleId']],
  ['a title that hides its direction', { titleId: 'Kopi \u202egnol' }, ['titleId']],
  ['no unit', { unit: ' ' }, ['unit']],
  ['a description of a book', { descriptionId: 'a'.repeat(4_001) }, ['descriptionId']],
  ['a price of nothing', { variants: [{ price: 0, weightGrams: 1, onHand: 1 }] }, ['variants.0.price']],
  [
    'a price past all reason',
    { variants: [{ price: 100_000_000_001, weightGrams: 1, onHand: 1 }] },
    ['variants.0.price'],
  ],
  [
    'a negative stock and no weight',
    { variants: [{ price: 1, weightGrams: 0, onHand: -1 }] },
    ['variants.0.weightGrams', 'variants.0.onHand'],
  ],
  [
    'a former price below the price',
    { variants: [{ price: 10, compareAt: 10, weightGrams: 1, onHand: 1 }] },
    ['variants.0.compareAt'],
  ],
  ['no option', { variants: [] }, ['variants']],
  [
    'twenty-one options',
    { variants: Array.from({ length: 21 }, (_, i) => ({ nameId: `${i}`, price: 1, weightGrams: 1, onHand: 1 })) },
    ['variants'],
  ],
  [
    'two options of one name',
    { variants: ['A', 'a'].map((nameId) => ({ nameId, price: 1, weightGrams: 1, onHand: 1 })) },
    ['variants.1.nameId'],
  ],
  [
    'two options, one without a name',
    { variants: ['A', ''].map((nameId) => ({ nameId, price: 1, weightGrams: 1, onHand: 1 })) },
    ['variants.1.nameId'],
  ],
  ['nine pictures', { pictures: Array.from({ length: 9 }, (_, i) => `${i}`) }, ['pictures']],
  ['food that says it is none', { halal: 'not_food' }, ['halal']],
  ['a certificate without its number', { halal: 'certified', halalNumber: '' }, ['halalNumber']],
  ['a P-IRT number of ten digits', { pirt: '1234567890' }, ['pirt']],
  ['made to order in a year', { madeToOrderDays: 365 }, ['madeToOrderDays']],
])('%s is refused, at its field', (_, over, expected) => expect(faults(over)).toEqual(expected));

test('cloth is not food, whatever is said', () => {
  expect(faults({ halal: 'certified' }, cloth)).toEqual(['halal']);
  expect(faults({ halal: 'not_food', halalNumber: null, pirt: null }, cloth)).toEqual([]);
});

test('everything that is wrong is said at once, in both languages', () => {
  const outcome = checkProduct(aDraft({ titleId: '', unit: '' }), groundCoffee) as InvalidInput;
  expect(outcome.fieldsIn('id')).toEqual([
    { field: 'titleId', message: 'Nama produk: 3 sampai 120 huruf, tanpa tanda khusus.' },
    { field: 'unit', message: 'Satuan: 1 sampai 30 huruf, tanpa tanda khusus.' },
  ]);
  expect(outcome.say('en')).toContain('The unit');
});

test('packaged food without P-IRT may be sold, and its maker is told', () => {
  const facts = { halal: 'in_process', pirt: null, pictures: 0, description: { id: '', en: '' } };
  expect(productWarnings(facts, groundCoffee).map((fault) => fault.field)).toEqual([
    'pirt',
    'halal',
    'pictures',
    'descriptionId',
  ]);
  expect(
    productWarnings({ ...facts, halal: 'not_food', pictures: 1, description: { id: 'a', en: '' } }, cloth),
  ).toEqual([]);
});
