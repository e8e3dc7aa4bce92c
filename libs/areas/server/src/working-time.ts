import * as rules from '@lapak/areas-domain';
import type { LocalDate } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';
import { calendarOf } from './load-regency-profile.js';
import { Regency } from './regency.js';

/** The rules of working time on the regency's own calendar; answers from memory. */
@Injectable()
export class WorkingTime {
  readonly calendar: rules.WorkingCalendar;

  constructor(regency: Regency) {
    this.calendar = calendarOf(regency.profile);
  }

  /** The instant when `minutes` of working time have passed since `from`. */
  addWorkingMinutes(from: Date, minutes: number): Date {
    return rules.addWorkingMinutes(this.calendar, from, minutes);
  }
  /** Whole minutes of working time; negative when `b` is earlier. */
  workingMinutesBetween(a: Date, b: Date): number {
    return rules.workingMinutesBetween(this.calendar, a, b);
  }
  /** The n-th working day after `day`; with 0 `day` itself or the next working day. */
  addWorkingDays(day: LocalDate, n: number): LocalDate {
    return rules.addWorkingDays(this.calendar, day, n);
  }
  /** The day by which something asked for at `from` is promised within `n` working days. */
  promiseDay(from: Date, n: number): LocalDate {
    return rules.promiseDay(this.calendar, from, n);
  }
  isWorkingDay(day: LocalDate): boolean {
    return rules.isWorkingDay(this.calendar, day);
  }
  /** Nyepi: nothing is delivered on this day. */
  isClosed(day: LocalDate): boolean {
    return rules.isClosed(this.calendar, day);
  }
  /** Within the 24 hours from 06.00 of such a day. */
  isClosedAt(instant: Date): boolean {
    return rules.isClosedAt(this.calendar, instant);
  }
}
