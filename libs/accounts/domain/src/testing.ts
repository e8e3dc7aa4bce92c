import type { RegistrationInput } from './registration.js';

/** Fit to register. */
export const someRegistration = (over: Partial<RegistrationInput> = {}): RegistrationInput => ({
  fullName: 'Kadek Contoh',
  phone: '0810-0000-0021',
  email: 'kadek@contoh.test',
  password: 'tiga ayam di sawah',
  acceptTerms: true,
  ...over,
});
