import { isProblem, rupiah } from '@lapak/kernel';
import fc from 'fast-check';
import { decideRefund, needsSecondOfficer, REFUND_OF, type Refundable, restOf } from './decide-refund.js';
import { refundReason, refundStateText } from './refund-words.js';

const order: Refundable = {
  goods: rupiah(90_000),
  delivery: rupiah(15_000),
  lines: [
    { lineNo: 1, left: 3, unitPrice: rupiah(20_000) },
    { lineNo: 2, left: 1, unitPrice: rupiah(30_000) },
  ],
};

test('the whole is all that is left, goods and delivery', () => {
  expect(decideRefund(order, { of: 'whole' })).toEqual({ amount: 105_000, goods: 90_000, lines: [] });
});

test('one of three ran out: one unit goes back at the price of its sale', () => {
  expect(decideRefund(order, { of: 'lines', lines: [{ lineNo: 1, quantity: 1 }] })).toEqual({
    amount: 20_000,
    goods: 20_000,
    lines: [{ lineNo: 1, quantity: 1 }],
  });
});

test('the delivery goes back alone, and only once', () => {
  expect(decideRefund(order, { of: 'delivery' })).toEqual({ amount: 15_000, goods: 0, lines: [] });
  expect(decideRefund({ ...order, delivery: rupiah(0) }, { of: 'delivery' })).toMatchObject({
    kind: 'NothingToRefund',
  });
});

test('a sum is of the goods first, then of the delivery, never above the rest', () => {
  expect(decideRefund(order, { of: 'amount', amount: rupiah(95_000) })).toMatchObject({ goods: 90_000 });
  expect(decideRefund(order, { of: 'amount', amount: rupiah(105_001) })).toMatchObject({ rest: 105_000 });
  expect(decideRefund(order, { of: 'amount', amount: rupiah(0) })).toMatchObject({ kind: 'InvalidInput' });
});

test.each([
  ['none', []],
  ['more than the line has', [{ lineNo: 1, quantity: 4 }]],
  ['a line that is not there', [{ lineNo: 9, quantity: 1 }]],
  ['no unit', [{ lineNo: 1, quantity: 0 }]],
  ['half a unit', [{ lineNo: 1, quantity: 0.5 }]],
  ['a line twice', [1, 1].map((lineNo) => ({ lineNo, quantity: 1 }))],
])('lines that cannot go back are said by field: %s', (_what, lines) => {
  expect(decideRefund(order, { of: 'lines', lines })).toMatchObject({ kind: 'InvalidInput' });
});

test('lines whose money went back as a sum already are bounded by what is left of the goods', () => {
  const left = { ...order, goods: rupiah(10_000) };
  expect(decideRefund(left, { of: 'lines', lines: [{ lineNo: 2, quantity: 1 }] })).toMatchObject({ rest: 10_000 });
});

test('whatever is asked, no more goods and no more delivery go back than there are', () => {
  const asks = fc.record({
    of: fc.constantFrom(...REFUND_OF),
    amount: fc.integer({ min: -5, max: 200_000 }).map(rupiah),
    lines: fc.array(fc.record({ lineNo: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: -1, max: 4 }) })),
  });
  fc.assert(
    fc.property(asks, fc.nat(90_000), fc.nat(15_000), (ask, goods, delivery) => {
      const part = decideRefund({ ...order, goods: rupiah(goods), delivery: rupiah(delivery) }, ask);
      if (isProblem(part)) return;
      expect(part.amount).toBeGreaterThan(0);
      expect(part.goods).toBeLessThanOrEqual(goods);
      expect(part.amount - part.goods).toBeLessThanOrEqual(delivery);
    }),
  );
});

test('many small refunds of one order are one large one: the second officer is asked all the same', () => {
  const [limit, half] = [rupiah(1_000_000), rupiah(600_000)];
  expect(needsSecondOfficer(limit, rupiah(0), limit)).toBe(false);
  expect(needsSecondOfficer(half, half, limit)).toBe(true);
});

test('what is left of an order is told for goods and delivery apart', () => {
  const all = { amount: rupiah(105_000), goods: rupiah(90_000) };
  expect(restOf(all, { amount: rupiah(30_000), goods: rupiah(20_000) })).toEqual({ goods: 70_000, delivery: 5_000 });
});

test('a refund says why and where it is, in both languages, and in the words of whoever gave a reason', () => {
  expect(refundReason('refuse', 'id')).toBe('Toko menolak pesanan.');
  expect(refundReason('Satu botol pecah.', 'en')).toBe('Satu botol pecah.');
  expect(refundStateText('failed', 'en')).toContain('another way');
});
