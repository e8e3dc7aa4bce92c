import { type Locale, Problem } from '@lapak/kernel';
import type { PaymentState } from './payment-state.js';

/** The payment cannot be continued: it is paid, its time is over, or it is cash. */
export class PaymentOver extends Problem {
  readonly kind = 'PaymentOver';
  constructor(readonly state: PaymentState) {
    super();
  }
  say(locale: Locale): string {
    if (this.state === 'paid' || this.state === 'processing') {
      return locale === 'id' ? 'Pembayaran ini sudah kami terima.' : 'We have already received this payment.';
    }
    if (this.state === 'due_on_delivery') {
      return locale === 'id'
        ? 'Pesanan ini dibayar tunai saat diterima; tidak ada yang perlu dibayar sekarang.'
        : 'This order is paid in cash on delivery; there is nothing to pay now.';
    }
    return locale === 'id'
      ? 'Waktu pembayaran sudah habis. Barang Anda sudah dikembalikan ke stok; silakan pesan lagi.'
      : 'The time to pay is over and the goods are back in stock. Please order again.';
  }
}
