import { addDays, dayIn, type LocalDate, weekdayOf } from '@lapak/kernel';
import { instantAt } from './zone-time.js';

/** When the regency works. Times are minutes since local midnight. */
export interface WorkingCalendar {
  /** IANA name, e.g. Asia/Makassar. */
  readonly zone: string;
  /** Weekday 1 Monday ... 7 Sunday -> its hours, in order, not overlapping; a weekday without any is off. */
  readonly hours: ReadonlyMap<number, readonly { readonly from: number; readonly to: number }[]>;
  /** National and regional holidays. */
  readonly daysOff: ReadonlySet<LocalDate>;
  /** Days on which everything stands still, deliveries too (Nyepi): 24 hours from 06.00. */
  readonly closures: ReadonlySet<LocalDate>;
}

/** A closure begins and ends at this minute of the day. */
const CLOSURE_STARTS = 6 * 60;
/** Nobody is off for this long: past it the calendar has no working hours at all. */
const HORIZON_DAYS = 3_660;

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A holiday and a closure's own day are never working days, whatever the weekday's hours. */
export const isWorkingDay = (calendar: WorkingCalendar, day: LocalDate): boolean =>
  (calendar.hours.get(weekdayOf(day))?.length ?? 0) > 0 && !calendar.daysOff.has(day) && !calendar.closures.has(day);

/** Nyepi: nothing is delivered and nobody is asked to act on this day. */
export const isClosed = (calendar: WorkingCalendar, day: LocalDate): boolean => calendar.closures.has(day);

/** Within the 24 hours from 06.00 of a closure's day. */
export const isClosedAt = (calendar: WorkingCalendar, instant: Date): boolean => {
  const day = dayIn(calendar.zone, instant);
  const begun = instant >= instantAt(calendar.zone, day, CLOSURE_STARTS);
  return calendar.closures.has(begun ? day : addDays(day, -1));
};

/** The working spans of a day; what lies before 06.00 of the morning after a closure is cut off. */
const spansOf = (calendar: WorkingCalendar, day: LocalDate): Span[] => {
  if (!isWorkingDay(calendar, day)) return [];
  const opens = calendar.closures.has(addDays(day, -1)) ? CLOSURE_STARTS : 0;
  return (calendar.hours.get(weekdayOf(day)) ?? [])
    .filter(({ to }) => to > opens)
    .map(({ from, to }) => ({
      from: instantAt(calendar.zone, day, Math.max(from, opens)),
      to: instantAt(calendar.zone, day, to),
    }));
};

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const minutes = (span: Span): number => Math.max(0, (span.to.getTime() - span.from.getTime()) / 60_000);

function* spansFrom(calendar: WorkingCalendar, from: Date): Generator<Span> {
  let day = dayIn(calendar.zone, from);
  for (let tried = 0; tried < HORIZON_DAYS; tried++, day = addDays(day, 1))
    for (const span of spansOf(calendar, day)) if (span.to > from) yield { from: later(span.from, from), to: span.to };
  throw new RangeError('the calendar has no working hours within ten years');
}

/**
 * The instant when `count` minutes (>= 0) of working time have passed since `from`. What ends exactly at closing time
 * ends then, not the next morning; with 0 it is `from` itself, or the next opening when nobody works at `from`.
 */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: Date, count: number): Date => {
  let left = count;
  for (const span of spansFrom(calendar, from)) {
    const here = minutes(span);
    if (left <= here) return new Date(span.from.getTime() + left * 60_000);
    left -= here;
  }
  return from;
};

/** Whole minutes of working time from `a` to `b`, rounded down; negative when `b` is earlier. */
export const workingMinutesBetween = (calendar: WorkingCalendar, a: Date, b: Date): number => {
  if (b < a) return -workingMinutesBetween(calendar, b, a) || 0;
  let total = 0;
  const last = dayIn(calendar.zone, b);
  for (let day = dayIn(calendar.zone, a); day <= last; day = addDays(day, 1))
    for (const span of spansOf(calendar, day)) total += minutes({ from: later(span.from, a), to: earlier(span.to, b) });
  return Math.floor(total);
};

/** The `count`-th working day after `day`; with 0 `day` itself, or the next working day when it is none. */
export const addWorkingDays = (calendar: WorkingCalendar, day: LocalDate, count: number): LocalDate => {
  let at = day;
  let left = count;
  for (let tried = 0; tried < HORIZON_DAYS; tried++) {
    if (left === 0 && isWorkingDay(calendar, at)) return at;
    at = addDays(at, 1);
    if (left > 0 && isWorkingDay(calendar, at)) left -= 1;
  }
  throw new RangeError('the calendar has no working days within ten years');
};

/**
 * The day by which something asked for at `from` is promised within `count` working days. What comes in after the day's
 * last working hour counts as come in on the next working day: Friday 17.00 and one day is Tuesday.
 */
export const promiseDay = (calendar: WorkingCalendar, from: Date, count: number): LocalDate => {
  const receivedAt = addWorkingMinutes(calendar, from, 0);
  return addWorkingDays(calendar, dayIn(calendar.zone, receivedAt), count);
};
