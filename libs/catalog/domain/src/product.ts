import type { Id, Rupiah, Words } from '@lapak/kernel';

export const HALAL = ['certified', 'in_process', 'non_halal', 'not_food'] as const;
export type Halal = (typeof HALAL)[number];

/** What the rules need to know of a category. */
export interface Category {
  readonly id: string;
  readonly food: boolean;
  /** Food and drink: says how it stands with halal (duty of UMK since 18 October 2026). */
  readonly needsHalal: boolean;
  /** Packaged food: P-IRT or BPOM unless raw, ready to eat or kept under seven days. */
  readonly needsPirt: boolean;
}

/** A product as its maker typed it. */
export interface ProductDraft {
  readonly titleId: string;
  readonly titleEn?: string | null;
  readonly descriptionId: string;
  readonly descriptionEn?: string | null;
  readonly unit: string;
  readonly halal: Halal;
  readonly halalNumber?: string | null;
  readonly pirt?: string | null;
  readonly madeToOrderDays?: number | null;
  readonly variants: readonly VariantDraft[];
  /** Upload ids or keys of pictures that the product has, in order. */
  readonly pictures: readonly string[];
}
export interface VariantDraft {
  readonly id?: string | null;
  readonly nameId?: string | null;
  readonly nameEn?: string | null;
  readonly price: number;
  readonly compareAt?: number | null;
  readonly weightGrams: number;
  readonly onHand: number;
}

/** The same, checked and cleaned: what is written. */
export interface CheckedProduct {
  readonly title: Words;
  readonly description: Words;
  readonly unit: string;
  readonly halal: Halal;
  readonly halalNumber: string | null;
  /** Fifteen digits. */
  readonly pirt: string | null;
  readonly madeToOrderDays: number | null;
  readonly variants: readonly CheckedVariant[];
  readonly minPrice: Rupiah;
  readonly maxPrice: Rupiah;
  /** The former price of the cheapest variant. */
  readonly compareAt: Rupiah | null;
}
export interface CheckedVariant {
  readonly id: Id<'Variant'> | null;
  readonly name: Words | null;
  readonly price: Rupiah;
  readonly compareAt: Rupiah | null;
  readonly weightGrams: number;
  readonly onHand: number;
}
