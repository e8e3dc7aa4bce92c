import type { Category, ProductDraft } from './product.js';

export const groundCoffee: Category = { id: 'kopi-bubuk', food: true, needsHalal: true, needsPirt: true };
export const cloth: Category = { id: 'songket', food: false, needsHalal: false, needsPirt: false };

/** What a maker of coffee would type; the test names what it is about. */
export const aDraft = (over: Partial<ProductDraft> = {}): ProductDraft => ({
  titleId: 'Kopi Robusta Lereng',
  descriptionId: 'Petik merah, disangrai sendiri.',
  unit: 'bungkus',
  halal: 'certified',
  halalNumber: 'ID51110000999001',
  pirt: '2065108010099-29',
  variants: [{ price: 25_000, weightGrams: 250, onHand: 12 }],
  pictures: [],
  ...over,
});
