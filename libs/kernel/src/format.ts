import type { LocalDate } from './local-date.js';
import type { Locale } from './locale.js';

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const SHORT: Readonly<Record<Locale, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const DAYS: Readonly<Record<Locale, readonly string[]>> = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** Where and how the regency tells the time. */
export interface Zone {
  /** IANA name, e.g. Asia/Makassar. */
  readonly name: string;
  /** WIB, WITA or WIT. */
  readonly label: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (zone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  return clock;
};

const partsOf = (instant: Date, zone: string): Record<string, string> =>
  Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );

/** `24 Nov 2026`; with `year: false` `24 Nov`; with `long` `24 November 2026`. */
export const formatDay = (day: LocalDate, locale: Locale, options: { long?: boolean; year?: boolean } = {}): string => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const month = (options.long ? MONTHS : SHORT)[locale][m - 1];
  return `${d}\u00a0${month}${options.year === false ? '' : `\u00a0${y}`}`;
};

/** `Selasa`. `weekday` 1 Monday ... 7 Sunday. */
export const weekdayName = (weekday: number, locale: Locale): string => DAYS[locale][weekday - 1] ?? '';

/** `14.05 WITA`. */
export const formatTime = (instant: Date, zone: Zone): string => {
  const p = partsOf(instant, zone.name);
  return `${p['hour']}.${p['minute']}\u00a0${zone.label}`;
};

/** `24 Nov 2026, 14.05 WITA`. */
export const formatDateTime = (instant: Date, zone: Zone, locale: Locale): string => {
  const p = partsOf(instant, zone.name);
  const day = `${p['year']}-${p['month']!.padStart(2, '0')}-${p['day']!.padStart(2, '0')}` as LocalDate;
  return `${formatDay(day, locale)}, ${formatTime(instant, zone)}`;
};

/** `1.234`, `1,5`. */
export const formatNumber = (n: number, locale: Locale = 'id'): string =>
  new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB').format(n);

/** `250 g`, `1,5 kg`; number and unit never part. */
export const formatWeight = (grams: number, locale: Locale = 'id'): string =>
  grams < 1000 ? `${grams}\u00a0g` : `${formatNumber(Math.round(grams / 10) / 100, locale)}\u00a0kg`;
