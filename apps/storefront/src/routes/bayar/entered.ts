import { field } from '../../form.js';
import type { AddressInput, CheckoutPersonQuery, CheckoutPreviewInput, PaymentMethod } from '../../gql/graphql.js';

export const PLACES = ['here', 'away', 'pickup'] as const;
export type Place = (typeof PLACES)[number];

/** What stands in the checkout form, as typed. */
export interface Entered {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly where: Place;
  readonly desa: string;
  readonly street: string;
  readonly banjar: string;
  readonly landmark: string;
  readonly province: string;
  readonly regency: string;
  readonly outside: string;
  readonly postal: string;
  readonly note: string;
  readonly saveAddress: boolean;
  /** Shop id to option code. */
  readonly choices: ReadonlyMap<string, string>;
  readonly pay: PaymentMethod | null;
  readonly key: string;
  readonly agreedTotal: number | null;
}
type Person = CheckoutPersonQuery['viewer'];

const CHOICE = 'kirim-';
export const choiceName = (shopId: string): string => `${CHOICE}${shopId}`;

const payOf = (text: string | null): PaymentMethod | null => (text === 'cod' || text === 'stripe' ? text : null);

export const enteredOf = (form: URLSearchParams): Entered => {
  const where = form.get('tujuan-kirim') as Place;
  const total = form.get('total') ?? '';
  return {
    name: field(form, 'nama', 120),
    phone: field(form, 'hp', 40),
    email: field(form, 'surel', 254),
    where: PLACES.includes(where) ? where : 'here',
    desa: field(form, 'desa', 20),
    street: field(form, 'jalan', 200),
    banjar: field(form, 'banjar', 120),
    landmark: field(form, 'patokan', 200),
    province: field(form, 'provinsi', 10),
    regency: field(form, 'kabupaten', 10),
    outside: field(form, 'kecamatan-luar', 200),
    postal: field(form, 'kodepos', 10),
    note: field(form, 'catatan', 300),
    saveAddress: form.get('simpan-alamat') === '1',
    choices: new Map(
      [...form]
        .filter(([name]) => name.startsWith(CHOICE))
        .map(([name, value]) => [name.slice(CHOICE.length), value.slice(0, 80)]),
    ),
    pay: payOf(form.get('cara')),
    key: field(form, 'kunci', 60),
    agreedTotal: /^\d{1,15}$/.test(total) ? Number(total) : null,
  };
};

/** The form at first: what we know of the person, and the first address of theirs. */
export const enteredAtFirst = (person: Person, key: string): Entered => {
  const address = person?.addresses[0]?.address;
  return {
    ...enteredOf(new URLSearchParams()),
    key,
    name: person?.fullName ?? '',
    phone: person?.phone ?? '',
    email: person?.email ?? '',
    ...(address && {
      where: address.desaCode ? 'here' : 'away',
      desa: address.desaCode ?? '',
      street: address.street,
      banjar: address.banjar,
      landmark: address.landmark,
      province: address.provinceCode ?? '',
      regency: address.regencyCode ?? '',
      outside: address.outsideText ?? '',
      postal: address.postal,
    }),
  };
};

/** The code of the place that delivery is asked for; null while it is not known, or not needed. */
export const destinationOf = (entered: Entered): string | null =>
  entered.where === 'here' ? entered.desa || null : entered.where === 'away' ? entered.regency || null : null;

export const previewInput = (entered: Entered): CheckoutPreviewInput => ({
  destinationCode: destinationOf(entered),
  choices: [...entered.choices].map(([shopId, optionCode]) => ({ shopId, optionCode })),
  paymentMethod: entered.pay,
});

export const addressInput = (entered: Entered): AddressInput | null => {
  if (entered.where === 'pickup') return null;
  const common = {
    recipient: entered.name,
    phone: entered.phone,
    street: entered.street,
    banjar: entered.banjar,
    landmark: entered.landmark,
    note: '',
    postal: entered.postal || null,
  };
  return entered.where === 'here'
    ? { ...common, desaCode: entered.desa }
    : { ...common, provinceCode: entered.province, regencyCode: entered.regency, outsideText: entered.outside };
};

/** The API's names of fields to those of the form. */
const FIELDS: Readonly<Record<string, string>> = {
  contactName: 'nama',
  contactPhone: 'hp',
  contactEmail: 'surel',
  recipient: 'nama',
  phone: 'hp',
  street: 'jalan',
  banjar: 'banjar',
  desaCode: 'desa',
  provinceCode: 'provinsi',
  regencyCode: 'kabupaten',
  outsideText: 'kecamatan-luar',
  postal: 'kodepos',
  landmark: 'patokan',
  note: 'catatan',
};
export const formField = (apiField: string): string | undefined => FIELDS[apiField.split('.').at(-1) ?? ''];
