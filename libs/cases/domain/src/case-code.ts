import { type CaseKind, KIND_LETTER } from './case-state.js';

/** `BLL-V-2026-000123`: regency, kind, year of opening, number within the year. */
export const caseCode = (prefix: string, kind: CaseKind, year: number, number: number): string =>
  `${prefix}-${KIND_LETTER[kind]}-${year}-${String(number).padStart(6, '0')}`;

/** A code as somebody typed it: any case, blanks or dots for hyphens. Null when it cannot be one. */
export const asCaseCode = (text: string): string | null => {
  if (text.length > 40) return null;
  const code = text
    .trim()
    .toUpperCase()
    .replace(/[\s._\u2010-\u2015-]+/g, '-');
  return /^[A-Z]{2,6}-[A-Z]-\d{4}-\d{6,9}$/.test(code) ? code : null;
};
