import type { LocalDate } from '@lapak/kernel';

/** Of the number in a purchase's code; the day's 10.000th purchase gets one more. */
export const NUMBER_DIGITS = 4;

/**
 * `BLL-261125-`: the regency's prefix and the day in its time zone. The day's n-th purchase follows, as in
 * `BLL-261125-0042`: the database gives out the number, last of all, in the statement that writes the purchase.
 */
export const codeStem = (prefix: string, day: LocalDate): string => `${prefix}-${day.slice(2).replaceAll('-', '')}-`;

/** `BLL-261125-0042-1`: the first shop's order of that purchase. */
export const orderCode = (purchase: string, seq: number): string => `${purchase}-${seq}`;
