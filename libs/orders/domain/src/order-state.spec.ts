import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem } from '@lapak/kernel';
import fc from 'fast-check';
import { decideMove, type OrderToMove, stockEffects } from './move-order.js';
import {
  type Actor,
  ACTORS,
  availableMoves,
  DELIVERY_METHODS,
  isClosed,
  type MovableOrder,
  nextState,
  ORDER_MOVE_NAMES,
  ORDER_MOVES,
  ORDER_STATES,
  orderDiagram,
  PAYMENT_METHODS,
} from './order-state.js';
import { showsBuyer } from './order-words.js';

const NOW = new Date('2026-11-24T02:00:00Z');
const LATER = new Date('2026-11-25T02:00:00Z');
const order = (over: Partial<OrderToMove> = {}): OrderToMove => ({
  state: 'awaiting_seller',
  deliveryMethod: 'seller_delivery',
  paymentMethod: 'stripe',
  dueAt: LATER,
  version: 3,
  courier: null,
  trackingNumber: null,
  pickupCode: '0417',
  last: null,
  ...over,
});

test('of all states, moves, sides and ways, exactly these are possible', () => {
  const possible = new Set<string>();
  for (const state of ORDER_STATES)
    for (const deliveryMethod of DELIVERY_METHODS)
      for (const paymentMethod of PAYMENT_METHODS)
        for (const dueAt of [LATER, NOW])
          for (const by of ACTORS)
            for (const move of ORDER_MOVE_NAMES) {
              const found = { state, deliveryMethod, paymentMethod, dueAt };
              const to = nextState(found, move, by, NOW);
              if (isProblem(to)) continue;
              const late =
                dueAt === NOW && isProblem(nextState({ ...found, dueAt: LATER }, move, by, NOW)) ? ' late' : '';
              possible.add(`${by} ${move}: ${state} > ${to}${late}`);
            }
  expect([...possible].sort()).toEqual([
    'buyer cancel: awaiting_payment > cancelled',
    'buyer cancel: awaiting_seller > cancelled',
    'buyer cancel: processing > cancelled late',
    'buyer complete: delivered > completed',
    'buyer complete: shipped > completed',
    'merchant accept: awaiting_seller > processing',
    'merchant cancel: processing > cancelled',
    'merchant cancel: ready_pickup > cancelled',
    'merchant deliver: shipped > delivered',
    'merchant hand_over: ready_pickup > completed',
    'merchant mark_ready: processing > ready_pickup',
    'merchant refuse: awaiting_seller > cancelled',
    'merchant refuse_at_door: shipped > refused_at_door',
    'merchant ship: processing > shipped',
    'staff cancel: awaiting_payment > cancelled',
    'staff cancel: awaiting_seller > cancelled',
    'staff cancel: processing > cancelled',
    'staff cancel: ready_pickup > cancelled',
    'system cancel: awaiting_seller > cancelled',
    'system complete: delivered > completed',
    'system complete: shipped > completed',
    'system expire: awaiting_payment > expired',
    'system pay: awaiting_payment > awaiting_seller',
    'system pay: expired > awaiting_seller',
  ]);
});

test('ten thousand random attempts find no edge that the table does not have', () => {
  const instants = [null, NOW, LATER];
  const any = fc.record({
    state: fc.constantFrom(...ORDER_STATES),
    deliveryMethod: fc.constantFrom(...DELIVERY_METHODS),
    paymentMethod: fc.constantFrom(...PAYMENT_METHODS),
    dueAt: fc.constantFrom(...instants),
    move: fc.constantFrom(...ORDER_MOVE_NAMES),
    by: fc.constantFrom<Actor>(...ACTORS),
    note: fc.constantFrom(null, '', 'Stok keliru', 'x'.repeat(400)),
    pickupCode: fc.constantFrom(null, '0417', ' 04 17', '9999'),
    version: fc.constantFrom(undefined, 2, 3),
  });
  fc.assert(
    fc.property(any, ({ state, deliveryMethod, paymentMethod, dueAt, ...request }) => {
      const found = order({ state, deliveryMethod, paymentMethod, dueAt });
      const step = decideMove(found, request, request.by, NOW);
      if (step === 'again' || isProblem(step)) return;
      const rows = ORDER_MOVES.filter(
        (row) => row.from === state && row.move === request.move && (row.by as readonly string[]).includes(request.by),
      );
      expect(rows.map((row) => row.to)).toContain(step.to);
      expect(request.version).not.toBe(2);
      if (step.move === 'hand_over') expect(request.pickupCode?.replace(/\s/g, '')).toBe('0417');
      if (step.move === 'refuse_at_door') expect(paymentMethod).toBe('cod');
      if (step.move === 'ship') expect(deliveryMethod).not.toBe('pickup');
      if (step.move === 'mark_ready') expect(deliveryMethod).toBe('pickup');
      if (request.by !== 'system' && (step.move === 'cancel' || step.move === 'refuse')) expect(step.note).toBeTruthy();
    }),
    { numRuns: 10_000 },
  );
});

