import { type TestCard, testCard } from '../stripe/test-cards.js';
import type { Words } from './words.js';

/** What the customer typed. */
export interface Typed {
  number: string;
  expiry: string;
  cvc: string;
  email: string;
}
export type Wrong = Partial<Record<keyof Typed, string>>;

const luhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

function numberWrong(number: string, words: Words): string | undefined {
  const digits = number.replace(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits) || !luhn(digits)) return words.wrong.number;
  return testCard(digits) ? undefined : words.wrong.notTest;
}

function expiryWrong(expiry: string, words: Words, now: Date): string | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(expiry) ?? [];
  const m = Number(month);
  if (m < 1 || m > 12) return words.wrong.expiry;
  const end = Date.UTC(2000 + Number(year), m, 1);
  return end > now.getTime() ? undefined : words.wrong.past;
}

/** The card of a form, or what is wrong with the form, field by field. */
export function readCardForm(typed: Typed, words: Words, now: Date): { card: TestCard } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const note = (field: keyof Typed, trouble: string | undefined): void => void (trouble && (wrong[field] = trouble));
  note('number', numberWrong(typed.number, words));
  note('expiry', expiryWrong(typed.expiry, words, now));
  note('cvc', /^\s*\d{3,4}\s*$/.test(typed.cvc) ? undefined : words.wrong.cvc);
  note(
    'email',
    typed.email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email.trim()) ? undefined : words.wrong.email,
  );
  const card = testCard(typed.number);
  return card && Object.keys(wrong).length === 0 ? { card } : { wrong };
}

/** What a form may show again: a number that is no test number is never repeated. */
export const shownAgain = (typed: Typed): Typed => ({ ...typed, number: testCard(typed.number) ? typed.number : '' });
