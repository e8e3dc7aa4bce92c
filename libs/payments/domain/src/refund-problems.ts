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
      ? 'Pesanan ini dibayar tunai ke toko. Toko mengembalikan uangnya langsung kepada pembeli.'
      : 'This order was paid to the shop in cash. The shop gives the money back to the buyer by hand.';
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
