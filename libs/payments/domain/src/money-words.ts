import { formatDay, formatRupiah, type LocalDate, type Locale, type Rupiah, type Words } from '@lapak/kernel';

/** What a line of a merchant's statement is about. */
export const MONEY_LINE_KINDS = [
  'complete',
  'cash',
  'refund-started',
  'refund-undone',
  'payout-sent',
  'payout-failed',
] as const;
export type MoneyLineKind = (typeof MONEY_LINE_KINDS)[number];

const TITLES: Readonly<Record<MoneyLineKind, Words>> = {
  complete: { id: 'Pesanan selesai', en: 'Order completed' },
  cash: { id: 'Biaya pesanan tunai', en: 'Fee of a cash order' },
  'refund-started': { id: 'Dikembalikan ke pembeli', en: 'Given back to the buyer' },
  'refund-undone': { id: 'Pengembalian ditolak bank', en: 'Refund refused by the bank' },
  'payout-sent': { id: 'Dicairkan ke rekening', en: 'Paid out to your account' },
  'payout-failed': { id: 'Pencairan gagal, kembali ke saldo', en: 'Payout failed, back in your balance' },
};
export const moneyLineTitle = (kind: MoneyLineKind, locale: Locale): string => TITLES[kind][locale];

/** Where a shop stands with its next payout. */
export const PAYABLE_STATES = ['ready', 'in_debt', 'below_minimum', 'no_account', 'cooling_off'] as const;
export type PayableState = (typeof PAYABLE_STATES)[number];

export interface Standing {
  readonly payable: Rupiah;
  readonly minimum: Rupiah;
  /** From when on the shop's account may be paid; null when there is none. */
  readonly payableFrom: Date | null;
  readonly now: Date;
}
export const payableState = ({ payable, minimum, payableFrom, now }: Standing): PayableState => {
  if (payable < 0) return 'in_debt';
  if (payable < Math.max(minimum, 1)) return 'below_minimum';
  if (payableFrom === null) return 'no_account';
  return payableFrom > now ? 'cooling_off' : 'ready';
};

/** What the merchant reads beside the balance: why it is what it is, and what happens next. */
export const payableText = (state: PayableState, payable: Rupiah, next: LocalDate, locale: Locale): string => {
  const day = formatDay(next, locale);
  const id = locale === 'id';
  switch (state) {
    case 'in_debt':
      return id
        ? `Saldo Anda ${formatRupiah(payable)} karena ada uang yang dikembalikan ke pembeli setelah dicairkan. Jumlah ini dipotong dari pencairan berikutnya; Anda tidak perlu membayar apa pun.`
        : `Your balance is ${formatRupiah(payable)} because money went back to buyers after it was paid out. It is taken off your next payout; you need not pay anything.`;
    case 'below_minimum':
      return id
        ? 'Saldo dicairkan setelah mencapai batas terkecil. Sampai saat itu uangnya tetap tercatat di sini.'
        : 'It is paid out once it reaches the minimum. Until then it stays here.';
    case 'no_account':
      return id
        ? 'Isi rekening bank toko dulu, supaya uangnya bisa dicairkan.'
        : 'Add the shop’s bank account first, so that it can be paid out.';
    case 'cooling_off':
      return id
        ? 'Rekening baru diganti. Demi keamanan, pencairan ke rekening ini dimulai setelah masa tunggu.'
        : 'The account was changed. For safety, it is paid once the waiting time is over.';
    case 'ready':
      return id ? `Dicairkan mulai ${day}.` : `Paid out from ${day} on.`;
  }
};
