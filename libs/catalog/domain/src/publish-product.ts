import { invalid, type InvalidInput, type Locale, Problem } from '@lapak/kernel';
import { afterMove, type ProductState } from './product-state.js';

/** From this many published products on, a shop is known well enough to publish without being looked at first. */
export const TRUSTED_FROM = 3;

// Goods that may not be sold here at all, or only by licence (Permendag 20/2014 for alcohol; medicines, tobacco, protected
// wildlife): whoever sells them, a curator looks first.
const DELICATE =
  /\b(arak|tuak|brem|miras|wine|anggur merah|bir|beer|rokok|tembakau|vape|obat (keras|kuat|aborsi)|senjata|airsoft|penyu|karang hidup|satwa|pulsa)\b/i;

/** Whether the words speak of goods that need a second pair of eyes. */
export const isDelicate = (...texts: readonly string[]): boolean => texts.some((text) => DELICATE.test(text));

export class ShopNotApproved extends Problem {
  readonly kind = 'ShopNotApproved';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Toko Anda belum disetujui, jadi produk belum bisa ditayangkan. Simpan sebagai draf dulu; produk bisa ditayangkan begitu toko disetujui.'
      : 'Your shop is not approved yet, so products cannot go on sale. Save it as a draft; it can be published once the shop is approved.';
  }
}

export interface Saving {
  /** Null for a new product. */
  readonly state: ProductState | null;
  readonly publish: boolean;
  readonly shopApproved: boolean;
  /** Products of the shop that are on sale now. */
  readonly publishedBefore: number;
  readonly delicate: boolean;
}

/**
 * The state of a product once it is saved. A shop's first products, delicate goods and what was sent back are looked at
 * by a curator first; a shop that is known publishes at once, and a plain edit of what is on sale stays on sale.
 */
export const stateAfterSaving = ({
  state,
  publish,
  shopApproved,
  publishedBefore,
  delicate,
}: Saving): ProductState | ShopNotApproved | InvalidInput => {
  const now = state ?? 'draft';
  if (!publish) return afterMove(now, 'withdraw', 'merchant') ?? now;
  if (!shopApproved) return new ShopNotApproved();
  if (now === 'pending' || (now === 'published' && !delicate)) return now;
  const move = publishedBefore >= TRUSTED_FROM && !delicate ? 'publish' : 'submit';
  return (
    afterMove(now, move, 'merchant') ??
    afterMove(now, 'submit', 'merchant') ??
    invalid(
      'publish',
      'Produk ini ditolak kurator dan tidak bisa ditayangkan. Buat produk baru bila barangnya berbeda.',
      'This product was rejected and cannot be published. Make a new one if the goods are others.',
    )
  );
};
