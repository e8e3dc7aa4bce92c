import type { Brand } from './brand.js';

/** A calendar day, `YYYY-MM-DD`, in the regency's time zone. Sorts as text. */
export type LocalDate = Brand<string, 'LocalDate'>;

// There was no year 0, and PostgreSQL knows none.
const FORM = /^(?!0000)(\d{4})-(\d{2})-(\d{2})$/;

/** The day when `text` names one that exists, else null. */
export const asLocalDate = (text: string): LocalDate | null => {
  const match = FORM.exec(text);
  if (!match) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as LocalDate) : null;
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const partsIn = (zone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter;
};

/** The day that `instant` falls on in `zone` (an IANA name). */
export const dayIn = (zone: string, instant: Date): LocalDate => partsIn(zone).format(instant) as LocalDate;

export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;

/** 1 Monday ... 7 Sunday. */
export const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
