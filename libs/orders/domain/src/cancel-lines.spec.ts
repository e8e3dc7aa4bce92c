import { type Id, rupiah } from '@lapak/kernel';
import { type CancellableLine, decideCancelLines, isBeforeSending } from './cancel-lines.js';
import { ORDER_STATES } from './order-state.js';

const line = (lineNo: number, left: number): CancellableLine => ({
  lineNo,
  left,
  variantId: `v${lineNo}` as Id<'Variant'>,
  title: { id: `Kopi ${lineNo}`, en: '' },
  unitPrice: rupiah(10_000 * lineNo),
});
const three = [line(1, 3), line(2, 1)];
const decide = (lines: { lineNo: number; quantity: number }[], note = 'Habis.', state = 'processing' as const) =>
  decideCancelLines(state, three, { lines, note }, 'merchant', 'en');

test('one of three ran out: what it cost, and a line for the diary in the words that there are', () => {
  expect(decide([{ lineNo: 1, quantity: 1 }])).toEqual({
    lines: [{ lineNo: 1, quantity: 1, variantId: 'v1' }],
    goods: 10_000,
    reason: 'Habis.',
    note: '1 × Kopi 1: Habis.',
  });
});

test('a whole line may go; the whole order may not: that is cancelling it', () => {
  expect(decide([{ lineNo: 1, quantity: 3 }])).toMatchObject({ goods: 30_000 });
  const all = decide([
    { lineNo: 1, quantity: 3 },
    { lineNo: 2, quantity: 1 },
  ]);
  expect(all).toMatchObject({ kind: 'WholeOrder', message: expect.stringContaining('cancel the order') });
});

test('goods that are on their way, or elsewhere, stay in the order', () => {
  const before = ORDER_STATES.filter(isBeforeSending);
  expect(before).toEqual(['awaiting_seller', 'processing', 'ready_pickup']);
  expect(decide([{ lineNo: 1, quantity: 1 }], 'Habis.', 'shipped' as never)).toMatchObject({ kind: 'MoveNotAllowed' });
});

test.each([
  ['nothing is chosen', [], 'Habis.'],
  ['more than is left', [{ lineNo: 1, quantity: 4 }], 'Habis.'],
  ['no unit', [{ lineNo: 1, quantity: 0 }], 'Habis.'],
  ['another line', [{ lineNo: 3, quantity: 1 }], 'Habis.'],
  ['a line twice', [1, 1].map((lineNo) => ({ lineNo, quantity: 1 })), 'Habis.'],
  ['no reason', [{ lineNo: 1, quantity: 1 }], '  '],
])('it is said by field when %s', (_what, lines, note) => {
  expect(decide(lines, note)).toMatchObject({ kind: 'InvalidInput' });
});
