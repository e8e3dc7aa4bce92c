import type { LocalDate } from '@lapak/kernel';
import type { OrderState } from './order-state.js';

/** How long each side has; the regency's profile gives the numbers (product rules, 4.1). */
export interface OrderTimes {
  readonly payMinutesCard: number;
  readonly acceptWorkingHours: number;
  readonly shipWorkingDays: number;
  readonly autoCompleteDaysAfterDelivered: number;
  readonly autoCompleteDaysAfterShipped: number;
}

/** The regency's working time, as far as these rules need it. */
export interface WorkingClock {
  addWorkingMinutes(from: Date, minutes: number): Date;
  /** The day that something asked for at `from` is promised on, within `n` working days. */
  promiseDay(from: Date, n: number): LocalDate;
  /** The local day that `instant` falls on. */
  dayOf(instant: Date): LocalDate;
  /** The last moment of a local day on which people work. */
  closingOf(day: LocalDate): Date;
  /** Everything stands still on this day (Nyepi). */
  isClosed(day: LocalDate): boolean;
}

/** What a deadline depends on besides the moment. */
export interface TimedOrder {
  /** Working days that the goods need when they are made to order: the longest of its lines. */
  readonly madeToOrderDays: number | null;
  readonly promisedTo: LocalDate | null;
  readonly trackingNumber: string | null;
}

export interface Deadline {
  /** When whoever is to act must have acted; null when nobody is asked. */
  readonly dueAt: Date | null;
  /** When they, or the staff, are told the next time. */
  readonly remindAt: Date | null;
}

const DAY = 86_400_000;
const NONE: Deadline = { dueAt: null, remindAt: null };
/** The shop is reminded when so much of its time to accept has passed, in percent. */
export const REMINDERS = [50, 80] as const;

/** `days` times 24 hours on; a day on which everything stands still does not count. */
const openDaysAfter = (clock: WorkingClock, from: Date, days: number): Date => {
  let at = from;
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + DAY);
    if (!clock.isClosed(clock.dayOf(at))) left -= 1;
  }
  return at;
};

/** The next moment to remind a shop that was asked at `since` and has not answered; null when both are past. */
export const nextReminder = (clock: WorkingClock, times: OrderTimes, since: Date, now: Date): Date | null => {
  const minutes = times.acceptWorkingHours * 60;
  const points = REMINDERS.map((percent) => clock.addWorkingMinutes(since, (minutes * percent) / 100));
  return points.find((point) => point > now) ?? null;
};

/** Two working days, or as many as goods made to order need when that is more; at closing time. */
const shipBy = (clock: WorkingClock, times: OrderTimes, order: TimedOrder, now: Date): Date =>
  clock.closingOf(clock.promiseDay(now, Math.max(times.shipWorkingDays, order.madeToOrderDays ?? 0)));

/** A parcel that can be followed is given its promised days first: to other islands they are many. */
const arrivedFor = (clock: WorkingClock, times: OrderTimes, order: TimedOrder, now: Date): Date => {
  const promised = order.trackingNumber && order.promisedTo ? clock.closingOf(order.promisedTo) : now;
  return openDaysAfter(clock, promised > now ? promised : now, times.autoCompleteDaysAfterShipped);
};

/** The deadline of an order that comes into `state` now. Paying counts by the clock; everything else in the regency's time. */
export const deadlineOf = (
  clock: WorkingClock,
  times: OrderTimes,
  order: TimedOrder,
  state: OrderState,
  now: Date,
): Deadline => {
  switch (state) {
    case 'awaiting_payment':
      return { dueAt: new Date(now.getTime() + times.payMinutesCard * 60_000), remindAt: null };
    case 'awaiting_seller':
      return {
        dueAt: clock.addWorkingMinutes(now, times.acceptWorkingHours * 60),
        remindAt: nextReminder(clock, times, now, now),
      };
    case 'processing': {
      const dueAt = shipBy(clock, times, order, now);
      return { dueAt, remindAt: dueAt };
    }
    case 'shipped':
      return { dueAt: arrivedFor(clock, times, order, now), remindAt: null };
    case 'delivered':
      return { dueAt: openDaysAfter(clock, now, times.autoCompleteDaysAfterDelivered), remindAt: null };
    default:
      return NONE;
  }
};
