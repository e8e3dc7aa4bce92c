import { asPhone, cleanText, type FieldFault, formatPhone, InvalidInput, type Phone } from '@lapak/kernel';

/** Where a parcel goes, as it was when it was written down: `lines` are what is printed on it. */
export interface Address {
  readonly recipient: string;
  readonly phone: Phone;
  readonly street: string;
  readonly banjar: string;
  readonly landmark: string;
  readonly note: string;
  readonly postal: string;
  /** Inside the regency; then the next three are null. */
  readonly desaCode: string | null;
  readonly desaLabel: string | null;
  readonly provinceCode: string | null;
  readonly regencyCode: string | null;
  /** Kecamatan and desa, as the buyer wrote them. */
  readonly outsideText: string | null;
  readonly lines: readonly string[];
}

export interface AddressInput {
  readonly recipient: string;
  readonly phone: string;
  readonly street?: string | null;
  readonly banjar?: string | null;
  readonly desaCode?: string | null;
  readonly provinceCode?: string | null;
  readonly regencyCode?: string | null;
  readonly outsideText?: string | null;
  readonly postal?: string | null;
  readonly landmark?: string | null;
  readonly note?: string | null;
}

/** What the areas know of places; `home` is the regency itself. */
export interface Places {
  readonly home: { readonly name: string; readonly province: string };
  desa(code: string): { readonly label: string; readonly postal: string } | null;
  province(code: string): { readonly name: string } | null;
  /** A regency other than `home`. */
  regency(code: string): { readonly name: string } | null;
}

const short = (regency: string): string => regency.replace(/^Kabupaten /, 'Kab. ');

class Reading {
  readonly faults: FieldFault[] = [];
  constructor(private readonly prefix: string) {}

  wrong(field: string, id: string, en: string): void {
    this.faults.push({ field: this.prefix + field, words: { id, en } });
  }
  text(field: keyof AddressInput, input: AddressInput, max: number): string {
    const clean = cleanText(input[field] ?? '', { max });
    if (clean === null)
      this.wrong(
        field,
        `Paling banyak ${max} huruf, tanpa tanda khusus.`,
        `At most ${max} letters, no control characters.`,
      );
    return clean ?? '';
  }
}

const inside = (input: AddressInput, places: Places, read: Reading) => {
  const desa = places.desa(input.desaCode ?? '');
  if (!desa)
    read.wrong('desaCode', 'Pilih desa atau kelurahan dari daftar.', 'Choose the desa or kelurahan from the list.');
  return {
    desaCode: desa ? input.desaCode! : null,
    desaLabel: desa?.label ?? null,
    provinceCode: null,
    regencyCode: null,
    outsideText: null,
    standardPostal: desa?.postal ?? '',
    place: [desa?.label ?? ''],
    tail: `${short(places.home.name)}, ${places.home.province}`,
  };
};

const outside = (input: AddressInput, places: Places, read: Reading) => {
  const province = places.province(input.provinceCode ?? '');
  const regency = input.regencyCode?.startsWith(`${input.provinceCode}.`) ? places.regency(input.regencyCode) : null;
  const outsideText = read.text('outsideText', input, 120);
  if (!province) read.wrong('provinceCode', 'Pilih provinsi dari daftar.', 'Choose the province from the list.');
  else if (!regency)
    read.wrong('regencyCode', 'Pilih kabupaten atau kota dari daftar.', 'Choose the regency or city from the list.');
  if (!outsideText)
    read.wrong(
      'outsideText',
      'Tulis desa atau kelurahan dan kecamatannya.',
      'Write the desa or kelurahan and its kecamatan.',
    );
  return {
    desaCode: null,
    desaLabel: null,
    provinceCode: input.provinceCode ?? null,
    regencyCode: input.regencyCode ?? null,
    outsideText,
    standardPostal: '',
    place: [outsideText],
    tail: `${short(regency?.name ?? '')}, ${province?.name ?? ''}`,
  };
};

/**
 * Checks an address and writes it down as it will be printed. Inside the regency a desa is enough with a street, a banjar
 * or a landmark: many houses have no number. Elsewhere: province, regency, the place in words, street and postal code.
 * @param prefix put before the names of fields that are refused, e.g. `address.`
 */
export const readAddress = (input: AddressInput, places: Places, prefix = ''): Address | InvalidInput => {
  const read = new Reading(prefix);
  const recipient = read.text('recipient', input, 120);
  if (!recipient) read.wrong('recipient', 'Tulis nama penerima.', 'Enter the name of the recipient.');
  const phone = asPhone(input.phone);
  if (!phone)
    read.wrong(
      'phone',
      'Nomor HP penerima belum benar. Contoh: 0812-3456-7890.',
      "The recipient's phone number is not right. Example: 0812-3456-7890.",
    );
  const [street, banjar, landmark, note] = [
    read.text('street', input, 120),
    read.text('banjar', input, 120),
    read.text('landmark', input, 120),
    read.text('note', input, 300),
  ];
  const isInside = Boolean(input.desaCode) || !input.provinceCode;
  const { standardPostal, place, tail, ...where } = isInside
    ? inside(input, places, read)
    : outside(input, places, read);
  const postal = input.postal?.trim() || standardPostal;
  if (isInside && !street && !banjar && !landmark)
    read.wrong(
      'street',
      'Isi jalan, banjar, atau patokan, supaya kurir menemukan tempatnya.',
      'Give a street, a banjar or a landmark, so that the place can be found.',
    );
  if (!isInside && !street) read.wrong('street', 'Tulis nama jalan dan nomor rumah.', 'Enter street and house number.');
  if (!/^\d{5}$/.test(postal) && (where.desaCode !== null || !isInside))
    read.wrong('postal', 'Kode pos terdiri dari lima angka.', 'A postal code has five digits.');
  if (read.faults.length > 0) return new InvalidInput(read.faults);
  const lines = [
    `${recipient} (${formatPhone(phone!)})`,
    [street, banjar].filter(Boolean).join(', '),
    ...place,
    `${tail} ${postal}`,
    landmark && `Patokan: ${landmark}`,
  ].filter((line): line is string => Boolean(line));
  return { recipient, phone: phone!, street, banjar, landmark, note, postal, ...where, lines };
};

/** At most so many addresses are kept for one account; the one used longest ago makes room. */
export const MAX_SAVED_ADDRESSES = 20;

/** One line by which its owner knows a saved address: `Ani, Jl. Contoh 1, Desa Penglatan, Kec. Buleleng`. */
export const addressLabel = (address: Address): string =>
  [address.recipient, address.street || address.banjar || address.landmark, address.desaLabel ?? address.outsideText]
    .filter(Boolean)
    .join(', ');
