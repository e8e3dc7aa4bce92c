import type { LocalDate } from '@lapak/kernel';
import type { WorkingCalendar } from './working-calendar.js';

/** Monday to Friday, 08.00 to 16.00 WITA, with the given days off and closures. */
export const officeCalendar = (over: { daysOff?: string[]; closures?: string[] } = {}): WorkingCalendar => ({
  zone: 'Asia/Makassar',
  hours: new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: 480, to: 960 }]])),
  daysOff: new Set((over.daysOff ?? []) as LocalDate[]),
  closures: new Set((over.closures ?? []) as LocalDate[]),
});
