import type { Id } from '@lapak/kernel';

/** So many units of one variant. */
export interface StockLine {
  readonly variantId: Id<'Variant'>;
  readonly quantity: number;
}

/**
 * One line per variant, quantities summed, in the order of variant ids: the order in which rows are locked everywhere.
 * @throws RangeError when a quantity is not a whole number of 1 or more: input is checked long before this.
 */
export const summed = (lines: readonly StockLine[]): StockLine[] => {
  const totals = new Map<Id<'Variant'>, number>();
  for (const { variantId, quantity } of lines) {
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`);
    totals.set(variantId, (totals.get(variantId) ?? 0) + quantity);
  }
  return [...totals]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
};
