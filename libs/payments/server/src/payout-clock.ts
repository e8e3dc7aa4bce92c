import { instantAt } from '@lapak/areas-domain';
import { Regency, WorkingTime } from '@lapak/areas-server';
import { addDays, dayIn, type LocalDate, weekdayOf } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';

/** When merchants are paid, in the regency's working time and by its profile. */
@Injectable()
export class PayoutClock {
  constructor(
    private readonly regency: Regency,
    private readonly time: WorkingTime,
  ) {}

  /**
   * The complaint window of an order lasts to the end of the n-th working day after the day on which it was completed.
   * @returns the instant before which an order must have been completed for its window to be over at `now`
   */
  windowOverBefore(now: Date): Date {
    const { name } = this.regency.zone;
    const days = this.regency.profile.orders.complaintWindowWorkingDays;
    const today = dayIn(name, now);
    let day = addDays(today, -days);
    while (this.time.addWorkingDays(day, days) >= today) day = addDays(day, -1);
    return instantAt(name, addDays(day, 1), 0);
  }

  /** From when on an account that is set at `now` may be paid. */
  payableFrom(now: Date): Date {
    return this.time.addWorkingMinutes(now, this.regency.profile.payouts.newAccountWorkingHours * 60);
  }

  /** The day after `now` on which merchants are paid next: the profile's weekday, or the working day after it. */
  nextPayoutDay(now: Date): LocalDate {
    const { weekday } = this.regency.profile.payouts;
    let day = addDays(dayIn(this.regency.zone.name, now), 1);
    while (weekdayOf(day) !== weekday) day = addDays(day, 1);
    return this.time.addWorkingDays(day, 0);
  }
}
