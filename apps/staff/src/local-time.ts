import type { Zone } from '@lapak/kernel';

/** Date parsers guess at anything else: to them `:00Z` is a day of the year 2000. */
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

const parts = (instant: Date, zone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );

/** An instant as the regency's clock shows it, in the form of a date-and-time field: `2026-11-24T09:30`. */
export const toField = (iso: string | null | undefined, zone: Zone): string => {
  if (!iso) return '';
  const p = parts(new Date(iso), zone.name);
  return `${p['year']}-${p['month']}-${p['day']}T${p['hour']}:${p['minute']}`;
};

/**
 * What was entered in a date-and-time field, read on the regency's clock wherever the officer's computer stands; null
 * when it is empty or no such moment.
 */
export const fromField = (text: string, zone: Zone): string | null => {
  if (!FORM.test(text)) return null;
  const asUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const shown = Date.parse(`${toField(new Date(asUtc).toISOString(), zone)}:00Z`);
  return new Date(asUtc - (shown - asUtc)).toISOString();
};
