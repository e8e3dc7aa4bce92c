import type { Brand } from './brand.js';

/** E.164, `+62...`. */
export type Phone = Brand<string, 'Phone'>;

const MOBILE = /^8[1-9]\d{7,10}$/;
const LANDLINE = /^[2-79]\d{1,2}\d{5,8}$/;

/** `0812-3456-7890`, `62812...`, `+62 812 ...` and `812...` are one number. Null when it is not Indonesian or too short. */
export const asPhone = (text: string): Phone | null => {
  const bare = text.replace(/[\s().\-\u2010-\u2015]/g, '');
  if (!/^\+?\d{8,15}$/.test(bare)) return null;
  const national = bare.replace(/^(\+62|62(?=\d{8})|0)/, '');
  if (bare.startsWith('+') && !bare.startsWith('+62')) return null;
  if (MOBILE.test(national) || (LANDLINE.test(national) && /^(\+62|62|0)/.test(bare))) return `+62${national}` as Phone;
  return null;
};

/** `0812-3456-7890`. */
export const formatPhone = (phone: string): string => {
  const local = `0${phone.replace(/^\+62/, '')}`;
  return local.startsWith('08')
    ? [local.slice(0, 4), local.slice(4, 8), local.slice(8)].filter(Boolean).join('-')
    : local;
};

export const lastFour = (phone: string): string => phone.slice(-4);

/** `0812-****-7890`. */
export const maskPhone = (phone: string): string => `${formatPhone(phone).slice(0, 4)}-****-${lastFour(phone)}`;

/** A wa.me link with the text filled in; WhatsApp wants the digits only. */
export const whatsappUrl = (phone: string, text: string): string =>
  `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;
