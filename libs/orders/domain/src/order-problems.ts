import {
  formatDay,
  formatRupiah,
  type Id,
  type LocalDate,
  type Locale,
  Problem,
  type Rupiah,
  type Words,
} from '@lapak/kernel';
import type { PaymentMethod } from './order-state.js';

/** What a variant is called where there is no product to take a title from. */
const SOMETHING: Words = { id: 'Barang ini', en: 'This item' };
const inLanguage = (words: Words, locale: Locale): string => words[locale] || words.id;

/** Fewer units are left than were wanted; nothing was held. */
export class OutOfStock extends Problem {
  readonly kind = 'OutOfStock';
  constructor(
    readonly variantId: Id<'Variant'>,
    readonly words: Words,
    readonly left: number,
  ) {
    super();
  }
  /** In English on the Problem itself; the schema says it in the caller's language. */
  get title(): string {
    return inLanguage(this.words, 'en');
  }
  say(locale: Locale): string {
    const title = inLanguage(this.words, locale);
    if (this.left === 0) return locale === 'id' ? `${title} baru saja habis.` : `${title} has just sold out.`;
    return locale === 'id'
      ? `${title} tinggal ${this.left}. Kurangi jumlahnya untuk melanjutkan.`
      : `Only ${this.left} of ${title} left. Lower the quantity to go on.`;
  }
}

/** No longer sold, or never was: the answer is the same. */
export class ProductGone extends Problem {
  readonly kind = 'ProductGone';
  constructor(
    readonly variantId: Id<'Variant'>,
    readonly words: Words = SOMETHING,
  ) {
    super();
  }
  get title(): string {
    return inLanguage(this.words, 'en');
  }
  say(locale: Locale): string {
    const title = inLanguage(this.words, locale);
    return locale === 'id'
      ? `${title} tidak dijual lagi. Keluarkan dari keranjang untuk melanjutkan.`
      : `${title} is no longer sold. Take it out of the basket to go on.`;
  }
}

export interface PriceChange {
  readonly variantId: Id<'Variant'>;
  readonly words: Words;
  /** What the buyer saw. */
  readonly was: Rupiah;
  readonly now: Rupiah;
}

/** Every line whose price is not the one that the buyer saw. */
export class PriceChanged extends Problem {
  readonly kind = 'PriceChanged';
  constructor(readonly changes: readonly PriceChange[]) {
    super();
  }
  get lines(): { variantId: Id<'Variant'>; title: string; was: Rupiah; now: Rupiah; words: Words }[] {
    return this.changes.map((change) => ({ ...change, title: inLanguage(change.words, 'en') }));
  }
  say(locale: Locale): string {
    const each = this.changes.map(({ words, was, now }) => {
      const title = inLanguage(words, locale);
      return locale === 'id'
        ? `${title} dari ${formatRupiah(was)} menjadi ${formatRupiah(now)}`
        : `${title} from ${formatRupiah(was)} to ${formatRupiah(now)}`;
    });
    return locale === 'id'
      ? `Harga berubah: ${each.join('; ')}. Setujui harga baru di keranjang untuk melanjutkan.`
      : `Prices have changed: ${each.join('; ')}. Accept the new prices in the basket to go on.`;
  }
}

export class ShopClosed extends Problem {
  readonly kind = 'ShopClosed';
  constructor(
    readonly shopId: Id<'Shop'>,
    readonly shopName: string,
    /** The first day that it is open again; null when nobody can say. */
    readonly until: LocalDate | null,
  ) {
    super();
  }
  say(locale: Locale): string {
    const day = this.until && formatDay(this.until, locale);
    return locale === 'id'
      ? `${this.shopName} sedang tutup${day ? ` dan buka lagi ${day}` : ''}. Keluarkan barangnya untuk melanjutkan dengan toko lain.`
      : `${this.shopName} is closed${day ? ` and opens again on ${day}` : ''}. Take its goods out to go on with the other shops.`;
  }
}

export class EmptyBasket extends Problem {
  readonly kind = 'EmptyBasket';
  say(locale: Locale): string {
    return locale === 'id' ? 'Keranjang masih kosong.' : 'The basket is empty.';
  }
}

/** This shop cannot bring its goods there, or not in the way that was chosen. */
export class DeliveryNotPossible extends Problem {
  readonly kind = 'DeliveryNotPossible';
  constructor(
    readonly shopId: Id<'Shop'>,
    readonly shopName: string,
    /** Why, when there is no way at all; null when only the chosen one is not possible. */
    private readonly reason: Words | null,
  ) {
    super();
  }
  say(locale: Locale): string {
    if (this.reason) return `${this.shopName}: ${inLanguage(this.reason, locale)}`;
    return locale === 'id'
      ? `Cara kirim yang dipilih untuk ${this.shopName} tidak tersedia. Pilih cara kirim lain.`
      : `The chosen delivery is not available for ${this.shopName}. Please choose another.`;
  }
}

export class PaymentNotPossible extends Problem {
  readonly kind = 'PaymentNotPossible';
  constructor(
    readonly method: PaymentMethod,
    private readonly reason: Words,
  ) {
    super();
  }
  say(locale: Locale): string {
    return inLanguage(this.reason, locale);
  }
}

/** The total that the buyer agreed to differs from the total now, e.g. because delivery costs something else. */
export class TotalChanged extends Problem {
  readonly kind = 'TotalChanged';
  constructor(
    readonly was: Rupiah,
    readonly now: Rupiah,
  ) {
    super();
  }
  say(locale: Locale): string {
    return locale === 'id'
      ? `Total berubah dari ${formatRupiah(this.was)} menjadi ${formatRupiah(this.now)}. Periksa lagi, lalu pesan bila setuju.`
      : `The total has changed from ${formatRupiah(this.was)} to ${formatRupiah(this.now)}. Check it, then order if you agree.`;
  }
}

/** The key has placed another order already: nothing is placed twice, and nothing is placed by mistake. */
export class IdempotencyConflict extends Problem {
  readonly kind = 'IdempotencyConflict';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Pesanan dari halaman ini sudah dibuat dengan isi yang lain. Periksa pesanan Anda, atau muat ulang halaman untuk memesan lagi.'
      : 'This page has already placed an order with other details. See your orders, or reload the page to order again.';
  }
}
