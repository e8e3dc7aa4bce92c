import {
  cleanText,
  type FieldFault,
  type Id,
  InvalidInput,
  type Locale,
  MoveNotAllowed,
  Problem,
  type Rupiah,
  sum,
  times,
  type Words,
} from '@lapak/kernel';
import type { Actor, OrderState } from './order-state.js';

/** Everything that the order has was to be taken out of it. */
export class WholeOrder extends Problem {
  readonly kind = 'WholeOrder';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Ini seluruh isi pesanan. Bila semuanya tidak ada, batalkan pesanannya.'
      : 'This is all that the order has. When none of it can be sent, cancel the order.';
  }
}

/** The goods are still at the shop: units can be taken out, and the order goes on with the rest. */
export const BEFORE_SENDING = [
  'awaiting_seller',
  'processing',
  'ready_pickup',
] as const satisfies readonly OrderState[];
export const isBeforeSending = (state: OrderState): boolean =>
  (BEFORE_SENDING as readonly OrderState[]).includes(state);

export interface LineToCancel {
  readonly lineNo: number;
  readonly quantity: number;
}
/** A line as it was sold, less what was taken out of it already. */
export interface CancellableLine {
  readonly lineNo: number;
  readonly variantId: Id<'Variant'>;
  readonly title: Words;
  readonly left: number;
  readonly unitPrice: Rupiah;
}
export interface CancelLinesRequest {
  readonly lines: readonly LineToCancel[];
  /** The reason; as it was typed. */
  readonly note: string;
}
export interface LinesOut {
  readonly lines: readonly (LineToCancel & { readonly variantId: Id<'Variant'> })[];
  /** What the units cost at sale. */
  readonly goods: Rupiah;
  readonly reason: string;
  /** For the order's diary: what was taken out, and why. */
  readonly note: string;
}

const MAX_REASON = 200;

const faultsOf = (lines: readonly CancellableLine[], request: CancelLinesRequest, reason: string | null) => {
  const faults: FieldFault[] = [];
  const wrong = (field: string, id: string, en: string): void => void faults.push({ field, words: { id, en } });
  if (reason === null)
    wrong(
      'note',
      `Tulis alasannya untuk pembeli, paling banyak ${MAX_REASON} huruf.`,
      `Tell the buyer the reason, in at most ${MAX_REASON} letters.`,
    );
  if (request.lines.length === 0) wrong('lines', 'Pilih barangnya dulu.', 'Choose the items first.');
  request.lines.forEach(({ lineNo, quantity }, i) => {
    const left = lines.find((line) => line.lineNo === lineNo)?.left ?? 0;
    const again = request.lines.findIndex((line) => line.lineNo === lineNo) !== i;
    if (again || !Number.isInteger(quantity) || quantity < 1 || quantity > left)
      wrong(`lines.${i}.quantity`, `Isi 1 sampai ${left}.`, `Enter 1 to ${left}.`);
  });
  return faults;
};

/**
 * Decides which units leave an order before it is sent: "one of three ran out". Prices and the delivery fee stay as they
 * were sold.
 * @returns what is taken out; MoveNotAllowed when the goods are on their way; WholeOrder when nothing would be left;
 * InvalidInput.
 */
export const decideCancelLines = (
  state: OrderState,
  lines: readonly CancellableLine[],
  request: CancelLinesRequest,
  by: Actor,
  locale: Locale,
): LinesOut | MoveNotAllowed | WholeOrder | InvalidInput => {
  if (!isBeforeSending(state)) return new MoveNotAllowed(state, 'cancel_lines', by);
  const reason = cleanText(request.note, { min: 1, max: MAX_REASON, lines: true });
  const faults = faultsOf(lines, request, reason);
  if (reason === null || faults.length > 0) return new InvalidInput(faults);
  const units = (all: readonly number[]): number => all.reduce((total, n) => total + n, 0);
  if (units(request.lines.map(({ quantity }) => quantity)) === units(lines.map(({ left }) => left)))
    return new WholeOrder();
  const out = request.lines.map(({ lineNo, quantity }) => ({
    lineNo,
    quantity,
    line: lines.find((line) => line.lineNo === lineNo)!,
  }));
  const named = out.map(({ quantity, line }) => `${quantity} × ${line.title[locale] || line.title.id}`).join(', ');
  return {
    lines: out.map(({ lineNo, quantity, line }) => ({ lineNo, quantity, variantId: line.variantId })),
    goods: sum(out.map(({ quantity, line }) => times(line.unitPrice, quantity))),
    reason,
    note: `${named}: ${reason}`,
  };
};
