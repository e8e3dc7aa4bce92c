import { asId, cleanText, type FieldFault, InvalidInput, type Rupiah, rupiah, type Words } from '@lapak/kernel';
import type { Category, CheckedProduct, CheckedVariant, ProductDraft, VariantDraft } from './product.js';

export const MOST_VARIANTS = 20;
export const MOST_PICTURES = 8;
const MAX_PRICE = 100_000_000_000;
const MAX_GRAMS = 500_000;
const MAX_ON_HAND = 1_000_000;

/** Collects one sentence per field, so that a form shows everything that is wrong at once. */
class Faults {
  readonly all: FieldFault[] = [];
  add(field: string, id: string, en: string): void {
    this.all.push({ field, words: { id, en } });
  }
  text(
    field: string,
    value: string | null | undefined,
    limits: { min: number; max: number; lines?: boolean },
    what: Words,
  ): string {
    const clean = cleanText(value ?? '', limits);
    if (clean === null) {
      const least =
        limits.min > 0
          ? { id: `${limits.min} sampai `, en: `${limits.min} to ` }
          : { id: 'paling banyak ', en: 'at most ' };
      this.add(
        field,
        `${what.id}: ${least.id}${limits.max} huruf, tanpa tanda khusus.`,
        `${what.en}: ${least.en}${limits.max} letters, no control characters.`,
      );
    }
    return clean ?? '';
  }
  whole(field: string, value: number, from: number, to: number, what: Words): number {
    if (Number.isSafeInteger(value) && value >= from && value <= to) return value;
    const range = `${from.toLocaleString('id-ID')}–${to.toLocaleString('id-ID')}`;
    this.add(field, `${what.id} harus bilangan bulat ${range}.`, `${what.en} must be a whole number, ${range}.`);
    return from;
  }
}

const checkVariant = (faults: Faults, variant: VariantDraft, i: number, many: boolean): CheckedVariant => {
  const at = (field: string): string => `variants.${i}.${field}`;
  const nameId = faults.text(
    at('nameId'),
    variant.nameId,
    { min: many ? 1 : 0, max: 60 },
    { id: 'Nama pilihan', en: 'Name of the option' },
  );
  const nameEn = faults.text(
    at('nameEn'),
    variant.nameEn,
    { min: 0, max: 60 },
    { id: 'Nama pilihan (Inggris)', en: 'Name of the option (English)' },
  );
  const price = faults.whole(at('price'), variant.price, 1, MAX_PRICE, { id: 'Harga', en: 'The price' });
  const compareAt = variant.compareAt ?? null;
  if (compareAt !== null && !(Number.isSafeInteger(compareAt) && compareAt > price && compareAt <= MAX_PRICE)) {
    faults.add(
      at('compareAt'),
      'Harga coret harus lebih tinggi daripada harga jual.',
      'The former price must be higher than the price.',
    );
  }
  const id = variant.id ? asId<'Variant'>(variant.id) : null;
  if (variant.id && id === null)
    faults.add(
      at('id'),
      'Pilihan ini tidak dikenali. Muat ulang halaman.',
      'This option is not known. Reload the page.',
    );
  return {
    id,
    name: nameId === '' ? null : { id: nameId, en: nameEn || nameId },
    price: rupiah(price),
    compareAt: compareAt !== null && Number.isSafeInteger(compareAt) ? rupiah(compareAt) : null,
    weightGrams: faults.whole(at('weightGrams'), variant.weightGrams, 1, MAX_GRAMS, {
      id: 'Berat kirim (gram)',
      en: 'The shipping weight (grams)',
    }),
    onHand: faults.whole(at('onHand'), variant.onHand, 0, MAX_ON_HAND, { id: 'Stok', en: 'Stock' }),
  };
};

const checkVariants = (faults: Faults, drafts: readonly VariantDraft[]): CheckedVariant[] => {
  if (drafts.length < 1 || drafts.length > MOST_VARIANTS) {
    faults.add('variants', `Isi 1 sampai ${MOST_VARIANTS} pilihan.`, `Give 1 to ${MOST_VARIANTS} options.`);
  }
  const variants = drafts.slice(0, MOST_VARIANTS).map((draft, i) => checkVariant(faults, draft, i, drafts.length > 1));
  const names = variants.map((variant) => variant.name?.id.toLowerCase());
  const ids = variants.map((variant) => variant.id);
  variants.forEach((variant, i) => {
    if (names[i] !== undefined && names.indexOf(names[i]) < i)
      faults.add(
        `variants.${i}.nameId`,
        'Nama pilihan ini sudah dipakai di atas.',
        'This option has the name of one above.',
      );
    if (variant.id && ids.indexOf(variant.id) < i)
      faults.add(`variants.${i}.id`, 'Pilihan ini tertulis dua kali.', 'This option is given twice.');
  });
  return variants;
};

// Fifteen digits, usually written 2065108010099-29; people group them in many ways.
const PIRT = /^\d{15}$/;
const HALAL_NUMBER = /^[A-Z0-9][A-Z0-9 ./-]{6,38}[A-Z0-9]$/i;

