import { addDays, type LocalDate } from '@lapak/kernel';
import { deadlineOf, nextReminder, type OrderTimes, type TimedOrder, type WorkingClock } from './deadlines.js';

const TIMES: OrderTimes = {
  payMinutesCard: 30,
  acceptWorkingHours: 24,
  shipWorkingDays: 2,
  autoCompleteDaysAfterDelivered: 3,
  autoCompleteDaysAfterShipped: 10,
};
const HOUR = 3_600_000;
/** A regency that works 08.00 to 16.00 UTC on every day but Sunday and Nyepi, 19 March 2026. */
const NYEPI = '2026-03-19' as LocalDate;
const dayOf = (instant: Date): LocalDate => instant.toISOString().slice(0, 10) as LocalDate;
const works = (day: LocalDate): boolean => day !== NYEPI && new Date(`${day}T00:00:00Z`).getUTCDay() !== 0;
const clock: WorkingClock = {
  dayOf,
  isClosed: (day) => day === NYEPI,
  closingOf: (day) => new Date(`${day}T16:00:00Z`),
  promiseDay: (from, n) => {
    let day = dayOf(from);
    for (let left = n; left > 0 || !works(day);) {
      day = addDays(day, 1);
      if (works(day)) left -= 1;
    }
    return day;
  },
  addWorkingMinutes: (from, minutes) => {
    let at = from;
    for (let left = minutes * 60_000; ;) {
      const day = dayOf(at);
      const [opens, closes] = [new Date(`${day}T08:00:00Z`), new Date(`${day}T16:00:00Z`)];
      const start = at > opens ? at : opens;
      const here = works(day) ? Math.max(0, closes.getTime() - start.getTime()) : 0;
      if (left <= here) return new Date(start.getTime() + left);
      left -= here;
      at = new Date(`${addDays(day, 1)}T00:00:00Z`);
    }
  },
};
const goods: TimedOrder = { madeToOrderDays: null, promisedTo: null, trackingNumber: null };
const tuesday = new Date('2026-03-17T10:00:00Z');
const due = (state: Parameters<typeof deadlineOf>[3], over: Partial<TimedOrder> = {}, now = tuesday) =>
  deadlineOf(clock, TIMES, { ...goods, ...over }, state, now).dueAt?.toISOString();

test('paying counts by the clock, day and night', () => {
  expect(due('awaiting_payment', {}, new Date('2026-03-19T23:50:00Z'))).toBe('2026-03-20T00:20:00.000Z');
});

test('a shop has 24 working hours to answer, and Nyepi is none of them', () => {
  // 6 hours on Tuesday, 8 on Wednesday, none on Nyepi, 8 on Friday, 2 on Saturday
  expect(due('awaiting_seller')).toBe('2026-03-21T10:00:00.000Z');
});

test('a shop is reminded at half and at four fifths of its time, and then no more', () => {
  const { remindAt } = deadlineOf(clock, TIMES, goods, 'awaiting_seller', tuesday);
  expect(remindAt).toEqual(new Date('2026-03-18T14:00:00Z'));
  const second = nextReminder(clock, TIMES, tuesday, remindAt!);
  expect(second).toEqual(new Date(new Date('2026-03-20T13:00:00Z').getTime() + 0.2 * HOUR));
  expect(nextReminder(clock, TIMES, tuesday, second!)).toBeNull();
});

test('goods are sent within two working days, at closing time, and the staff are told when not', () => {
  expect(due('processing')).toBe('2026-03-20T16:00:00.000Z');
  const { dueAt, remindAt } = deadlineOf(clock, TIMES, goods, 'processing', tuesday);
  expect(remindAt).toEqual(dueAt);
});

test('what is made to order has its own days, when they are more', () => {
  expect(due('processing', { madeToOrderDays: 5 })).toBe('2026-03-24T16:00:00.000Z');
  expect(due('processing', { madeToOrderDays: 1 })).toBe('2026-03-20T16:00:00.000Z');
});

test('an order completes by itself three days after it arrived; a day of silence is not one of them', () => {
  expect(due('delivered')).toBe('2026-03-21T10:00:00.000Z');
  expect(due('delivered', {}, new Date('2026-03-20T10:00:00Z'))).toBe('2026-03-23T10:00:00.000Z');
});

test('without a number to follow ten days after it was sent; with one ten after it was promised', () => {
  expect(due('shipped')).toBe('2026-03-28T10:00:00.000Z');
  const promisedTo = '2026-03-30' as LocalDate;
  expect(due('shipped', { promisedTo })).toBe('2026-03-28T10:00:00.000Z');
  expect(due('shipped', { promisedTo, trackingNumber: 'JNE 1' })).toBe('2026-04-09T16:00:00.000Z');
  expect(due('shipped', { promisedTo: '2026-03-16' as LocalDate, trackingNumber: 'JNE 1' })).toBe(
    '2026-03-28T10:00:00.000Z',
  );
});

test.each(['ready_pickup', 'completed', 'cancelled', 'expired', 'refused_at_door'] as const)(
  'nobody is late in %s',
  (state) => expect(deadlineOf(clock, TIMES, goods, state, tuesday)).toEqual({ dueAt: null, remindAt: null }),
);
