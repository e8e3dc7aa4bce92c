import { type FieldFault, InvalidInput, minus, plus, type Rupiah, rupiah, sum, times, ZERO } from '@lapak/kernel';
import { RefundAboveRest } from './refund-above-rest.js';
import { NothingToRefund } from './refund-problems.js';

/** Units of one line of an order, by the line's number. */
export interface LineUnits {
  readonly lineNo: number;
  readonly quantity: number;
}
export const REFUND_OF = ['whole', 'lines', 'delivery', 'amount'] as const;
export type RefundOf = (typeof REFUND_OF)[number];

/** What somebody wants to give back: all that is left, units of lines, the delivery, or a sum. */
export interface RefundAsk {
  readonly of: RefundOf;
  readonly lines?: readonly LineUnits[] | null;
  readonly amount?: Rupiah | null;
}

/** What one shop's order still has to give back. */
export interface Refundable {
  readonly goods: Rupiah;
  readonly delivery: Rupiah;
  /** `left`: units that were not given back yet. */
  readonly lines: readonly { readonly lineNo: number; readonly left: number; readonly unitPrice: Rupiah }[];
}

/** What goes back. */
export interface RefundPart {
  readonly amount: Rupiah;
  readonly goods: Rupiah;
  readonly lines: readonly LineUnits[];
}

const fault = (field: string, id: string, en: string): FieldFault => ({ field, words: { id, en } });

/** The lines that were named, each once and with units that it still has; or what is wrong with them. */
const checkedLines = (of: Refundable, lines: readonly LineUnits[]): InvalidInput | null => {
  const faults: FieldFault[] = [];
  if (lines.length === 0) faults.push(fault('lines', 'Pilih barangnya dulu.', 'Choose the items first.'));
  lines.forEach(({ lineNo, quantity }, i) => {
    const left = of.lines.find((line) => line.lineNo === lineNo)?.left ?? 0;
    const again = lines.findIndex((line) => line.lineNo === lineNo) !== i;
    if (again || !Number.isInteger(quantity) || quantity < 1 || quantity > left)
      faults.push(
        fault(
          `lines.${i}.quantity`,
          left > 0 ? `Isi 1 sampai ${left}.` : 'Barang ini sudah tidak ada sisanya.',
          left > 0 ? `Enter 1 to ${left}.` : 'Nothing is left of this item.',
        ),
      );
  });
  return faults.length > 0 ? new InvalidInput(faults) : null;
};

/** What named lines cost at sale. */
const worthOf = (of: Refundable, lines: readonly LineUnits[]): Rupiah =>
  sum(lines.map(({ lineNo, quantity }) => times(of.lines.find((line) => line.lineNo === lineNo)!.unitPrice, quantity)));

/**
 * Decides what goes back of one shop's order. A sum without lines is of the goods first, then of the delivery.
 * @returns the part; RefundAboveRest with what can still go back of that; NothingToRefund; InvalidInput.
 */
export const decideRefund = (
  of: Refundable,
  ask: RefundAsk,
): RefundPart | RefundAboveRest | NothingToRefund | InvalidInput => {
  const rest = plus(of.goods, of.delivery);
  if (rest <= 0 || (ask.of === 'delivery' && of.delivery <= 0)) return new NothingToRefund();
  switch (ask.of) {
    case 'whole':
      return { amount: rest, goods: of.goods, lines: [] };
    case 'delivery':
      return { amount: of.delivery, goods: ZERO, lines: [] };
    case 'lines': {
      const lines = ask.lines ?? [];
      const wrong = checkedLines(of, lines);
      if (wrong) return wrong;
      const goods = worthOf(of, lines);
      return goods > of.goods ? new RefundAboveRest(of.goods) : { amount: goods, goods, lines };
    }
    case 'amount': {
      const amount = ask.amount ?? ZERO;
      if (amount <= 0) return new InvalidInput([fault('amount', 'Isi jumlahnya.', 'Enter the amount.')]);
      if (amount > rest) return new RefundAboveRest(rest);
      return { amount, goods: rupiah(Math.min(amount, of.goods)), lines: [] };
    }
  }
};

/** What one officer gave back of an order alone, this refund included, may come to `aloneUpTo`; above it two decide. */
export const needsSecondOfficer = (amount: Rupiah, aloneBefore: Rupiah, aloneUpTo: Rupiah): boolean =>
  plus(amount, aloneBefore) > aloneUpTo;

/** What is left of a part, when `gone` of it went. */
export const restOf = (all: { amount: Rupiah; goods: Rupiah }, gone: { amount: Rupiah; goods: Rupiah }) => ({
  goods: minus(all.goods, gone.goods),
  delivery: minus(minus(all.amount, all.goods), minus(gone.amount, gone.goods)),
});
