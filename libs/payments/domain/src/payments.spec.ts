import { rupiah } from '@lapak/kernel';
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
  feeBack,
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

/** Amounts of an order with its fee, and how much of it goes back in two steps. */
const trades = fc
  .record({ amount: fc.integer({ min: 2, max: 1e11 }), feePart: fc.double({ min: 0, max: 1, noNaN: true }) })
  .chain(({ amount, feePart }) =>
    fc.record({
      share: fc.constant({ shopId: 's', amount: rupiah(amount), fee: rupiah(Math.floor(amount * feePart)) }),
      first: fc.integer({ min: 1, max: amount - 1 }).map(rupiah),
    }),
  );
const balance = (posted: readonly Entry[], account: AccountKind): number =>
  sumOf(posted.filter((entry) => entry.account === account));

test('every posting sums to zero, whatever the amounts', () => {
  const settlement = { amount: 1_086, currency: 'sgd', fee: 81 };
  fc.assert(
    fc.property(trades, fc.boolean(), ({ share, first }, done) => {
      const started = refundStarted(share, rupiah(0), first, done);
      const all = [
        captured(share),
        settled(share.amount, settlement),
        completed(share),
        completed(share, first),
        cashTaken(share),
        started,
        refundDone(first, settlement),
        refundFailed(started, share, first, first, true),
      ];
      for (const posting of [...all, ...all.map(undone)]) expect(sumOf(posting)).toBe(0);
    }),
  );
});

test('given back in pieces, before or after completion, nothing is left with the shop or as a fee', () => {
  fc.assert(
    fc.property(trades, fc.constantFrom('before', 'between', 'after'), ({ share, first }, when) => {
      const rest = rupiah(share.amount - first);
      const posted = [
        ...captured(share),
        ...(when === 'before' ? completed(share) : []),
        ...refundStarted(share, rupiah(0), first, when === 'before'),
        ...(when === 'between' ? completed(share, first) : []),
        ...refundStarted(share, first, rest, when !== 'after'),
        ...(when === 'after' ? completed(share, share.amount) : []),
      ];
      for (const account of ['merchant_pending', 'merchant_payable', 'fee_income'] as const)
        expect(balance(posted, account)).toBe(0);
      expect(balance(posted, 'refunds_in_transit')).toBe(-share.amount);
    }),
  );
});

test('a refund that fails after its order was completed is owed to the shop as if it had never been tried', () => {
  fc.assert(
    fc.property(trades, ({ share, first }) => {
      const started = refundStarted(share, rupiah(0), first, false);
      const posted = [
        ...captured(share),
        ...started,
        ...completed(share, first),
        ...refundFailed(started, share, first, first, true),
      ];
      expect(balance(posted, 'merchant_pending')).toBe(0);
      expect(balance(posted, 'merchant_payable')).toBe(share.fee - share.amount);
      expect(balance(posted, 'fee_income')).toBe(-share.fee || 0);
    }),
  );
});

test('the fee comes back to the rupiah, however the refund is cut', () => {
  const share = { shopId: 's', amount: rupiah(100), fee: rupiah(1) };
  const cuts = [33, 33, 34].map((cut, i) => feeBack(share, rupiah(33 * i), rupiah(cut)));
  expect(cuts).toEqual([0, 1, 0]);
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
  const entries = cashTaken({ shopId: 's', amount: rupiah(50_000), fee: rupiah(500) });
  const due = entries.filter((entry) => entry.shopId === 's').reduce((sum, entry) => sum + entry.amount, 0);
  expect(due).toBe(500);
});
