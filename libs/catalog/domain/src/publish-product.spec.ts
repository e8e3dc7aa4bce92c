import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput, MoveNotAllowed } from '@lapak/kernel';
import { moderateProduct } from './moderate-product.js';
import { afterMove, PRODUCT_MOVES, PRODUCT_STATES, productDiagram } from './product-state.js';
import { isDelicate, type Saving, ShopNotApproved, stateAfterSaving } from './publish-product.js';

const saving = (over: Partial<Saving> = {}) =>
  stateAfterSaving({ state: null, publish: true, shopApproved: true, publishedBefore: 0, delicate: false, ...over });

test("a new shop's first products are looked at, a known shop publishes at once", () => {
  expect(saving()).toBe('pending');
  expect(saving({ publishedBefore: 2 })).toBe('pending');
  expect(saving({ publishedBefore: 3 })).toBe('published');
});

test('a plain edit of what is on sale stays on sale, and what waits goes on waiting', () => {
  expect(saving({ state: 'published' })).toBe('published');
  expect(saving({ state: 'pending', publishedBefore: 9 })).toBe('pending');
});

test('delicate goods are looked at whoever sells them, and when an edit makes them so', () => {
  expect(saving({ publishedBefore: 9, delicate: true })).toBe('pending');
  expect(saving({ state: 'published', publishedBefore: 9, delicate: true })).toBe('pending');
  expect(isDelicate('Arak Bali asli')).toBe(true);
  expect(isDelicate('Karakter kayu', 'Permiri', 'Anggur hitam segar')).toBe(false);
});

test('what was sent back or taken down is looked at again; what was rejected stays so', () => {
  expect(saving({ state: 'needs_fix', publishedBefore: 9 })).toBe('pending');
  expect(saving({ state: 'taken_down', publishedBefore: 9 })).toBe('pending');
  expect(saving({ state: 'rejected', publishedBefore: 9 })).toBeInstanceOf(InvalidInput);
  expect(saving({ state: 'archived', publishedBefore: 9 })).toBe('published');
});

test('a shop that is not approved may keep drafts only', () => {
  expect(saving({ shopApproved: false })).toBeInstanceOf(ShopNotApproved);
  expect(saving({ shopApproved: false, publish: false })).toBe('draft');
  expect(saving({ state: 'published', publish: false })).toBe('draft');
});

test('whoever is sent back or refused is told why', () => {
  expect(moderateProduct('pending', 'needs_fix', ' ')).toBeInstanceOf(InvalidInput);
  expect(moderateProduct('pending', 'reject', 'Bukan buatan sendiri.')).toEqual({
    state: 'rejected',
    reason: 'Bukan buatan sendiri.',
  });
  expect(moderateProduct('pending', 'publish', 'bagus')).toEqual({ state: 'published', reason: null });
  expect(moderateProduct('draft', 'publish', null)).toBeInstanceOf(MoveNotAllowed);
  expect(moderateProduct('published', 'take_down', 'Melanggar merek.')).toMatchObject({ state: 'taken_down' });
});

test("a merchant never does what is a curator's, and every state can be reached", () => {
  expect(afterMove('pending', 'publish', 'merchant')).toBeNull();
  const reached = new Set<string>(['draft', ...PRODUCT_MOVES.map((row) => row.to)]);
  expect([...PRODUCT_STATES].filter((state) => !reached.has(state))).toEqual([]);
});

test('the README shows the moves as they are', () => {
  expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(productDiagram());
});
