import type { Id, LocalDate, Phone, Words } from '@lapak/kernel';

export const SHOP_STATES = ['draft', 'submitted', 'needs_fix', 'approved', 'rejected', 'suspended'] as const;
export type ShopState = (typeof SHOP_STATES)[number];
export const LEGAL_STATUSES = ['nib', 'in_process', 'none'] as const;
/** nib: a business number was given; in_process: the owner says it is being arranged (Permendag 19/2026, art. 17). */
export type LegalStatus = (typeof LEGAL_STATUSES)[number];
export const SHOP_ROLES = ['owner', 'staff'] as const;
export type ShopRole = (typeof SHOP_ROLES)[number];

export interface Shop {
  readonly id: Id<'Shop'>;
  readonly slug: string;
  readonly name: string;
  readonly tagline: Words;
  readonly story: Words;
  readonly state: ShopState;
  readonly desaCode: string;
  readonly kecamatanCode: string;
  readonly banjar: string;
  readonly street: string;
  readonly landmark: string;
  readonly phone: Phone;
  readonly foodSeller: boolean;
  readonly legalStatus: LegalStatus;
  readonly nib: string | null;
  /** Without a NIB the shop may sell until this day. */
  readonly legalisationDeadline: LocalDate | null;
  /** `HH:MM`, in the regency's time. */
  readonly opens: string | null;
  readonly closes: string | null;
  /** 1 Monday ... 7 Sunday. */
  readonly openDays: readonly number[] | null;
  readonly closedFrom: LocalDate | null;
  /** The first day that it is open again. */
  readonly closedUntil: LocalDate | null;
  readonly closedNote: string | null;
  readonly codEnabled: boolean;
  readonly registeredAt: Date;
  readonly approvedAt: Date | null;
}

/** Closed on `day` by the shop's own notice: from `closedFrom` (or at once) to the day before `closedUntil`. */
export const isClosed = (shop: Pick<Shop, 'closedFrom' | 'closedUntil'>, day: LocalDate): boolean =>
  shop.closedUntil !== null && day < shop.closedUntil && (shop.closedFrom === null || shop.closedFrom <= day);

/** `months` calendar months after `day`; the last day of a shorter month when there is no such day. */
export const addMonths = (day: LocalDate, months: number): LocalDate => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10) as LocalDate;
};
