import {
  type Id,
  invalid,
  type InvalidInput,
  type LocalDate,
  type Rupiah,
  sum,
  times,
  type Words,
} from '@lapak/kernel';
import { OutOfStock, ProductGone } from './order-problems.js';

/** Units of one variant in one basket: what a person buys, not what a wholesaler does. */
export const MAX_QUANTITY = 99;
/** Lines of one basket. */
export const MAX_LINES = 60;

export const LINE_TROUBLES = ['gone', 'short', 'price', 'closed'] as const;
/** gone: no longer sold; short: fewer left than wanted; price: not the price that was seen; closed: the shop is closed. */
export type LineTrouble = (typeof LINE_TROUBLES)[number];

/** What the buyer wants, beside what is sold at this moment. */
export interface WantedLine {
  readonly variantId: Id<'Variant'>;
  readonly shopId: Id<'Shop'>;
  readonly title: Words;
  readonly quantity: number;
  /** When it was put in, or when the buyer last agreed. */
  readonly seenPrice: Rupiah;
  readonly price: Rupiah;
  /** Units that nobody holds. */
  readonly available: number;
  /** The product is published, its shop approved, the variant not withdrawn. */
  readonly listed: boolean;
  readonly shopOpen: boolean;
}

/** A shop sells while it is not closed by its own notice and may still take orders without a business number (NIB). */
export const takesOrders = (
  shop: { readonly closedToday: boolean; readonly legalisationDeadline: LocalDate | null },
  today: LocalDate,
): boolean => !shop.closedToday && (shop.legalisationDeadline === null || today <= shop.legalisationDeadline);

/** The worst thing that keeps a line from being bought as it stands. */
export const troubleOf = (line: WantedLine): LineTrouble | null => {
  if (!line.listed) return 'gone';
  if (!line.shopOpen) return 'closed';
  if (line.available < line.quantity) return 'short';
  return line.price === line.seenPrice ? null : 'price';
};

/** Units that can be had now, at most those wanted. */
export const obtainable = (line: WantedLine): number =>
  line.listed && line.shopOpen ? Math.max(0, Math.min(line.quantity, line.available)) : 0;

/** What the line costs now, for the units that can be had: so lines always sum to their basket. */
export const lineTotal = (line: WantedLine): Rupiah => times(line.price, obtainable(line));
export const basketTotal = (lines: readonly WantedLine[]): Rupiah => sum(lines.map(lineTotal));

/** The lines after the buyer agreed to what is possible now: prices of now, units that can be had, the rest taken out. */
export const acceptChanges = <L extends WantedLine>(lines: readonly L[]): { kept: L[]; removed: L[] } => ({
  kept: lines
    .filter((line) => obtainable(line) > 0)
    .map((line) => ({ ...line, quantity: obtainable(line), seenPrice: line.price })),
  removed: lines.filter((line) => obtainable(line) === 0),
});

export interface HeldLine {
  readonly variantId: Id<'Variant'>;
  readonly quantity: number;
  readonly seenPrice: Rupiah;
  readonly addedAt: Date;
}

/**
 * Two baskets of one person: no line is lost, not even past the limit of lines; quantities are added up to what is
 * allowed. Of two prices the one seen last counts.
 */
export const mergeLines = (mine: readonly HeldLine[], others: readonly HeldLine[]): HeldLine[] => {
  const merged = new Map(mine.map((line) => [line.variantId, line]));
  for (const line of others) {
    const held = merged.get(line.variantId);
    if (!held) {
      merged.set(line.variantId, line);
      continue;
    }
    const [earlier, later] = held.addedAt <= line.addedAt ? [held, line] : [line, held];
    merged.set(line.variantId, {
      variantId: line.variantId,
      quantity: Math.min(MAX_QUANTITY, held.quantity + line.quantity),
      seenPrice: later.seenPrice,
      addedAt: earlier.addedAt,
    });
  }
  return [...merged.values()];
};

const quantityFault = (least: number): InvalidInput =>
  invalid(
    'quantity',
    `Jumlah harus bilangan bulat ${least}–${MAX_QUANTITY}.`,
    `The quantity must be a whole number, ${least}–${MAX_QUANTITY}.`,
  );

export interface OfferedVariant {
  readonly variantId: Id<'Variant'>;
  readonly title: Words;
  readonly available: number;
  readonly listed: boolean;
}

/** What a basket holds before a line changes. */
export interface LineChange {
  /** Units of this variant; 0 when there is no line. */
  readonly held: number;
  /** Lines of the basket. */
  readonly lines: number;
  /** `add` puts so many more in; `set` makes it so many, and 0 takes the line out. */
  readonly how: 'add' | 'set';
  readonly quantity: number;
}

/** A quantity that makes sense at all, whatever the shelf says; asked before anything is read. */
export const checkQuantity = ({ how, quantity }: Pick<LineChange, 'how' | 'quantity'>): InvalidInput | null => {
  const least = how === 'add' ? 1 : 0;
  return Number.isSafeInteger(quantity) && quantity >= least && quantity <= MAX_QUANTITY ? null : quantityFault(least);
};

/** How many units the line has afterwards; 0 = no line. An offer that is null is of a variant that does not exist. */
export const changeLine = (
  variantId: Id<'Variant'>,
  offer: OfferedVariant | null,
  change: LineChange,
): number | OutOfStock | ProductGone | InvalidInput => {
  const fault = checkQuantity(change);
  if (fault) return fault;
  if (change.how === 'set' && change.quantity === 0) return 0;
  // What was never on sale has no name yet for anybody who does not hold it.
  if (!offer?.listed) return new ProductGone(variantId, change.held > 0 ? offer?.title : undefined);
  const wanted = change.how === 'add' ? change.held + change.quantity : change.quantity;
  if (wanted > offer.available && wanted > change.held)
    return new OutOfStock(variantId, offer.title, Math.max(0, offer.available));
  if (wanted > MAX_QUANTITY) return quantityFault(1);
  if (change.held === 0 && change.lines >= MAX_LINES)
    return invalid(
      'variantId',
      `Keranjang paling banyak berisi ${MAX_LINES} macam barang. Pesan dulu, atau keluarkan yang tidak jadi.`,
      `A basket holds at most ${MAX_LINES} different items. Order first, or take something out.`,
    );
  return wanted;
};
