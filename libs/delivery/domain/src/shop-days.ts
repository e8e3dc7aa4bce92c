import { addDays, type LocalDate, weekdayOf } from '@lapak/kernel';

/** What the rules need of the regency's working calendar. */
export interface DeliveryCalendar {
  /** The day on which an order of this instant is read: today, or the next working day after closing time. */
  promiseDay(from: Date, days: number): LocalDate;
  isWorkingDay(day: LocalDate): boolean;
  /** Nyepi: nothing moves. */
  isClosed(day: LocalDate): boolean;
}

/** When a shop has shut by its own notice, and on which weekdays (1 Monday ... 7 Sunday) its door is open. */
export interface ShopHours {
  readonly openDays: readonly number[] | null;
  readonly closedFrom: LocalDate | null;
  /** The first day that it is open again. */
  readonly closedUntil: LocalDate | null;
}

/** 180 days of making, 180 of closure and the weekends between them fit well inside. */
const HORIZON_DAYS = 1_500;

export const isShut = (shop: ShopHours, day: LocalDate): boolean =>
  shop.closedUntil !== null && day < shop.closedUntil && (shop.closedFrom === null || shop.closedFrom <= day);

/** The `count`-th day after `day` that `counts`; with 0 `day` itself or the next one that does. */
export const countDays = (day: LocalDate, count: number, counts: (day: LocalDate) => boolean): LocalDate => {
  let at = day;
  let left = count;
  for (let tried = 0; tried < HORIZON_DAYS; tried++) {
    if (left === 0 && counts(at)) return at;
    at = addDays(at, 1);
    if (left > 0 && counts(at)) left -= 1;
  }
  throw new RangeError('no day counts within four years');
};

/** Days on which the shop makes, packs and hands over. */
export const worksOn =
  (calendar: DeliveryCalendar, shop: ShopHours) =>
  (day: LocalDate): boolean =>
    calendar.isWorkingDay(day) && !isShut(shop, day);

/** Days on which somebody can come to the door: its own weekdays, else working days; never on Nyepi. */
export const opensOn =
  (calendar: DeliveryCalendar, shop: ShopHours) =>
  (day: LocalDate): boolean =>
    !calendar.isClosed(day) &&
    !isShut(shop, day) &&
    (shop.openDays?.length ? shop.openDays.includes(weekdayOf(day)) : calendar.isWorkingDay(day));
