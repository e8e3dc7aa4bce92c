import { dayIn, formatDay, type Locale, type Zone } from '@lapak/kernel';
import type { Words } from '../../words/words.js';

interface Ends {
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
}

/** From when to when, in words; the day alone, because the hour is in the editor. */
export const periodText = ({ startsAt, endsAt }: Ends, zone: Zone, locale: Locale, t: Words['curation']): string => {
  const day = (iso: string) => formatDay(dayIn(zone.name, new Date(iso)), locale);
  if (startsAt && endsAt) return t.fromTo(day(startsAt), day(endsAt));
  if (startsAt) return t.from(day(startsAt));
  return endsAt ? t.until(day(endsAt)) : t.always;
};