test('the buttons are what may be done, and nothing else', () => {
  const pickup: MovableOrder = order({ state: 'processing', deliveryMethod: 'pickup' });
  expect(availableMoves(pickup, 'merchant', NOW)).toEqual(['mark_ready', 'cancel']);
  expect(availableMoves(pickup, 'buyer', NOW)).toEqual([]);
  expect(availableMoves({ ...pickup, dueAt: NOW }, 'buyer', NOW)).toEqual(['cancel']);
  expect(availableMoves(order({ state: 'shipped', paymentMethod: 'cod' }), 'merchant', NOW)).toEqual([
    'deliver',
    'refuse_at_door',
  ]);
});

test('only late money leads out of an order that has ended, and every state can be reached', () => {
  expect(ORDER_MOVES.filter((row) => isClosed(row.from))).toEqual([
    { from: 'expired', move: 'pay', to: 'awaiting_seller', by: ['system'] },
  ]);
  const reached = new Set<string>(['awaiting_payment', ...ORDER_MOVES.map((row) => row.to)]);
  expect([...reached].sort()).toEqual([...ORDER_STATES].sort());
});

test('on every way through the table, what was held is given back or sold, once', () => {
  const walk = (state: string, stock: 'held' | 'gone' | 'free', sold: number, depth: number): void => {
    if (isClosed(state as never)) {
      expect([state, stock, sold]).toEqual([
        state,
        state === 'completed' ? 'gone' : 'free',
        state === 'completed' ? 1 : 0,
      ]);
    }
    if (depth === 0) return;
    for (const row of ORDER_MOVES.filter((one) => one.from === state)) {
      let [now, count] = [stock, sold];
      for (const effect of stockEffects(row.from, row.to)) {
        const from = { reserve: 'free', release: 'held', claim: 'held', restock: 'gone', sold: 'gone' } as const;
        expect([row.move, effect, now]).toEqual([row.move, effect, from[effect]]);
        now = ({ reserve: 'held', release: 'free', claim: 'gone', restock: 'free', sold: 'gone' } as const)[effect];
        if (effect === 'sold') count += 1;
      }
      walk(row.to, now, count, depth - 1);
    }
  };
  walk('awaiting_payment', 'held', 0, 9);
});

test('a double tap gets the same end, and another side or an old page does not', () => {
  const accepted = order({ state: 'processing', last: { move: 'accept', actor: 'merchant' } });
  expect(decideMove(accepted, { move: 'accept', version: 2 }, 'merchant', NOW)).toBe('again');
  expect(decideMove(accepted, { move: 'accept' }, 'buyer', NOW)).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(decideMove(order(), { move: 'accept', version: 2 }, 'merchant', NOW)).toMatchObject({
    kind: 'MoveNotAllowed',
  });
  expect(decideMove(order(), { move: 'accept', version: 3 }, 'merchant', NOW)).toMatchObject({ to: 'processing' });
});

test('whoever lets somebody down says why', () => {
  const refused = decideMove(order(), { move: 'refuse', note: '  ' }, 'merchant', NOW);
  expect(refused).toMatchObject({ kind: 'InvalidInput', faults: [{ field: 'note' }] });
  expect(decideMove(order(), { move: 'cancel' }, 'buyer', NOW)).toMatchObject({ kind: 'InvalidInput' });
  expect(decideMove(order(), { move: 'cancel', note: 'Salah pesan' }, 'buyer', NOW)).toMatchObject({
    note: 'Salah pesan',
  });
  expect(decideMove(order(), { move: 'cancel' }, 'system', NOW)).toMatchObject({ to: 'cancelled', note: null });
});

test('goods are handed over for the right code only, and a courier goes into the order when it is sent', () => {
  const ready = order({ state: 'ready_pickup', deliveryMethod: 'pickup' });
  expect(decideMove(ready, { move: 'hand_over', pickupCode: '0418' }, 'merchant', NOW)).toMatchObject({
    kind: 'WrongPickupCode',
  });
  expect(decideMove(ready, { move: 'hand_over' }, 'merchant', NOW)).toMatchObject({ kind: 'WrongPickupCode' });
  expect(
    decideMove({ ...ready, pickupCode: null }, { move: 'hand_over', pickupCode: '' }, 'merchant', NOW),
  ).toMatchObject({
    kind: 'WrongPickupCode',
  });
  expect(decideMove(ready, { move: 'hand_over', pickupCode: '04 17' }, 'merchant', NOW)).toMatchObject({
    to: 'completed',
  });
  const sent = { move: 'ship', courier: 'JNE', trackingNumber: ' 0142-7781 ' } as const;
  expect(decideMove(order({ state: 'processing' }), sent, 'merchant', NOW)).toMatchObject({
    courier: 'JNE',
    trackingNumber: '0142-7781',
  });
});

test('the buyer is known to the shop from acceptance until completion', () => {
  expect(ORDER_STATES.filter(showsBuyer)).toEqual(['processing', 'ready_pickup', 'shipped', 'delivered']);
});

test('the diagram in the README is the table', () => {
  expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(orderDiagram());
});
