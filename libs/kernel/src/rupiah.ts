import type { Brand } from './brand.js';
import type { Locale } from './locale.js';

/** Whole rupiah; safe to 2^53 - 1, about Rp9.007 triliun. There is no sen in trade. */
export type Rupiah = Brand<number, 'Rupiah'>;

/** @throws RangeError when `n` is not a safe integer: a fraction here is a bug upstream. */
export const rupiah = (n: number): Rupiah => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not whole rupiah: ${n}`);
  return n as Rupiah;
};

export const ZERO = rupiah(0);
export const plus = (a: Rupiah, b: Rupiah): Rupiah => rupiah(a + b);
export const minus = (a: Rupiah, b: Rupiah): Rupiah => rupiah(a - b);
export const times = (a: Rupiah, quantity: number): Rupiah => rupiah(a * quantity);
export const sum = (amounts: Iterable<Rupiah>): Rupiah => {
  let total = ZERO;
  for (const amount of amounts) total = plus(total, amount);
  return total;
};

/** `basisPoints` of `amount` (10.000 = all of it), half a rupiah rounded up; the payer of the rest keeps the remainder. */
export const share = (amount: Rupiah, basisPoints: number): Rupiah => {
  const exact = BigInt(amount) * BigInt(basisPoints);
  return rupiah(Number((exact + 5_000n) / 10_000n));
};

/**
 * Splits `amount` in proportion to `weights` by the largest remainder, earlier places first on a tie, so that the parts
 * sum to `amount` to the rupiah. All-zero weights share equally. `weights` must not be empty or negative.
 */
export const allocate = (amount: Rupiah, weights: readonly number[]): Rupiah[] => {
  if (weights.length === 0 || weights.some((w) => w < 0))
    throw new RangeError('weights must be zero or more, and some');
  const even = weights.every((w) => w === 0);
  const parts = even ? weights.map(() => 1n) : weights.map((w) => BigInt(w));
  const whole = parts.reduce((a, b) => a + b, 0n);
  const floors = parts.map((w) => (BigInt(amount) * w) / whole);
  const order = parts
    .map((w, i) => ({ i, rest: (BigInt(amount) * w) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  let left = BigInt(amount) - floors.reduce((a, b) => a + b, 0n);
  for (const { i } of order) {
    if (left === 0n) break;
    floors[i] = floors[i]! + 1n;
    left -= 1n;
  }
  return floors.map((n) => rupiah(Number(n)));
};

const digits = new Intl.NumberFormat('id-ID');

/** `Rp12.500`, `-Rp5.000`: no space, dots for thousands, never broken over two lines. The same in every language. */
export const formatRupiah = (amount: number): string => `${amount < 0 ? '-' : ''}Rp${digits.format(Math.abs(amount))}`;

const SHORT: readonly { readonly from: number; readonly id: string; readonly en: string }[] = [
  { from: 1e12, id: 'T', en: 'tn' },
  { from: 1e9, id: 'M', en: 'bn' },
  { from: 1e6, id: 'jt', en: 'm' },
  { from: 1e3, id: 'rb', en: 'k' },
];

/** For dashboards, never for prices: `Rp1,84 M`, `Rp612 jt`. At most three significant digits, rounded down. */
export const shortRupiah = (amount: number, locale: Locale = 'id'): string => {
  const size = Math.abs(amount);
  const unit = SHORT.find((u) => size >= u.from);
  if (!unit) return formatRupiah(amount);
  const value = size / unit.from;
  const places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const floor = Math.floor(value * 10 ** places) / 10 ** places;
  const text = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }).format(floor);
  return `${amount < 0 ? '-' : ''}Rp${text}\u00a0${unit[locale]}`;
};

const WORTH: Readonly<Record<string, number>> = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };

/**
 * What a person typed as a price: `25000`, `25.000`, `Rp 25.000`, `25rb`, `25 ribu`, `1,5 juta`. Null when it is not
 * clear, e.g. `25.00` or `12,5`: ask rather than guess.
 */
export const parseRupiah = (text: string): Rupiah | null => {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^rp\.?\s*/, '')
    .replace(/\s+/g, ' ');
  const withUnit = /^(\d{1,9})(?:,(\d{1,2}))? ?(rb|ribu|k|jt|juta)$/.exec(bare);
  if (withUnit) {
    const value = Number(`${withUnit[1]}.${withUnit[2] ?? '0'}`) * WORTH[withUnit[3]!]!;
    const whole = Math.round(value);
    return Math.abs(whole - value) < 1e-6 ? rupiah(whole) : null;
  }
  const plain = bare.replace(/,00$|,-$/, '');
  if (!/^\d{1,15}$/.test(plain) && !/^\d{1,3}(\.\d{3})+$/.test(plain)) return null;
  const n = Number(plain.replaceAll('.', ''));
  return Number.isSafeInteger(n) ? rupiah(n) : null;
};
