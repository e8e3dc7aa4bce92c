import { type Locale, Problem } from '@lapak/kernel';

/** Nothing was paid for it, or all went back already. */
export class NothingToRefund extends Problem {
  readonly kind = 'NothingToRefund';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Tidak ada lagi uang yang bisa dikembalikan untuk ini.'
      : 'Nothing is left here that could be given back.';
  }
}

/** The shop has the cash: it never was with us. */
export class CashGoesByHand extends Problem {
  readonly kind = 'CashGoesByHand';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Pesanan ini dibayar tunai kepada toko, tidak lewat kami. Bila sudah dibayar, toko mengembalikan uangnya langsung kepada pembeli.'
      : 'This order is paid to the shop in cash, not through us. What was paid the shop gives back to the buyer by hand.';
  }
}

/** Whoever proposed it cannot also approve it. */
export class SecondOfficerNeeded extends Problem {
  readonly kind = 'SecondOfficerNeeded';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Petugas lain yang harus menyetujui ini, bukan petugas yang mengusulkannya.'
      : 'Another officer must approve this, not the one who proposed it.';
  }
}

/** It was decided already, by somebody else perhaps. */
export class AlreadyDecided extends Problem {
  readonly kind = 'AlreadyDecided';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Ini sudah diputuskan. Muat ulang halaman untuk melihat hasilnya.'
      : 'This has been decided already. Reload the page to see the outcome.';
  }
}

/** The books do not agree with themselves: no money leaves until somebody has looked. Buying goes on. */
export class MoneyFrozen extends Problem {
  readonly kind = 'MoneyFrozen';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Pencairan dan pengembalian dana sedang dihentikan sementara karena pembukuan perlu diperiksa. Pesanan tetap berjalan; coba lagi nanti.'
      : 'Payouts and refunds are halted while the books are checked. Orders go on; please try again later.';
  }
}
