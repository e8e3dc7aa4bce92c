import { instantAt, isWorkingDay } from '@lapak/areas-domain';
import { Regency, WorkingTime } from '@lapak/areas-server';
import { dayIn, type LocalDate, weekdayOf } from '@lapak/kernel';
import {
  type Deadline,
  deadlineOf,
  nextReminder,
  type OrderState,
  type OrderTimes,
  type TimedOrder,
  type WorkingClock,
} from '@lapak/orders-domain';
import { Injectable } from '@nestjs/common';

const MIDNIGHT = 24 * 60;

/** The deadlines of orders, in the regency's working time and with the times of its profile. */
@Injectable()
export class OrderClock implements WorkingClock {
  readonly times: OrderTimes;

  constructor(
    private readonly regency: Regency,
    private readonly workingTime: WorkingTime,
  ) {
    this.times = regency.profile.orders;
  }

  /** The deadline of an order that comes into `state` now. */
  deadlineOf(order: TimedOrder, state: OrderState, now: Date): Deadline {
    return deadlineOf(this, this.times, order, state, now);
  }
  /** When a shop that was asked at `since` is reminded next. */
  nextReminder(since: Date, now: Date): Date | null {
    return nextReminder(this, this.times, since, now);
  }

  addWorkingMinutes(from: Date, minutes: number): Date {
    return this.workingTime.addWorkingMinutes(from, minutes);
  }
  promiseDay(from: Date, n: number): LocalDate {
    return this.workingTime.promiseDay(from, n);
  }
  dayOf(instant: Date): LocalDate {
    return dayIn(this.regency.zone.name, instant);
  }
  closingOf(day: LocalDate): Date {
    const { calendar } = this.workingTime;
    const closes = isWorkingDay(calendar, day) ? calendar.hours.get(weekdayOf(day))?.at(-1)?.to : undefined;
    return instantAt(calendar.zone, day, closes ?? MIDNIGHT);
  }
  isClosed(day: LocalDate): boolean {
    return this.workingTime.isClosed(day);
  }
}
