import { asEmail, asPhone, type Phone } from '@lapak/kernel';

/** What somebody signs in with. */
export type Login = { readonly by: 'phone'; readonly value: Phone } | { readonly by: 'email'; readonly value: string };

/** A phone in any usual spelling, or an e-mail address; null when it is neither. */
export const readLogin = (text: string): Login | null => {
  if (text.length > 254) return null;
  if (text.includes('@')) {
    const email = asEmail(text);
    return email === null ? null : { by: 'email', value: email };
  }
  const phone = asPhone(text.trim());
  return phone === null ? null : { by: 'phone', value: phone };
};
