import { asEmail, asPhone, cleanText, type FieldFault, InvalidInput, type Phone } from '@lapak/kernel';
import { passwordFault } from './password.js';

export interface RegistrationInput {
  readonly fullName: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly password: string;
  readonly acceptTerms: boolean;
}

export interface Registration {
  readonly fullName: string;
  readonly phone: Phone | null;
  readonly email: string | null;
  readonly password: string;
}

const fault = (field: string, id: string, en: string): FieldFault => ({ field, words: { id, en } });
const given = (text: string | null | undefined): string | null => text?.trim() || null;

const NAME = fault('fullName', 'Tulis nama Anda, paling banyak 120 huruf.', 'Enter your name, at most 120 letters.');
const PHONE = fault(
  'phone',
  'Nomor HP belum benar. Contoh: 0812-3456-7890.',
  'The phone number is not right. Example: 0812-3456-7890.',
);
const EMAIL = fault(
  'email',
  'Alamat surel belum benar. Contoh: nama@contoh.id.',
  'The e-mail address is not right. Example: name@example.com.',
);
const REACHABLE = fault(
  'phone',
  'Isi nomor HP atau surel, supaya Anda bisa masuk lagi.',
  'Give a phone number or an e-mail, so that you can sign in again.',
);
const TERMS = fault(
  'acceptTerms',
  'Centang persetujuan syarat dan kebijakan privasi untuk melanjutkan.',
  'Please accept the terms and the privacy policy to continue.',
);

/** One name field: single-word names are legal, and there is no surname. */
const readName = (text: string): string | null => cleanText(text, { min: 1, max: 120 });

/** @returns what will be stored, or every field that is wrong. */
export const readRegistration = (input: RegistrationInput): Registration | InvalidInput => {
  const fullName = readName(input.fullName);
  const [phoneText, emailText] = [given(input.phone), given(input.email)];
  const phone = phoneText === null ? null : asPhone(phoneText);
  const email = emailText === null ? null : asEmail(emailText);
  const faults = [
    fullName === null && NAME,
    phoneText !== null && phone === null && PHONE,
    emailText !== null && email === null && EMAIL,
    phoneText === null && emailText === null && REACHABLE,
    passwordFault(input.password, [phone, email]),
    !input.acceptTerms && TERMS,
  ].filter((one): one is FieldFault => Boolean(one));
  return faults.length > 0 ? new InvalidInput(faults) : { fullName: fullName!, phone, email, password: input.password };
};

/** `phone` is the account's own; it is not changed here. */
export const readProfile = (
  input: { readonly fullName: string; readonly email?: string | null },
  phone: string | null,
): { fullName: string; email: string | null } | InvalidInput => {
  const fullName = readName(input.fullName);
  const emailText = given(input.email);
  const email = emailText === null ? null : asEmail(emailText);
  const faults = [
    fullName === null && NAME,
    emailText !== null && email === null && EMAIL,
    emailText === null && phone === null && { ...REACHABLE, field: 'email' },
  ].filter((one): one is FieldFault => Boolean(one));
  return faults.length > 0 ? new InvalidInput(faults) : { fullName: fullName!, email };
};
