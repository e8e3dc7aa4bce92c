import { cleanText, invalid, type InvalidInput, isProblem } from '@lapak/kernel';
import { ApplicationLocked } from './refusals.js';
import { isOpen, type Requirement, type RequirementItem } from './requirement.js';
import { readNumber } from './requirement-formats.js';
import type { ShopState } from './shop.js';

export const MAX_DOCUMENTS = 5;
/** Where the owner may say "it is being arranged" instead of a number. */
export const LEGALISATION = 'nib';

export interface Filling {
  readonly text: string | null;
  readonly attested: boolean;
  /** New documents take the place of the earlier ones; none leaves those as they are. */
  readonly uploads: number;
  /** Documents held already. */
  readonly held: number;
  /** For a computed requirement: the shop's profile has what it looks for. */
  readonly holds: boolean;
}

export interface Filled {
  readonly text: string | null;
  readonly attested: boolean;
}

type Answer = Filled | InvalidInput;

const asText = (key: string, raw: string | null): string | null | InvalidInput => {
  if (raw === null || raw.trim() === '') return null;
  const clean = cleanText(raw, { max: 300 });
  return clean === null
    ? invalid('text', 'Tulis paling banyak 300 huruf biasa.', 'Write at most 300 plain characters.')
    : readNumber(key, clean);
};

const KINDS: Readonly<
  Record<Requirement['kind'], (requirement: Requirement, filling: Filling, text: string | null) => Answer>
> = {
  // Corrected elsewhere (name, address); filling it says "I have".
  computed: (_requirement, { holds }) =>
    holds
      ? { text: null, attested: false }
      : invalid('key', 'Lengkapi dulu di profil toko.', 'Please complete it in the shop profile first.'),
  text: ({ key }, { attested }, text) => {
    if (text !== null) return { text, attested: false };
    if (key === LEGALISATION && attested) return { text: null, attested: true };
    return invalid('text', 'Bagian ini belum diisi.', 'Please fill this in.');
  },
  document: (_requirement, { uploads, held }, text) => {
    if (uploads > MAX_DOCUMENTS)
      return invalid('uploadIds', `Paling banyak ${MAX_DOCUMENTS} berkas.`, `At most ${MAX_DOCUMENTS} files.`);
    return uploads + held > 0
      ? { text, attested: false }
      : invalid('uploadIds', 'Lampirkan satu foto atau dokumen.', 'Attach one photo or document.');
  },
  attest: (_requirement, { attested }) =>
    attested
      ? { text: null, attested: true }
      : invalid('attested', 'Baca lalu centang persetujuannya.', 'Please read and tick the agreement.'),
};

/** What an applicant's answer to one requirement becomes, or why not. */
export const fillRequirement = (
  shop: ShopState,
  requirement: Requirement,
  item: RequirementItem,
  filling: Filling,
): Answer | ApplicationLocked => {
  if (!isOpen(shop, item)) return new ApplicationLocked();
  const text = asText(requirement.key, filling.text);
  return isProblem(text) ? text : KINDS[requirement.kind](requirement, filling, text);
};
