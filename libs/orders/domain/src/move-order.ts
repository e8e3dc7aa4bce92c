import { cleanText, type FieldFault, InvalidInput, type Locale, MoveNotAllowed, Problem } from '@lapak/kernel';
import {
  type Actor,
  type MovableOrder,
  nextState,
  type OrderDeed,
  type OrderMove,
  type OrderState,
} from './order-state.js';

/** There is no such order, or none that the caller may see: the answer is the same. */
export class OrderNotFound extends Problem {
  readonly kind = 'OrderNotFound';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Pesanan tidak ditemukan. Periksa lagi kode pesanan dan empat angka terakhir nomor HP.'
      : 'This order was not found. Check the order code and the last four digits of the phone number.';
  }
}

/** The buyer holds another code. */
export class WrongPickupCode extends Problem {
  readonly kind = 'WrongPickupCode';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Kode ambil tidak cocok. Minta pembeli menunjukkan kode di halaman pesanannya.'
      : 'The pick-up code does not match. Ask the buyer to show the code on their order page.';
  }
}

/** What somebody asks for; everything but the move is optional and comes from outside as it was typed. */
export interface MoveRequest {
  readonly move: OrderMove;
  readonly note?: string | null;
  readonly courier?: string | null;
  readonly trackingNumber?: string | null;
  readonly pickupCode?: string | null;
  /** What the asker saw; another one means that the page is old. */
  readonly version?: number | null;
}

export interface LastDeed {
  readonly move: OrderDeed;
  readonly actor: Actor;
}

/** The order as the rule needs it; `last` is the last line of its diary. */
export interface OrderToMove extends MovableOrder {
  readonly version: number;
  readonly courier: string | null;
  readonly trackingNumber: string | null;
  readonly pickupCode: string | null;
  readonly last: LastDeed | null;
}

/** What a step does to the stock. `claim`: held goods leave the shop; `restock`: goods that had left come back. */
export type StockEffect = 'reserve' | 'release' | 'claim' | 'restock' | 'sold';

export interface Step {
  readonly move: OrderMove;
  readonly to: OrderState;
  readonly note: string | null;
  readonly courier: string | null;
  readonly trackingNumber: string | null;
  readonly stock: readonly StockEffect[];
}
/** The same move was made by the same side just before: a double tap gets the same end, and nothing happens twice. */
export const AGAIN = 'again';

const MAX_NOTE = 300;
const MAX_TRACKING = 60;
const NEEDS_REASON: readonly OrderMove[] = ['refuse', 'cancel'];

/** Goods are held from the order on, leave the shop with `ship` or `hand_over`, and count as sold when it is completed. */
export const stockEffects = (from: OrderState, to: OrderState): StockEffect[] => {
  if (from === 'expired') return ['reserve'];
  if (to === 'cancelled' || to === 'expired') return ['release'];
  if (to === 'refused_at_door') return ['restock'];
  if (to === 'shipped') return ['claim'];
  if (to === 'completed') return from === 'ready_pickup' ? ['claim', 'sold'] : ['sold'];
  return [];
};

const tooLong = (field: string, max: number): FieldFault => ({
  field,
  words: {
    id: `Paling banyak ${max} huruf, tanpa tanda khusus.`,
    en: `At most ${max} letters, no control characters.`,
  },
});
const REASON_MISSING: FieldFault = {
  field: 'note',
  words: {
    id: 'Tulis alasannya, supaya pihak lain mengerti.',
    en: 'Give a reason, so that the other side understands.',
  },
};

/** Whether the code that was typed is the order's; blanks do not matter. */
const isPickupCode = (order: OrderToMove, typed: string | null | undefined): boolean =>
  (typed ?? '').replace(/\s/g, '') === order.pickupCode;

const textsOf = (order: OrderToMove, request: MoveRequest, by: Actor) => {
  const note = cleanText(request.note ?? '', { max: MAX_NOTE, lines: true });
  const courier = cleanText(request.courier ?? '', { max: MAX_TRACKING });
  const trackingNumber = cleanText(request.trackingNumber ?? '', { max: MAX_TRACKING });
  const faults: FieldFault[] = [
    ...(note === null ? [tooLong('note', MAX_NOTE)] : []),
    ...(courier === null ? [tooLong('courier', MAX_TRACKING)] : []),
    ...(trackingNumber === null ? [tooLong('trackingNumber', MAX_TRACKING)] : []),
    ...(note === '' && by !== 'system' && NEEDS_REASON.includes(request.move) ? [REASON_MISSING] : []),
  ];
  if (faults.length > 0) return new InvalidInput(faults);
  const shipping = request.move === 'ship';
  return {
    note: note || null,
    courier: (shipping && courier) || order.courier,
    trackingNumber: (shipping && trackingNumber) || order.trackingNumber,
  };
};

/**
 * Decides one step of one order: by the table of moves, with a reason where somebody is let down, with the buyer's code
 * where goods are handed over.
 * @returns the step; AGAIN for a double tap; MoveNotAllowed (also for a page that is older than the order);
 * InvalidInput; WrongPickupCode.
 */
export const decideMove = (
  order: OrderToMove,
  request: MoveRequest,
  by: Actor,
  now: Date,
): Step | typeof AGAIN | MoveNotAllowed | InvalidInput | WrongPickupCode => {
  if (order.last?.move === request.move && order.last.actor === by) return AGAIN;
  const to = nextState(order, request.move, by, now);
  if (to instanceof Problem) return to;
  if (request.version !== null && request.version !== undefined && request.version !== order.version)
    return new MoveNotAllowed(order.state, request.move, by);
  const texts = textsOf(order, request, by);
  if (texts instanceof Problem) return texts;
  if (request.move === 'hand_over' && !isPickupCode(order, request.pickupCode)) return new WrongPickupCode();
  return { move: request.move, to, ...texts, stock: stockEffects(order.state, to) };
};
