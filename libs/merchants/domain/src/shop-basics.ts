import { asPhone, cleanText, type FieldFault, InvalidInput, type Phone, slugOf, type Words } from '@lapak/kernel';
import { ApplicationLocked } from './refusals.js';
import { isOpen, type RequirementItem } from './requirement.js';
import type { Shop } from './shop.js';

export interface BasicsInput {
  readonly name: string;
  readonly taglineId: string;
  readonly taglineEn?: string | null;
  readonly storyId: string;
  readonly storyEn?: string | null;
  readonly desaCode: string;
  readonly banjar: string;
  readonly street?: string | null;
  readonly landmark?: string | null;
  readonly phone: string;
  readonly foodSeller: boolean;
}

export type Basics = Pick<
  Shop,
  'name' | 'tagline' | 'story' | 'desaCode' | 'banjar' | 'street' | 'landmark' | 'phone' | 'foodSeller'
>;

class Faults {
  readonly list: FieldFault[] = [];
  add(field: string, id: string, en: string): void {
    this.list.push({ field, words: { id, en } });
  }
  text(
    field: string,
    value: string | null | undefined,
    limits: { min?: number; max: number; lines?: boolean },
    id: string,
    en: string,
  ): string {
    const clean = cleanText(value ?? '', limits);
    if (clean === null) this.add(field, id, en);
    return clean ?? '';
  }
}

const words = (
  faults: Faults,
  field: string,
  id: string,
  en: string | null | undefined,
  max: number,
  lines: boolean,
): Words => ({
  id: faults.text(
    `${field}Id`,
    id,
    { max, lines },
    `Paling banyak ${max} huruf biasa.`,
    `At most ${max} plain characters.`,
  ),
  en: faults.text(
    `${field}En`,
    en,
    { max, lines },
    `Paling banyak ${max} huruf biasa.`,
    `At most ${max} plain characters.`,
  ),
});

/** The basics of a shop as they are kept, or one sentence per field. `inside` says whether a desa lies in the regency. */
export const readBasics = (input: BasicsInput, inside: (desaCode: string) => boolean): Basics | InvalidInput => {
  const faults = new Faults();
  const name = faults.text(
    'name',
    input.name,
    { min: 3, max: 60 },
    'Nama toko 3 sampai 60 huruf.',
    "A shop's name has 3 to 60 characters.",
  );
  if (name !== '' && slugOf(name).replaceAll('-', '').length < 3) {
    faults.add(
      'name',
      'Nama toko perlu paling sedikit 3 huruf Latin atau angka.',
      'A shop’s name needs at least 3 Latin letters or digits.',
    );
  }
  const phone = asPhone(input.phone);
  if (!phone)
    faults.add(
      'phone',
      'Nomor telepon tidak dikenali. Contoh: 0812-3456-7890.',
      'This phone number is not recognised. Example: 0812-3456-7890.',
    );
  if (!inside(input.desaCode)) {
    faults.add(
      'desaCode',
      'Pilih desa atau kelurahan di wilayah kabupaten ini. Toko di sini harus punya tempat usaha di dalamnya.',
      'Choose a village of this regency. Shops here need a place of work in it.',
    );
  }
  const place = (field: 'banjar' | 'street' | 'landmark', min: number): string =>
    faults.text(
      field,
      input[field],
      { min, max: 120 },
      min > 0 ? 'Bagian ini belum diisi, paling banyak 120 huruf.' : 'Paling banyak 120 huruf biasa.',
      min > 0 ? 'Please fill this in, at most 120 characters.' : 'At most 120 plain characters.',
    );
  const basics: Basics = {
    name,
    tagline: words(faults, 'tagline', input.taglineId, input.taglineEn, 120, false),
    story: words(faults, 'story', input.storyId, input.storyEn, 4_000, true),
    desaCode: input.desaCode,
    banjar: place('banjar', 1),
    street: place('street', 0),
    landmark: place('landmark', 0),
    phone: phone ?? ('' as Phone),
    foodSeller: input.foodSeller,
  };
  return faults.list.length > 0 ? new InvalidInput(faults.list) : basics;
};

type Checked = 'name' | 'desaCode' | 'banjar' | 'street' | 'landmark';
/** Which requirement vouches for which field. */
const VOUCHES: Readonly<Record<Checked, 'owner' | 'address'>> = {
  name: 'owner',
  desaCode: 'address',
  banjar: 'address',
  street: 'address',
  landmark: 'address',
};

const touched = (shop: Shop, next: Basics): Checked[] =>
  (Object.keys(VOUCHES) as Checked[]).filter((field) => shop[field] !== next[field]);

/** The requirements that a change of basics answers, when they were sent back. */
export const answeredBy = (shop: Shop, next: Basics): string[] => [
  ...new Set(touched(shop, next).map((field) => VOUCHES[field])),
];

/** What staff check cannot change behind their back; words, phone and food may always change. */
export const changeBasics = (
  shop: Shop,
  items: readonly RequirementItem[],
  next: Basics,
): Basics | ApplicationLocked => {
  const open = (key: string): boolean =>
    isOpen(shop.state, items.find((item) => item.key === key) ?? { status: 'empty', reason: null });
  return touched(shop, next).every((field) => open(VOUCHES[field])) ? next : new ApplicationLocked();
};

/** Addresses of a shop's page to try, the plain one first. */
export const slugsFor = (name: string, desaName: string): string[] => {
  const base = slugOf(name, 50);
  return [base, `${base}-${slugOf(desaName, 20)}`, ...Array.from({ length: 20 }, (_, i) => `${base}-${i + 2}`)];
};

/** Names to offer when the wanted one is taken. */
export const namesLike = (name: string, desaName: string, kecamatanName: string): string[] =>
  [`${name} ${desaName}`, `${name} ${kecamatanName}`, `${name} Asli ${desaName}`, `${name} 2`].filter(
    (n) => n.length <= 60,
  );
