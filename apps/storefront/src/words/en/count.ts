import { formatNumber } from '@lapak/kernel';

export const n = (value: number): string => formatNumber(value, 'en');
/** `1 item`, `2 items`; the two never part. */
export const s = (count: number, one: string, many = `${one}s`): string =>
  `${n(count)}\u00a0${count === 1 ? one : many}`;
