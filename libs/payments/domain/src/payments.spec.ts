import { rupiah } from '@lapak/kernel';
import fc from 'fast-check';
import { decidePayment, PAYMENT_MOVES, type PaymentState, type ProviderState } from './payment-state.js';
import { captured, cashTaken, completed, refundDone, refundStarted, sumOf, undone } from './postings.js';
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

test('every posting sums to zero, whatever the amounts', () => {
  const amounts = fc.record({
    amount: fc.integer({ min: 1, max: 1e11 }),
    fee: fc.nat(1e9),
    part: fc.nat(1e9),
    done: fc.boolean(),
  });
  fc.assert(
    fc.property(amounts, ({ amount, fee, part, done }) => {
      const share = { shopId: 's', amount: rupiah(amount), fee: rupiah(fee % (amount + 1)) };
      const back = rupiah((part % amount) + 1);
      const all = [
        captured(share),
        completed(share),
        cashTaken(share),
        refundDone(back),
        refundStarted(share, back, rupiah(Math.min(share.fee, back)), done),
      ];
      for (const posting of [...all, ...all.map(undone)]) expect(sumOf(posting)).toBe(0);
    }),
  );
});

test('a merchant who took cash is owed nothing but owes the fee', () => {
  const entries = cashTaken({ shopId: 's', amount: rupiah(50_000), fee: rupiah(500) });
  const due = entries.filter((entry) => entry.shopId === 's').reduce((sum, entry) => sum + entry.amount, 0);
  expect(due).toBe(500);
});