const checkFood = (
  faults: Faults,
  draft: ProductDraft,
  category: Category,
): { halalNumber: string | null; pirt: string | null } => {
  if (category.needsHalal && draft.halal === 'not_food') {
    faults.add(
      'halal',
      'Pilih keterangan halal untuk makanan atau minuman ini.',
      'Say how this food or drink stands with halal.',
    );
  }
  if (!category.food && draft.halal !== 'not_food') {
    faults.add(
      'halal',
      'Kategori ini bukan makanan. Pilih “bukan makanan”.',
      'This category is not food. Choose “not food”.',
    );
  }
  const halalNumber = (draft.halalNumber ?? '').trim();
  if (draft.halal === 'certified' && !HALAL_NUMBER.test(halalNumber)) {
    faults.add(
      'halalNumber',
      'Isi nomor sertifikat halal, 8 sampai 40 huruf dan angka.',
      'Give the number of the halal certificate, 8 to 40 letters and digits.',
    );
  }
  const pirt = (draft.pirt ?? '').replace(/^P-?IRT\.?\s*(No\.?)?/i, '').replace(/[\s.-]/g, '');
  if (pirt !== '' && !PIRT.test(pirt)) {
    faults.add(
      'pirt',
      'Nomor P-IRT terdiri dari 15 angka, misalnya 2065108010099-29.',
      'A P-IRT number has 15 digits, e.g. 2065108010099-29.',
    );
  }
  return { halalNumber: draft.halal === 'certified' ? halalNumber : null, pirt: pirt === '' ? null : pirt };
};

/**
 * Checks what a maker typed against the limits of the catalogue and the duties of its category (halal since 18 October
 * 2026, P-IRT's form). Says everything that is wrong at once, field by field.
 */
export const checkProduct = (draft: ProductDraft, category: Category): CheckedProduct | InvalidInput => {
  const faults = new Faults();
  const titleId = faults.text('titleId', draft.titleId, { min: 3, max: 120 }, { id: 'Nama produk', en: 'The title' });
  const titleEn = faults.text(
    'titleEn',
    draft.titleEn,
    { min: 0, max: 120 },
    { id: 'Nama produk (Inggris)', en: 'The title (English)' },
  );
  const descriptionId = faults.text(
    'descriptionId',
    draft.descriptionId,
    { min: 0, max: 4_000, lines: true },
    { id: 'Keterangan', en: 'The description' },
  );
  const descriptionEn = faults.text(
    'descriptionEn',
    draft.descriptionEn,
    { min: 0, max: 4_000, lines: true },
    { id: 'Keterangan (Inggris)', en: 'The description (English)' },
  );
  const unit = faults.text('unit', draft.unit, { min: 1, max: 30 }, { id: 'Satuan', en: 'The unit' });
  const days = draft.madeToOrderDays ?? null;
  if (days !== null)
    faults.whole('madeToOrderDays', days, 1, 180, { id: 'Lama pembuatan (hari)', en: 'The days of making' });
  if (draft.pictures.length > MOST_PICTURES || new Set(draft.pictures).size !== draft.pictures.length) {
    faults.add(
      'pictures',
      `Paling banyak ${MOST_PICTURES} foto, masing-masing sekali.`,
      `At most ${MOST_PICTURES} photos, each once.`,
    );
  }
  const food = checkFood(faults, draft, category);
  const variants = checkVariants(faults, draft.variants);
  if (faults.all.length > 0) return new InvalidInput(faults.all);
  const cheapest = variants.reduce((a, b) => (b.price < a.price ? b : a));
  return {
    title: { id: titleId, en: titleEn },
    description: { id: descriptionId, en: descriptionEn },
    unit,
    halal: draft.halal,
    ...food,
    madeToOrderDays: days,
    variants,
    minPrice: cheapest.price,
    maxPrice: rupiah(Math.max(...variants.map((v) => v.price as Rupiah))),
    compareAt: cheapest.compareAt,
  };
};

/** What is missing but does not stop a product from being sold; shown to its maker only. */
export const productWarnings = (
  product: {
    readonly halal: string;
    readonly pirt: string | null;
    readonly pictures: number;
    readonly description: Words;
  },
  category: Category,
): FieldFault[] => {
  const faults = new Faults();
  if (category.needsPirt && product.pirt === null) {
    faults.add(
      'pirt',
      'Pangan kemasan perlu nomor P-IRT, kecuali tahan kurang dari tujuh hari atau siap saji.',
      'Packaged food needs a P-IRT number, unless it keeps under seven days or is ready to eat.',
    );
  }
  if (product.halal === 'in_process') {
    faults.add(
      'halal',
      'Sertifikat halal wajib bagi usaha mikro dan kecil sejak 18 Oktober 2026. SEHATI mengurusnya tanpa biaya.',
      'A halal certificate is a duty of micro and small businesses since 18 October 2026; SEHATI arranges it free of charge.',
    );
  }
  if (product.pictures === 0)
    faults.add(
      'pictures',
      'Produk dengan foto lebih dipercaya pembeli. Tambahkan paling sedikit satu.',
      'Buyers trust products with photos. Add at least one.',
    );
  if (product.description.id === '')
    faults.add(
      'descriptionId',
      'Ceritakan bahan, ukuran, dan cara membuatnya.',
      'Tell what it is made of, its size and how it is made.',
    );
  return faults.all;
};
