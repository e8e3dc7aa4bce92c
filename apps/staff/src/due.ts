import {
  dayIn,
  daysBetween,
  formatDay,
  formatTime,
  type Locale,
  weekdayName,
  weekdayOf,
  type Zone,
} from '@lapak/kernel';
import type { Words } from './words/words.js';

export interface Due {
  readonly text: string;
  /** Colour; the text says the same. */
  readonly tone: 'bad' | 'attention' | 'plain';
}

interface Place {
  readonly zone: Zone;
  readonly locale: Locale;
  readonly words: Words['time'];
}

const MINUTE = 60_000;

/** How long, in the largest unit that fits: `40 menit`, `6 jam`, `2 hari`. */
export const lasting = (ms: number, words: Words['time']): string => {
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / MINUTE));
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? words.hours(hours) : words.days(Math.floor(hours / 24));
};

/** Until when a promise runs, as an officer says it: late, today at, tomorrow at, or the day. */
export const dueOf = (promisedAt: Date, now: Date, { zone, locale, words }: Place): Due => {
  if (promisedAt < now) return { text: words.late(lasting(now.getTime() - promisedAt.getTime(), words)), tone: 'bad' };
  const day = dayIn(zone.name, promisedAt);
  const away = daysBetween(dayIn(zone.name, now), day);
  const time = formatTime(promisedAt, zone);
  if (away === 0) return { text: words.today(time), tone: 'bad' };
  if (away === 1) return { text: words.tomorrow(time), tone: 'attention' };
  const name = weekdayName(weekdayOf(day), locale).slice(0, 3);
  return { text: `${name}, ${formatDay(day, locale, { year: false })}`, tone: 'plain' };
};
