import type { Id, LocalDate, Rupiah, Words } from '@lapak/kernel';

export const DELIVERY_METHODS = ['pickup', 'seller_delivery', 'courier'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** One way for the goods of one shop to reach the buyer. */
export interface DeliveryOption {
  /** `pickup`, `seller_delivery` or `courier:{service}`: stable, so that a choice outlives a reload. */
  readonly code: string;
  readonly method: DeliveryMethod;
  readonly label: Words;
  readonly detail: Words;
  readonly price: Rupiah;
  readonly free: boolean;
  readonly promisedFrom: LocalDate;
  readonly promisedTo: LocalDate;
}

/** The ways that a shop's goods can go, best first. Without any, `refusal` says why to the buyer. */
export interface Quote {
  readonly options: readonly DeliveryOption[];
  readonly refusal: Words | null;
}

/**
 * Where the goods go, by Kemendagri's codes: inside the regency a desa (`51.08.07.2001`) or only its kecamatan
 * (`51.08.07`), outside a regency (`35.78`) or only its province (`35`).
 */
export type Destination =
  | { readonly inside: true; readonly code: string; readonly kecamatanCode: string; readonly kecamatanName: string }
  | { readonly inside: false; readonly code: string };

/** What goes from one shop to the buyer. */
export interface Parcel {
  readonly shopId: Id<'Shop'>;
  /** Of all lines together. */
  readonly weightGrams: number;
  /** Length x width x height in cm of all lines together; null when a line's is not known. */
  readonly volumeCm3: number | null;
  readonly itemsTotal: Rupiah;
  /** Working days of the line that takes longest to make; 0 when everything lies on the shelf. */
  readonly preparationDays: number;
  readonly perishable: boolean;
}
