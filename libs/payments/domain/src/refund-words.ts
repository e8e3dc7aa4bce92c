import type { Locale, Words } from '@lapak/kernel';

export const REFUND_STATES = ['requested', 'pending', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Reasons that nobody typed. Every other reason is somebody's own sentence. */
const REASONS: Readonly<Record<string, Words>> = {
  refuse: { id: 'Toko menolak pesanan.', en: 'The shop refused the order.' },
  cancel: { id: 'Pesanan dibatalkan.', en: 'The order was cancelled.' },
  expire: { id: 'Pesanan kedaluwarsa.', en: 'The order expired.' },
  unfulfillable: {
    id: 'Pembayaran datang setelah waktunya, dan barangnya sudah habis.',
    en: 'The payment came after its time, and the goods were gone.',
  },
};

const STATES: Readonly<Record<RefundState, Words>> = {
  requested: { id: 'Sedang kami kirim ke bank Anda.', en: 'We are sending it to your bank.' },
  pending: {
    id: 'Sedang diproses bank. Biasanya 5 sampai 10 hari kerja.',
    en: 'Your bank is working on it; it usually takes 5 to 10 working days.',
  },
  succeeded: {
    id: 'Sudah dikembalikan. Bank dapat memerlukan beberapa hari sampai terlihat di rekening.',
    en: 'Given back. It can take the bank some days to show it.',
  },
  failed: {
    id: 'Ditolak bank. Petugas keuangan kabupaten akan menghubungi pembeli untuk cara lain.',
    en: 'The bank refused it. The regency’s finance office will contact the buyer about another way.',
  },
};

/** Why it goes back, as a sentence. */
export const refundReason = (reason: string, locale: Locale): string => REASONS[reason]?.[locale] ?? reason;
/** Where it is, as a sentence. */
export const refundStateText = (state: RefundState, locale: Locale): string => STATES[state][locale];
