import type { Id } from '@lapak/kernel';
import { clockAfter, isOverdue } from './case-clock.js';
import { asCaseCode, caseCode } from './case-code.js';
import { holderOf, lockFor } from './case-lock.js';
import { CASE_MOVES } from './case-state.js';
import { nextStep, publicText } from './case-texts.js';

// A calendar that never sleeps: rules are tried without one regency's holidays.
const calendar = {
  addWorkingMinutes: (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000),
  workingMinutesBetween: (a: Date, b: Date) => (b.getTime() - a.getTime()) / 60_000,
};
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24) + minute * 60_000);

test('the promise stands still while the applicant has to act, and goes on with what was left', () => {
  const submitted = clockAfter({ promisedAt: null, minutesLeft: null }, 'submitted', 100, calendar, at(0));
  expect(submitted).toEqual({ promisedAt: at(100), minutesLeft: null });
  const paused = clockAfter(submitted, 'needs_fix', 100, calendar, at(30));
  expect(paused).toEqual({ promisedAt: at(100), minutesLeft: 70 });
  expect(clockAfter(paused, 'submitted', 100, calendar, at(5_000))).toEqual({
    promisedAt: at(5_070),
    minutesLeft: null,
  });
});

test('a move that neither starts nor stops the clock leaves it alone, and brings nothing else along', () => {
  const whole = { promisedAt: at(100), minutesLeft: null, state: 'submitted' };
  expect(clockAfter(whole, 'in_review', 100, calendar, at(5))).toEqual({ promisedAt: at(100), minutesLeft: null });
});

test('a promise that was broken has nothing left when the fix arrives', () => {
  const late = clockAfter({ promisedAt: at(10), minutesLeft: null }, 'needs_fix', 100, calendar, at(30));
  expect(late.minutesLeft).toBe(0);
  expect(clockAfter(late, 'submitted', 100, calendar, at(40)).promisedAt).toEqual(at(40));
});

test('only the office can be late', () => {
  expect(isOverdue('submitted', at(0), at(1))).toBe(true);
  expect(isOverdue('in_review', at(0), at(1))).toBe(true);
  expect(isOverdue('needs_fix', at(0), at(1))).toBe(false);
  expect(isOverdue('approved', at(0), at(1))).toBe(false);
  expect(isOverdue('submitted', at(1), at(1))).toBe(false);
});

test('a code is read as people type it', () => {
  expect(caseCode('BLL', 'verification', 2026, 123)).toBe('BLL-V-2026-000123');
  for (const typed of ['bll-v-2026-000123', ' BLL V 2026 000123 ', 'BLL–V–2026–000123'])
    expect(asCaseCode(typed)).toBe('BLL-V-2026-000123');
  for (const not of ['', 'BLL', "BLL-V-2026-000123' or 1=1", 'BLL-V-2026-123', '9'.repeat(5_000)])
    expect(asCaseCode(not)).toBeNull();
});

test('a lock is nobody else’s for a quarter of an hour, then nobody’s', () => {
  const made = 'officer' as Id<'Account'>;
  const lock = lockFor(made, at(0));
  expect(holderOf(lock, at(14))).toBe(made);
  expect(holderOf(lock, at(15))).toBeNull();
  expect(holderOf({ lockedBy: null, lockedUntil: null }, at(0))).toBeNull();
});

test('every move has a public line in both languages', () => {
  const facts = { promised: { id: '27 Nov', en: '27 Nov' }, fixes: 1 };
  for (const { move } of CASE_MOVES) {
    const { id, en } = publicText(move, facts);
    expect(id.length * en.length).toBeGreaterThan(20);
    expect(id).not.toBe(en);
  }
  expect(nextStep('submitted', true).id).toMatch(/Terlambat/);
});
