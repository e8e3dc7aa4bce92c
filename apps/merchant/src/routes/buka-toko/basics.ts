import { asPhone } from '@lapak/kernel';
import type { ShopBasicsInput } from '../../gql/graphql.js';
import type { ChosenDesa } from '../../parts/desa-picker.js';
import type { Fault } from '../../parts/still-wrong.js';
import { t } from '../../words/words.js';

/** What a shop is, as typed. */
export interface Basics {
  readonly name: string;
  readonly taglineId: string;
  readonly taglineEn: string;
  readonly storyId: string;
  readonly storyEn: string;
  readonly desa: ChosenDesa | null;
  readonly banjar: string;
  readonly street: string;
  readonly landmark: string;
  readonly phone: string;
  readonly foodSeller: boolean;
}

export const STEPS = ['name', 'place', 'story'] as const;
export type Step = (typeof STEPS)[number];

const FIELDS: Readonly<Record<Step, readonly string[]>> = {
  name: ['name', 'taglineId', 'taglineEn'],
  place: ['desaCode', 'banjar', 'street', 'landmark'],
  story: ['phone', 'foodSeller', 'storyId', 'storyEn'],
};

/** The step that holds a field; the first for one that is nowhere. */
export const stepOf = (field: string): Step => STEPS.find((step) => FIELDS[step].includes(field)) ?? 'name';

export const emptyBasics = (phone: string): Basics => ({
  name: '',
  taglineId: '',
  taglineEn: '',
  storyId: '',
  storyEn: '',
  desa: null,
  banjar: '',
  street: '',
  landmark: '',
  phone,
  foodSeller: false,
});

const NEEDED: readonly { field: string; message: string; ok: (basics: Basics) => boolean }[] = [
  { field: 'name', message: t.openShop.needName, ok: ({ name }) => name.trim().length >= 3 },
  { field: 'desaCode', message: t.openShop.needDesa, ok: ({ desa }) => desa !== null },
  { field: 'banjar', message: t.openShop.needBanjar, ok: ({ banjar }) => banjar.trim() !== '' },
  { field: 'phone', message: t.openShop.needPhone, ok: ({ phone }) => asPhone(phone) !== null },
];

/** What is missing on one step, or on all of them. */
export const faultsIn = (basics: Basics, step?: Step): Fault[] =>
  NEEDED.filter(({ field, ok }) => (!step || FIELDS[step].includes(field)) && !ok(basics)).map(
    ({ field, message }) => ({
      field,
      message,
    }),
  );

/** What is sent; only for basics without faults. */
export const basicsInput = ({ desa, ...basics }: Basics): ShopBasicsInput => ({
  ...basics,
  desaCode: desa?.code ?? '',
});
