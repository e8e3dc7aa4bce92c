import { minus, plus, type Rupiah, rupiah } from '@lapak/kernel';
import fc from 'fast-check';
import { PaymentOver } from './payment-over.js';
import { PaymentRefused } from './payment-refused.js';
import { decidePayment, PAYMENT_MOVES, type PaymentState, type ProviderState } from './payment-state.js';
import {
  type AccountKind,
  captured,
  cashTaken,
  completed,
  type Entry,
  feeWithout,
  refundDone,
  refundFailed,
  refundStarted,
  settled,
  sumOf,
  undone,
} from './postings.js';
import { RefundAboveRest } from './refund-above-rest.js';
import { aSnapshot } from './testing.js';

const payment = { id: 'p1', amount: rupiah(139_000), state: 'pending' as PaymentState };

test('a paid page makes the payment paid, and saying so again changes nothing', () => {
  expect(decidePayment(payment, aSnapshot())).toEqual({ kind: 'move', to: 'paid' });
  expect(decidePayment({ ...payment, state: 'paid' }, aSnapshot())).toEqual({ kind: 'stay' });
});

test.each([
  ['another amount', { amount: rupiah(13_900) }],
  ['a fraction of a rupiah', { amount: null }],
  ['another currency', { currency: 'usd' }],
  ['another payment', { paymentId: 'p2' }],
])('money of %s is put aside for a person, never counted as paid', (_what, over) => {
  expect(decidePayment(payment, aSnapshot(over))).toMatchObject({ kind: 'quarantine' });
});

test('money that comes after the end is taken, since it was paid', () => {
  expect(decidePayment({ ...payment, state: 'expired' }, aSnapshot())).toEqual({ kind: 'move', to: 'paid' });
});

test('a paid payment never goes back, whatever arrives late', () => {
  const late: ProviderState[] = ['pending', 'requires_action', 'processing', 'failed', 'expired', 'canceled'];
  for (const state of late)
    expect(decidePayment({ ...payment, state: 'paid' }, aSnapshot({ state }))).toEqual({ kind: 'stay' });
});

test('no move leads out of paid or quarantine', () => {
  expect(PAYMENT_MOVES.filter((move) => ['paid', 'quarantined'].includes(move.from))).toEqual([]);
});

test("a stranger's object neither pays a payment nor ends it", () => {
  expect(decidePayment(payment, aSnapshot({ state: 'expired', paymentId: 'p2' }))).toEqual({ kind: 'stay' });
});

