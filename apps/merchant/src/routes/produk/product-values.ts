import { formatNumber, parseRupiah } from '@lapak/kernel';
import type { PictureData } from '@lapak/ui';
import type { Halal, MyProductPartsFragment, ProductInput, VariantInput } from '../../gql/graphql.js';
import type { ChosenDesa } from '../../parts/desa-picker.js';
import type { Fault } from '../../parts/still-wrong.js';
import { parseCount, parseGrams } from '../../parts/weight.js';
import { t } from '../../words/words.js';

/** A photograph on its way: kept here as `blob` until the server has it as `uploadId`; `picture` is one it had before. */
export interface Photo {
  readonly key: string;
  readonly blob?: Blob;
  readonly uploadId?: string;
  readonly picture?: PictureData;
}

/** As typed; numbers stay text until they are sent. */
export interface VariantValues {
  readonly id: string | null;
  readonly nameId: string;
  readonly nameEn: string;
  readonly price: string;
  readonly compareAt: string;
  readonly weight: string;
  readonly stock: string;
}

export interface ProductValues {
  readonly titleId: string;
  readonly titleEn: string;
  readonly descriptionId: string;
  readonly descriptionEn: string;
  readonly categoryId: string;
  readonly unit: string;
  readonly halal: Halal | '';
  readonly halalNumber: string;
  readonly pirt: string;
  readonly madeIn: ChosenDesa | null;
  readonly toOrder: boolean;
  readonly days: string;
  readonly fragile: boolean;
  readonly perishable: boolean;
  /** Whether there are options to choose from; without, the one variant has no name. */
  readonly many: boolean;
  readonly variants: readonly VariantValues[];
  readonly photos: readonly Photo[];
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly emoji: string;
  readonly food: boolean;
  readonly needsHalal: boolean;
  readonly needsPirt: boolean;
}

export const emptyVariant: VariantValues = {
  id: null,
  nameId: '',
  nameEn: '',
  price: '',
  compareAt: '',
  weight: '',
  stock: '',
};

export const emptyValues = (madeIn: ChosenDesa | null): ProductValues => ({
  titleId: '',
  titleEn: '',
  descriptionId: '',
  descriptionEn: '',
  categoryId: '',
  unit: '',
  halal: '',
  halalNumber: '',
  pirt: '',
  madeIn,
  toOrder: false,
  days: '',
  fragile: false,
  perishable: false,
  many: false,
  variants: [emptyVariant],
  photos: [],
});

const shown = (n: number): string => formatNumber(n, 'id');

export const valuesOf = (product: MyProductPartsFragment): ProductValues => ({
  titleId: product.titleId,
  titleEn: product.titleEn,
  descriptionId: product.descriptionId,
  descriptionEn: product.descriptionEn,
  categoryId: product.categoryId,
  unit: product.unit,
  halal: product.halal,
  halalNumber: product.halalNumber ?? '',
  pirt: product.pirt ?? '',
  madeIn: product.madeIn,
  toOrder: product.madeToOrderDays !== null,
  days: product.madeToOrderDays === null ? '' : String(product.madeToOrderDays),
  fragile: product.fragile,
  perishable: product.perishable,
  many: product.variants.length > 1 || Boolean(product.variants[0]?.nameId),
  variants: product.variants.map((v) => ({
    id: v.id,
    nameId: v.nameId ?? '',
    nameEn: v.nameEn ?? '',
    price: shown(v.price),
    compareAt: v.compareAt === null ? '' : shown(v.compareAt),
    weight: shown(v.weightGrams),
    stock: shown(v.onHand),
  })),
  photos: product.pictures.map((picture) => ({ key: picture.key, picture })),
});

/** How a product stands with halal when its category leaves no choice. */
export const halalOf = (values: ProductValues, category: Category | null): Halal | '' => {
  if (category && !category.food) return 'not_food';
  return category?.needsHalal && values.halal === 'not_food' ? '' : values.halal;
};

/** What is odd about a P-IRT number while it is typed; the server has the last word. */
export const pirtFault = (text: string): string | undefined => {
  const digits = text.replace(/\D/g, '').length;
  if (text.trim() === '' || digits === 15) return undefined;
  return digits < 15 ? t.product.pirtShort(15 - digits) : t.product.pirtLong(digits - 15);
};

const variantInput = (values: ProductValues, variant: VariantValues, i: number, faults: Fault[]): VariantInput => {
  const at = (field: string, message: string): 0 => {
    faults.push({ field: `variants.${i}.${field}`, message });
    return 0;
  };
  if (values.many && variant.nameId.trim() === '') at('nameId', t.product.required(t.product.variantName));
  return {
    id: variant.id,
    nameId: values.many ? variant.nameId : null,
    nameEn: values.many && variant.nameEn.trim() !== '' ? variant.nameEn : null,
    price: parseRupiah(variant.price) ?? at('price', t.product.priceUnclear),
    compareAt:
      variant.compareAt.trim() === ''
        ? null
        : (parseRupiah(variant.compareAt) ?? at('compareAt', t.product.priceUnclear)),
    weightGrams: parseGrams(variant.weight) ?? at('weightGrams', t.product.weightUnclear),
    onHand: parseCount(variant.stock) ?? at('onHand', t.product.stockUnclear),
  };
};

/** What is sent, or one sentence per field that cannot be. Everything else the server checks. */
export const inputOf = (
  values: ProductValues,
  category: Category | null,
  send: { shopId: string; id: string | null; publish: boolean },
): { input: ProductInput } | { faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const need = (field: string, ok: unknown, label: string) => {
    if (!ok) faults.push({ field, message: t.product.required(label) });
  };
  if (values.photos.some((photo) => !photo.uploadId && !photo.picture))
    faults.push({ field: 'pictures', message: t.product.photoNotSent });
  need('titleId', values.titleId.trim(), t.product.name);
  need('categoryId', category, t.product.category);
  need('unit', values.unit.trim(), t.product.unit);
  const variants = values.variants.map((variant, i) => variantInput(values, variant, i, faults));
  const days = values.toOrder ? parseCount(values.days) : null;
  if (values.toOrder) need('madeToOrderDays', days, t.product.days);
  const halal = halalOf(values, category);
  if (category?.food) need('halal', halal, t.product.halal);
  need('madeInDesaCode', values.madeIn, t.product.madeIn);
  if (faults.length > 0) return { faults };
  return {
    input: {
      ...send,
      titleId: values.titleId,
      titleEn: values.titleEn,
      descriptionId: values.descriptionId,
      descriptionEn: values.descriptionEn,
      categoryId: values.categoryId,
      unit: values.unit,
      halal: halal as Halal,
      halalNumber: halal === 'certified' ? values.halalNumber : null,
      pirt: category!.needsPirt && values.pirt.trim() !== '' ? values.pirt : null,
      madeInDesaCode: values.madeIn!.code,
      madeToOrderDays: days,
      fragile: values.fragile,
      perishable: values.perishable,
      variants,
      pictures: values.photos.flatMap((photo) => photo.uploadId ?? photo.picture?.key ?? []),
    },
  };
};

/** The form with the stock of now wherever nobody typed another figure. */
export const withFreshStock = (
  values: ProductValues,
  opened: ProductValues,
  fresh: MyProductPartsFragment,
): ProductValues => ({
  ...values,
  variants: values.variants.map((variant) => {
    const before = opened.variants.find((v) => v.id === variant.id);
    const now = fresh.variants.find((v) => v.id === variant.id);
    return now && before?.stock === variant.stock ? { ...variant, stock: shown(now.onHand) } : variant;
  }),
});
