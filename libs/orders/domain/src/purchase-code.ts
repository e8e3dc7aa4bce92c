import type { LocalDate } from '@lapak/kernel';

/** `BLL-261125-0042`: the regency's prefix, the day in its time zone, the day's n-th purchase. People read it aloud. */
export const purchaseCode = (prefix: string, day: LocalDate, n: number): string =>
  `${prefix}-${day.slice(2).replaceAll('-', '')}-${String(n).padStart(4, '0')}`;

/** `BLL-261125-0042-1`: the first shop's order of that purchase. */
export const orderCode = (purchase: string, seq: number): string => `${purchase}-${seq}`;