/** An order of goods and delivery with its fee, and what goes back of it in two steps. */
const trades = fc
  .record({
    goods: fc.integer({ min: 2, max: 1e11 }),
    delivery: fc.integer({ min: 0, max: 1e6 }),
    feePart: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain(({ goods, delivery, feePart }) => {
    const share = {
      shopId: 's',
      amount: rupiah(goods + delivery),
      goods: rupiah(goods),
      fee: rupiah(Math.floor(goods * feePart)),
    };
    return fc.record({
      share: fc.constant(share),
      first: fc.record({
        goods: fc.integer({ min: 1, max: goods - 1 }),
        delivery: fc.integer({ min: 0, max: delivery }),
      }),
    });
  })
  .map(({ share, first }) => {
    const part = { amount: rupiah(first.goods + first.delivery), goods: rupiah(first.goods) };
    const rest = { amount: minus(share.amount, part.amount), goods: minus(share.goods, part.goods) };
    return { share, part, rest };
  });
type Trade = typeof trades extends fc.Arbitrary<infer T> ? T : never;
const feeIn = (posted: readonly Entry[]): Rupiah => rupiah(-balance(posted, 'fee_income') || 0);
/** As the use case posts it: the fee is brought to what it is without the goods that are gone. */
const back = (posted: readonly Entry[], share: Trade['share'], amount: Rupiah, goneAfter: Rupiah, done: boolean) =>
  refundStarted('s', amount, done ? minus(feeIn(posted), feeWithout(share, goneAfter)) : rupiah(0), done);
const balance = (posted: readonly Entry[], account: AccountKind): number =>
  sumOf(posted.filter((entry) => entry.account === account));

test('every posting sums to zero, whatever the amounts', () => {
  const settlement = { amount: 1_086, currency: 'sgd', fee: 81 };
  fc.assert(
    fc.property(trades, fc.boolean(), ({ share, part }, done) => {
      const fee = minus(share.fee, feeWithout(share, part.goods));
      const all = [
        captured(share),
        settled(share.amount, settlement),
        completed(share),
        completed(share, part),
        cashTaken(share),
        cashTaken(share, part),
        refundStarted('s', part.amount, fee, done),
        refundDone(part.amount, settlement),
        refundFailed(refundDone(part.amount, settlement), 's', part.amount, fee, done),
      ];
      for (const posting of [...all, ...all.map(undone)]) expect(sumOf(posting)).toBe(0);
    }),
  );
});

test('given back in pieces, before or after completion, nothing is left with the shop or as a fee', () => {
  fc.assert(
    fc.property(trades, fc.constantFrom('before', 'between', 'after'), ({ share, part, rest }, when) => {
      const posted = [...captured(share)];
      if (when === 'before') posted.push(...completed(share));
      posted.push(...back(posted, share, part.amount, part.goods, when === 'before'));
      if (when === 'between') posted.push(...completed(share, part));
      posted.push(...back(posted, share, rest.amount, share.goods, when !== 'after'));
      if (when === 'after') posted.push(...completed(share, share));
      for (const account of ['merchant_pending', 'merchant_payable', 'fee_income'] as const)
        expect(balance(posted, account)).toBe(0);
      expect(balance(posted, 'refunds_in_transit')).toBe(-share.amount);
    }),
  );
});

test('whatever fails on the way, the fee is that of what the buyer kept, to the rupiah', () => {
  fc.assert(
    fc.property(trades, ({ share, part, rest }) => {
      const posted = [...captured(share), ...completed(share)];
      posted.push(...back(posted, share, part.amount, part.goods, true));
      posted.push(...back(posted, share, rest.amount, plus(part.goods, rest.goods), true));
      // The first of the two comes back from the bank: only the rest has gone.
      const again = minus(feeWithout(share, rest.goods), feeIn(posted));
      posted.push(...refundFailed([], 's', part.amount, again, true));
      expect(feeIn(posted)).toBe(feeWithout(share, rest.goods));
      posted.push(...back(posted, share, part.amount, share.goods, true));
      for (const account of ['merchant_payable', 'fee_income'] as const) expect(balance(posted, account)).toBe(0);
    }),
  );
});

test('a refund that fails after its order was completed is owed to the shop as if it had never been tried', () => {
  fc.assert(
    fc.property(trades, ({ share, part }) => {
      const posted = [
        ...captured(share),
        ...refundStarted('s', part.amount, rupiah(0), false),
        ...completed(share, part),
      ];
      posted.push(...refundFailed([], 's', part.amount, minus(share.fee, feeIn(posted)), true));
      expect(balance(posted, 'merchant_pending')).toBe(0);
      expect(balance(posted, 'merchant_payable')).toBe(share.fee - share.amount);
      expect(balance(posted, 'fee_income')).toBe(-share.fee || 0);
    }),
  );
});

test('delivery carries no fee: given back alone, the fee stays whole', () => {
  const share = { shopId: 's', amount: rupiah(110), goods: rupiah(100), fee: rupiah(10) };
  expect(feeWithout(share, rupiah(0))).toBe(10);
  expect(balance(completed(share, { amount: rupiah(10), goods: rupiah(0) }), 'merchant_payable')).toBe(-90);
});

test('the fee is rounded once, not per cut', () => {
  const share = { shopId: 's', amount: rupiah(100), goods: rupiah(100), fee: rupiah(1) };
  expect([0, 33, 49, 50, 66, 100].map((gone) => feeWithout(share, rupiah(gone)))).toEqual([1, 1, 1, 0, 0, 0]);
});

test('turning entries keeps the books of the provider in step', () => {
  const [entry] = undone(settled(rupiah(100), { amount: 8, currency: 'sgd', fee: 1 }));
  expect(entry).toMatchObject({ amount: -100, settlement: { amount: -8, currency: 'sgd' } });
});

test('refusals say what to do next, in both languages', () => {
  expect(new PaymentRefused('too_small').say('id')).toContain('cara bayar lain');
  expect(new PaymentRefused('too_large').say('en')).toContain('split');
  expect(new RefundAboveRest(rupiah(12_500)).say('id')).toContain('Rp12.500');
  expect(new PaymentOver('processing').say('id')).toContain('sudah kami terima');
  expect(new PaymentOver('expired').say('en')).toContain('order again');
});

test('a merchant who took cash is owed nothing but owes the fee', () => {
  const entries = cashTaken({ shopId: 's', amount: rupiah(50_000), goods: rupiah(50_000), fee: rupiah(500) });
  const due = entries.filter((entry) => entry.shopId === 's').reduce((sum, entry) => sum + entry.amount, 0);
  expect(due).toBe(500);
});
