import { movesOf, reasonsFor, takesCash } from './moves.js';

const order = (availableMoves: string[], more: object = {}) =>
  ({ availableMoves, paymentMethod: 'cod', paid: false, ...more }) as Parameters<typeof takesCash>[0] & {
    availableMoves: never[];
  };

test('only what the server offers is offered, the likeliest first', () => {
  expect(movesOf(order(['refuse', 'accept'])).map((m) => m.move)).toEqual(['accept', 'refuse']);
  expect(movesOf(order([]))).toEqual([]);
});

test('what the system does by itself is never a button', () => {
  expect(movesOf(order(['pay', 'expire']))).toEqual([]);
});

test('cash is taken when the goods change hands, and only when it was not paid before', () => {
  expect(takesCash(order([]), 'deliver')).toBe(true);
  expect(takesCash(order([]), 'hand_over')).toBe(true);
  expect(takesCash(order([]), 'ship')).toBe(false);
  expect(takesCash(order([], { paid: true }), 'deliver')).toBe(false);
  expect(takesCash(order([], { paymentMethod: 'stripe' }), 'deliver')).toBe(false);
});

test('every refusal has reasons to choose from', () => {
  for (const move of ['refuse', 'cancel', 'refuse_at_door'] as const)
    expect(reasonsFor(move).length).toBeGreaterThan(1);
});
