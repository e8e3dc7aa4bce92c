import type { FieldFault } from '@lapak/kernel';
import { COMMON_PASSWORDS } from './common-passwords.js';

export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

const fault = (field: string, id: string, en: string): FieldFault => ({ field, words: { id, en } });
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');

/** 12345678, hgfedcba, 00000000: every character is the same step from the one before. */
const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((char, i) => char.codePointAt(0)! - [...text][i]!.codePointAt(0)!));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]!);
};

/** A password's one accepted form, so that it can be typed again on another keyboard. */
export const passwordForm = (password: string): string => password.normalize('NFC');

/**
 * What is wrong with a new password, or null. No rules about kinds of characters: length and not being guessed first
 * count (NIST SP 800-63B, 3.1.1.2). `own`: phone and e-mail of the account.
 */
export const passwordFault = (
  password: string,
  own: readonly (string | null)[],
  field = 'password',
): FieldFault | null => {
  const { min, max } = PASSWORD_LENGTH;
  const length = [...passwordForm(password)].length;
  if (length < min)
    return fault(field, `Kata sandi paling sedikit ${min} karakter.`, `The password needs at least ${min} characters.`);
  if (length > max)
    return fault(
      field,
      `Kata sandi paling banyak ${max} karakter.`,
      `The password can have at most ${max} characters.`,
    );
  const lower = password.toLowerCase();
  if (COMMON_PASSWORDS.has(lower) || isRun(lower))
    return fault(
      field,
      'Kata sandi ini terlalu mudah ditebak. Coba gabungan tiga kata yang hanya Anda ingat.',
      'This password is too easy to guess. Try three words that only you would put together.',
    );
  const owned = own
    .filter((text): text is string => text !== null)
    .flatMap((text) => [text, text.split('@')[0]!, text.replace(/^\+62/, '0'), text.replace(/^\+/, '')]);
  if (owned.some((text) => bare(text) === bare(password)))
    return fault(
      field,
      'Kata sandi tidak boleh sama dengan nomor HP atau surel Anda.',
      'The password must not be your phone number or e-mail.',
    );
  return null;
};
