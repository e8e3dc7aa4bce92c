import { type CaseState, isRunning } from './case-state.js';

/** The regency's working calendar, as far as a promise needs it. */
export interface WorkingCalendar {
  addWorkingMinutes(from: Date, minutes: number): Date;
  workingMinutesBetween(a: Date, b: Date): number;
}

export interface CaseClock {
  /** When the office promised to decide. Kept while the clock stands still, but then no promise. */
  readonly promisedAt: Date | null;
  /** Working minutes of the promise that were left when the clock was stopped; null while it runs. */
  readonly minutesLeft: number | null;
}

/**
 * The promise after a move: it starts with `serviceMinutes` (working time) at the first submission, stops while the
 * applicant has to act, and goes on with what was left. A promise that was already broken has nothing left.
 */
export const clockAfter = (
  before: CaseClock,
  to: CaseState,
  serviceMinutes: number,
  calendar: WorkingCalendar,
  now: Date,
): CaseClock => {
  if (to === 'submitted') {
    return { promisedAt: calendar.addWorkingMinutes(now, before.minutesLeft ?? serviceMinutes), minutesLeft: null };
  }
  if (to === 'needs_fix') {
    const { promisedAt } = before;
    const left = promisedAt && now < promisedAt ? calendar.workingMinutesBetween(now, promisedAt) : 0;
    return { promisedAt, minutesLeft: left };
  }
  return { promisedAt: before.promisedAt, minutesLeft: before.minutesLeft };
};

/** Late: the office has to act and the promised instant has passed. */
export const isOverdue = (state: CaseState, promisedAt: Date | null, now: Date): boolean =>
  isRunning(state) && promisedAt !== null && promisedAt < now;
