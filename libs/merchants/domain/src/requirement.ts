import type { Words } from '@lapak/kernel';
import type { Shop, ShopState } from './shop.js';

export const REQUIREMENT_KINDS = ['computed', 'text', 'document', 'attest'] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
export const REQUIREMENT_STATUSES = ['empty', 'filled', 'ok', 'fix'] as const;
export type RequirementStatus = (typeof REQUIREMENT_STATUSES)[number];

/** One line of the regency's checklist, as its data file has it. */
export interface Requirement {
  readonly key: string;
  readonly kind: RequirementKind;
  readonly label: Words;
  readonly help: Words;
  readonly required: boolean;
  /** Only for shops of which this is true. Halal and P-IRT concern sellers of food. */
  readonly when?: { readonly foodSeller?: boolean; readonly needsHalal?: boolean; readonly needsPirt?: boolean };
}

/** How far one shop is with one requirement. */
export interface RequirementItem {
  readonly key: string;
  readonly status: RequirementStatus;
  readonly text: string | null;
  readonly attestedAt: Date | null;
  /** Why it was sent back; stays beside the new try until that is judged. */
  readonly reason: string | null;
}

/** What the computed requirements look at. */
export type ShopFacts = Pick<Shop, 'name' | 'desaCode' | 'banjar' | 'street' | 'landmark' | 'foodSeller'> & {
  readonly ownerName: string;
};

const COMPUTED: Readonly<Record<string, (shop: ShopFacts) => boolean>> = {
  owner: (shop) => shop.name !== '' && shop.ownerName.trim().length >= 3,
  address: (shop) => shop.desaCode !== '' && shop.banjar !== '' && (shop.landmark !== '' || shop.street !== ''),
};

/** Whether the shop's profile has what a computed requirement looks for. */
export const computedHolds = (key: string, shop: ShopFacts): boolean => COMPUTED[key]?.(shop) ?? false;

/** Keys of `computed` requirements that nobody computes: a checklist with one is a mistake of its file. */
export const unknownComputed = (checklist: readonly Requirement[]): string[] =>
  checklist.filter((r) => r.kind === 'computed' && !(r.key in COMPUTED)).map((r) => r.key);

const concerns = ({ when }: Requirement, shop: Pick<ShopFacts, 'foodSeller'>): boolean =>
  !when || shop.foodSeller || ![when.foodSeller, when.needsHalal, when.needsPirt].includes(true);

/** The lines of the checklist that concern this shop, each with how far it is, in the checklist's order. */
export const checklistFor = (
  checklist: readonly Requirement[],
  shop: ShopFacts,
  items: readonly RequirementItem[],
): { requirement: Requirement; item: RequirementItem }[] => {
  const held = new Map(items.map((item) => [item.key, item]));
  return checklist
    .filter((requirement) => concerns(requirement, shop))
    .map((requirement) => ({ requirement, item: currentItem(requirement, shop, held.get(requirement.key)) }));
};

const currentItem = (requirement: Requirement, shop: ShopFacts, held: RequirementItem | undefined): RequirementItem => {
  const item = held ?? { key: requirement.key, status: 'empty', text: null, attestedAt: null, reason: null };
  const untouched = requirement.kind === 'computed' && item.status === 'empty';
  return untouched && computedHolds(requirement.key, shop) ? { ...item, status: 'filled' } : item;
};

/** Whether the applicant may change it now. Once it was sent, only what was refused is open, until it is sent again. */
export const isOpen = (shop: ShopState, item: Pick<RequirementItem, 'status' | 'reason'>): boolean => {
  if (shop === 'draft' || shop === 'rejected') return true;
  return shop === 'needs_fix' && (item.status === 'fix' || (item.status === 'filled' && item.reason !== null));
};

/** Required lines that still need the applicant: not filled in, or sent back and not yet answered. */
export const missingIn = (lines: readonly { requirement: Requirement; item: RequirementItem }[]): Requirement[] =>
  lines
    .filter(({ requirement, item }) => requirement.required && (item.status === 'empty' || item.status === 'fix'))
    .map((l) => l.requirement);
