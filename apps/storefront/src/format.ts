import { formatDateTime, formatDay, formatRupiah, type LocalDate } from '@lapak/kernel';
import type { Visit } from './page.js';

/** `24 Nov 2026`. */
export const dayText = (
  visit: Visit,
  day: string,
  options: { long?: boolean; year?: boolean } = { year: false },
): string => formatDay(day as LocalDate, visit.locale, options);

const DASH = '–\u2060';
/** `27–30 Nov`, `30 Nov–2 Des`, or the one day; never parted at the dash. */
export const daysText = (visit: Visit, from: string, to: string): string => {
  if (from === to) return dayText(visit, from);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${sameMonth ? Number(from.slice(8)) : dayText(visit, from)}${DASH}${dayText(visit, to)}`;
};

/** `24 Nov 2026, 14.05 WITA`. */
export const momentText = ({ regency, locale }: Visit, instant: string): string =>
  formatDateTime(new Date(instant), { name: regency.regency.timeZone, label: regency.regency.zoneLabel }, locale);

/** `Gratis` or `Rp12.000`. */
export const feeText = (visit: Visit, amount: number): string =>
  amount === 0 ? visit.t.say.free : formatRupiah(amount);

/** `Rp18.000` or `Rp18.000–Rp60.000`. */
export const priceText = (min: number, max: number): string =>
  max > min ? `${formatRupiah(min)}–${formatRupiah(max)}` : formatRupiah(min);

/** Phone numbers and codes keep together: no line ends at a hyphen between digits. */
export const keepNumbers = (text: string): string => text.replace(/([\d*])-(?=[\d*])/g, '$1\u2060-\u2060');

/** The first `max` characters at a word's end, for descriptions. */
export const shorten = (text: string, max: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= max) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', max - 1))}…`;
};

/** An address with some parameters changed; null removes one, the order of the others stays. */
export const withQuery = (
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): string => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : [value].flat()) next.append(name, one as string);
  }
  const text = next.toString();
  return text ? `${path}?${text}` : path;
};
