import { type Locale, Problem } from '@lapak/kernel';

/** What a provider does not take. `other`: something in the request; a person must look. */
export type RefusedFor = 'too_small' | 'too_large' | 'other';

const WORDS: Readonly<Record<RefusedFor, Readonly<Record<Locale, string>>>> = {
  too_small: {
    id: 'Jumlah ini terlalu kecil untuk dibayar dengan kartu. Silakan pesan lagi dengan cara bayar lain, misalnya bayar di tempat.',
    en: 'This amount is too small to pay by card. Please order again with another way to pay, such as cash on delivery.',
  },
  too_large: {
    id: 'Jumlah ini terlalu besar untuk satu pembayaran kartu. Silakan bagi pesanan Anda menjadi beberapa pesanan.',
    en: 'This amount is too large for one card payment. Please split your order into several.',
  },
  other: {
    id: 'Pembayaran dengan kartu tidak dapat dibuka untuk pesanan ini. Silakan pilih cara bayar lain.',
    en: 'Card payment cannot be opened for this order. Please choose another way to pay.',
  },
};

/** The provider will not open a payment for this purchase, however often it is asked. */
export class PaymentRefused extends Problem {
  readonly kind = 'PaymentRefused';
  constructor(readonly reason: RefusedFor) {
    super();
  }
  say(locale: Locale): string {
    return WORDS[this.reason][locale];
  }
}
