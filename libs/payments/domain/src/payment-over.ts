import { type Locale, Problem } from '@lapak/kernel';
import type { PaymentState } from './payment-state.js';

/** The payment cannot be continued: it is paid, or its time is over. */
export class PaymentOver extends Problem {
  readonly kind = 'PaymentOver';
  constructor(readonly state: PaymentState) {
    super();
  }
  say(locale: Locale): string {
    if (this.state === 'paid' || this.state === 'processing') {
      return locale === 'id' ? 'Pembayaran ini sudah kami terima.' : 'We have already received this payment.';
    }
    return locale === 'id'
      ? 'Waktu pembayaran sudah habis. Barang Anda sudah dikembalikan ke stok; silakan pesan lagi.'
      : 'The time to pay is over and the goods are back in stock. Please order again.';
  }
}
