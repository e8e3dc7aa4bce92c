import {
  type Category,
  emptyValues,
  emptyVariant,
  halalOf,
  inputOf,
  pirtFault,
  type ProductValues,
  withFreshStock,
} from './product-values.js';

const DESA = { code: '51.08.05.2007', label: 'Desa Wanagiri, Kec. Sukasada' };
const COFFEE: Category = {
  id: 'kopi-bubuk',
  name: 'Kopi bubuk',
  emoji: '2615',
  food: true,
  needsHalal: true,
  needsPirt: true,
};
const CLOTH: Category = {
  id: 'tenun',
  name: 'Tenun',
  emoji: '1f9f5',
  food: false,
  needsHalal: false,
  needsPirt: false,
};
const SEND = { shopId: 's', id: null, publish: true };

const coffee: ProductValues = {
  ...emptyValues(DESA),
  titleId: 'Kopi Arabika Wanagiri 250 g',
  categoryId: COFFEE.id,
  unit: 'bungkus',
  halal: 'in_process',
  variants: [{ ...emptyVariant, price: '78rb', weight: '280 g', stock: '24' }],
};
const fieldsOf = (answer: ReturnType<typeof inputOf>): string[] =>
  'faults' in answer ? answer.faults.map((fault) => fault.field) : [];

test('prices, weights and stock are sent as numbers, however they were typed', () => {
  const answer = inputOf(coffee, COFFEE, SEND);
  expect(answer).toMatchObject({
    input: { variants: [{ price: 78_000, weightGrams: 280, onHand: 24, nameId: null }] },
  });
});

test('an empty form names every field that is missing, in the order of the screen', () => {
  expect(fieldsOf(inputOf(emptyValues(null), null, SEND))).toEqual([
    'titleId',
    'categoryId',
    'unit',
    'variants.0.price',
    'variants.0.weightGrams',
    'variants.0.onHand',
    'madeInDesaCode',
  ]);
});

test('a price that could mean two things is asked for again', () => {
  const unclear = { ...coffee, variants: [{ ...coffee.variants[0]!, price: '78.00' }] };
  expect(fieldsOf(inputOf(unclear, COFFEE, SEND))).toEqual(['variants.0.price']);
});

test('several options need names, a single one has none', () => {
  const many = { ...coffee, many: true, variants: [coffee.variants[0]!, { ...coffee.variants[0]!, nameId: '500 g' }] };
  expect(fieldsOf(inputOf(many, COFFEE, SEND))).toEqual(['variants.0.nameId']);
});

test('cloth is never asked about halal, food always is', () => {
  expect(halalOf({ ...coffee, halal: 'certified' }, CLOTH)).toBe('not_food');
  expect(halalOf({ ...coffee, halal: 'not_food' }, COFFEE)).toBe('');
  expect(fieldsOf(inputOf({ ...coffee, halal: '' }, COFFEE, SEND))).toEqual(['halal']);
});

test('photographs go in their order: new ones by upload, old ones by key', () => {
  const picture = { key: 'k1', width: 1, height: 1, blur: '', alt: '', widths: [160] };
  const photos = [
    { key: 'a', uploadId: 'u1' },
    { key: 'k1', picture },
  ];
  const answer = inputOf({ ...coffee, photos }, COFFEE, SEND);
  expect('input' in answer && answer.input.pictures).toEqual(['u1', 'k1']);
});

test('a photograph that was not sent yet is never left behind in silence', () => {
  const photos = [{ key: 'a', uploadId: 'u1' }, { key: 'b' }];
  expect(fieldsOf(inputOf({ ...coffee, photos }, COFFEE, SEND))).toEqual(['pictures']);
});

test('a P-IRT number says how many digits are missing while it is typed', () => {
  expect(pirtFault('206330351001')).toContain('kurang 3 angka');
  expect(pirtFault('P-IRT 2063303510012-29')).toBeUndefined();
  expect(pirtFault('')).toBeUndefined();
});

test('stock that orders took meanwhile is not written back, stock that was typed is', () => {
  const [only] = coffee.variants;
  const opened = {
    ...coffee,
    variants: [
      { ...only!, id: 'v1', stock: '24' },
      { ...only!, id: 'v2', stock: '10' },
    ],
  };
  const typed = { ...opened, variants: [opened.variants[0]!, { ...opened.variants[1]!, stock: '30' }] };
  const fresh = {
    variants: [
      { id: 'v1', onHand: 22 },
      { id: 'v2', onHand: 9 },
    ],
  } as never;
  expect(withFreshStock(typed, opened, fresh).variants.map((v) => v.stock)).toEqual(['22', '30']);
});
