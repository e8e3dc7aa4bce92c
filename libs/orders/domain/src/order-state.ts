import { MoveNotAllowed } from '@lapak/kernel';

export const ACTORS = ['buyer', 'merchant', 'staff', 'system'] as const;
export type Actor = (typeof ACTORS)[number];

export const PAYMENT_METHODS = ['cod', 'stripe'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
export const DELIVERY_METHODS = ['pickup', 'seller_delivery', 'courier'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

interface MoveRow {
  readonly from: string;
  readonly move: string;
  readonly to: string;
  readonly by: readonly Actor[];
  /** Only with these ways of delivery; absent = with all. */
  readonly methods?: readonly DeliveryMethod[];
  /** Only when paid this way. */
  readonly payment?: PaymentMethod;
  /** Only when the deadline of `from` has passed. */
  readonly overdue?: true;
}
const SENT: readonly DeliveryMethod[] = ['seller_delivery', 'courier'];
const PICKED_UP: readonly DeliveryMethod[] = ['pickup'];

/**
 * One shop's order: one row, one move, with who may make it. The buyer cancels before the shop has accepted, and after
 * that only when the shop is late; money that came late may revive an expired order. Guards, buttons, the contract's
 * enums and the README's diagram are read off this table.
 */
export const ORDER_MOVES = [
  { from: 'awaiting_payment', move: 'pay', to: 'awaiting_seller', by: ['system'] },
  { from: 'awaiting_payment', move: 'expire', to: 'expired', by: ['system'] },
  { from: 'awaiting_payment', move: 'cancel', to: 'cancelled', by: ['buyer', 'staff'] },
  { from: 'expired', move: 'pay', to: 'awaiting_seller', by: ['system'] },
  { from: 'awaiting_seller', move: 'accept', to: 'processing', by: ['merchant'] },
  { from: 'awaiting_seller', move: 'refuse', to: 'cancelled', by: ['merchant'] },
  { from: 'awaiting_seller', move: 'cancel', to: 'cancelled', by: ['buyer', 'staff', 'system'] },
  { from: 'processing', move: 'mark_ready', to: 'ready_pickup', by: ['merchant'], methods: PICKED_UP },
  { from: 'processing', move: 'ship', to: 'shipped', by: ['merchant'], methods: SENT },
  { from: 'processing', move: 'cancel', to: 'cancelled', by: ['merchant', 'staff'] },
  { from: 'processing', move: 'cancel', to: 'cancelled', by: ['buyer'], overdue: true },
  { from: 'ready_pickup', move: 'hand_over', to: 'completed', by: ['merchant'] },
  { from: 'ready_pickup', move: 'cancel', to: 'cancelled', by: ['merchant', 'staff'] },
  { from: 'shipped', move: 'deliver', to: 'delivered', by: ['merchant'] },
  { from: 'shipped', move: 'refuse_at_door', to: 'refused_at_door', by: ['merchant'], payment: 'cod' },
  { from: 'shipped', move: 'complete', to: 'completed', by: ['buyer', 'system'] },
  { from: 'delivered', move: 'complete', to: 'completed', by: ['buyer', 'system'] },
] as const satisfies readonly MoveRow[];

export type OrderState = (typeof ORDER_MOVES)[number]['from' | 'to'];
export type OrderMove = (typeof ORDER_MOVES)[number]['move'];

/** In the order of an order's life; a spec holds them against the table. */
export const ORDER_STATES = [
  'awaiting_payment',
  'awaiting_seller',
  'processing',
  'ready_pickup',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'expired',
  'refused_at_door',
] as const satisfies readonly OrderState[];
export const ORDER_MOVE_NAMES = [...new Set(ORDER_MOVES.map((row) => row.move))] as readonly OrderMove[];

/** What happened to an order besides moves: it was placed; money came too late; units that ran out were taken out of it. */
export type OrderDeed = OrderMove | 'place' | 'late_payment' | 'cancel_lines';

/** Nobody waits for anything any more. */
export const CLOSED_STATES = ['completed', 'cancelled', 'expired', 'refused_at_door'] as const;
export const isClosed = (state: OrderState): boolean => (CLOSED_STATES as readonly OrderState[]).includes(state);
/** Ended without goods: such an order never counts beside those of its purchase that live. */
export const isLost = (state: OrderState): boolean => isClosed(state) && state !== 'completed';

/** What the guards look at. */
export interface MovableOrder {
  readonly state: OrderState;
  readonly deliveryMethod: DeliveryMethod;
  readonly paymentMethod: PaymentMethod;
  readonly dueAt: Date | null;
}

const rows: readonly (MoveRow & { from: OrderState; move: OrderMove; to: OrderState })[] = ORDER_MOVES;

const rowsFor = (order: MovableOrder, by: Actor, now: Date) =>
  rows.filter(
    (row) =>
      row.from === order.state &&
      row.by.includes(by) &&
      (!row.methods || row.methods.includes(order.deliveryMethod)) &&
      (!row.payment || row.payment === order.paymentMethod) &&
      (!row.overdue || (order.dueAt !== null && order.dueAt <= now)),
  );

/** Where `move` leads when `by` makes it now; MoveNotAllowed when the table has no such row. */
export const nextState = (order: MovableOrder, move: OrderMove, by: Actor, now: Date): OrderState | MoveNotAllowed =>
  rowsFor(order, by, now).find((row) => row.move === move)?.to ?? new MoveNotAllowed(order.state, move, by);

/** The buttons that `by` gets, in the order of the table. */
export const availableMoves = (order: MovableOrder, by: Actor, now: Date): OrderMove[] => [
  ...new Set(rowsFor(order, by, now).map((row) => row.move)),
];

const guards = (row: MoveRow): string =>
  [row.by.join(', '), row.methods?.join(' or '), row.payment, row.overdue && 'overdue'].filter(Boolean).join('; ');

/** The table as a mermaid diagram, for the README. */
export const orderDiagram = (): string =>
  [
    'stateDiagram-v2',
    '  [*] --> awaiting_payment: place (stripe)',
    '  [*] --> awaiting_seller: place (cod)',
    ...rows.map((row) => `  ${row.from} --> ${row.to}: ${row.move} (${guards(row)})`),
  ].join('\n');
