import { formatRupiah, type Id, type LocalDate, type Rupiah, sum, type Words } from '@lapak/kernel';
import { lineTotal, obtainable, troubleOf, type WantedLine } from './basket.js';
import { EmptyBasket, OutOfStock, PriceChanged, ProductGone, ShopClosed } from './order-problems.js';
import type { DeliveryMethod, PaymentMethod } from './order-state.js';

/** A shop as a checkout sees it. */
export interface TradingShop {
  readonly id: Id<'Shop'>;
  readonly name: string;
  readonly codEnabled: boolean;
  readonly closedUntil: LocalDate | null;
}
export interface CheckoutLine extends WantedLine {
  readonly weightGrams: number;
  readonly perishable: boolean;
  /** Working days; null for what lies on the shelf. */
  readonly madeToOrderDays: number | null;
}

/** Everything of one shop in one basket. */
export interface CheckoutGroup<L extends CheckoutLine = CheckoutLine> {
  readonly shop: TradingShop;
  readonly lines: readonly L[];
}

/** By shop, in the order in which each shop's first line was put in. */
export const groupByShop = <L extends CheckoutLine>(
  lines: readonly (L & { shop: TradingShop })[],
): CheckoutGroup<L>[] => {
  const groups = new Map<Id<'Shop'>, { shop: TradingShop; lines: L[] }>();
  for (const line of lines) {
    const group = groups.get(line.shopId);
    if (group) group.lines.push(line);
    else groups.set(line.shopId, { shop: line.shop, lines: [line] });
  }
  return [...groups.values()];
};

/** What goes from one shop to the buyer, of the units that can be had. */
export const parcelOf = ({ shop, lines }: CheckoutGroup) => ({
  shopId: shop.id,
  weightGrams: lines.reduce((grams, line) => grams + line.weightGrams * obtainable(line), 0),
  // the catalogue knows weights, not sizes
  volumeCm3: null,
  itemsTotal: sum(lines.map(lineTotal)),
  preparationDays: Math.max(0, ...lines.map((line) => line.madeToOrderDays ?? 0)),
  perishable: lines.some((line) => line.perishable),
});

export type LineRefusal = EmptyBasket | ProductGone | ShopClosed | OutOfStock | PriceChanged;

/** The first thing that keeps this basket from being bought exactly as the buyer saw it; null when nothing does. */
export const checkLines = (groups: readonly CheckoutGroup[]): LineRefusal | null => {
  const lines = groups.flatMap((group) => group.lines);
  if (lines.length === 0) return new EmptyBasket();
  const gone = lines.find((line) => troubleOf(line) === 'gone');
  if (gone) return new ProductGone(gone.variantId, gone.title);
  const closed = groups.find((group) => group.lines.some((line) => troubleOf(line) === 'closed'));
  if (closed) return new ShopClosed(closed.shop.id, closed.shop.name, closed.shop.closedUntil);
  const short = lines.find((line) => troubleOf(line) === 'short');
  if (short) return new OutOfStock(short.variantId, short.title, Math.max(0, short.available));
  const changed = lines.filter((line) => line.price !== line.seenPrice);
  return changed.length === 0
    ? null
    : new PriceChanged(
        changed.map(({ variantId, title, seenPrice, price }) => ({
          variantId,
          words: title,
          was: seenPrice,
          now: price,
        })),
      );
};

/** A way for a shop's goods to reach the buyer, as delivery quotes it. */
export interface DeliveryOffer {
  readonly code: string;
  readonly method: DeliveryMethod;
  readonly label: Words;
  readonly price: Rupiah;
  readonly promisedFrom: LocalDate;
  readonly promisedTo: LocalDate;
}

/**
 * The chosen option; while none is chosen, or the chosen one is gone, the cheapest that brings the goods, else pick-up.
 * Null when there is none.
 */
export const chosenOrCheapest = <O extends DeliveryOffer>(
  options: readonly O[],
  code: string | undefined,
): O | null => {
  const brought = options.filter(({ method }) => method !== 'pickup').sort((a, b) => a.price - b.price);
  return options.find((option) => option.code === code) ?? brought[0] ?? options[0] ?? null;
};

export interface PaymentRules {
  readonly methods: readonly PaymentMethod[];
  readonly cod: {
    readonly enabled: boolean;
    /** Of one shop's order, delivery included: what one courier may be asked to collect. */
    readonly maxPerOrder: Rupiah;
    /** Open COD purchases of somebody who has not completed an order yet. */
    readonly newBuyerOpenLimit: number;
    /** Goods that a shop is left with when they are refused at the door. */
    readonly notFor: readonly ('perishable' | 'made_to_order')[];
  };
  /** The least that the provider charges. */
  readonly stripeMin: Rupiah;
  /** The installation has the provider's keys. */
  readonly stripeReady: boolean;
}
export interface PayableGroup extends CheckoutGroup {
  readonly deliveryFee: Rupiah;
}
export interface BuyerHistory {
  readonly openCod: number;
  readonly hasCompleted: boolean;
}
/** Null `refusal`: it can be chosen. */
export interface PaymentChoice {
  readonly method: PaymentMethod;
  readonly refusal: Words | null;
}

const names = (groups: readonly PayableGroup[]): string => groups.map(({ shop }) => shop.name).join(', ');

const goodsRefusal = (groups: readonly PayableGroup[], rules: PaymentRules['cod']): Words | null => {
  const lines = groups.flatMap((group) => group.lines);
  if (rules.notFor.includes('perishable') && lines.some((line) => line.perishable))
    return { id: 'COD tidak berlaku untuk barang segar.', en: 'Fresh goods cannot be paid on delivery.' };
  if (rules.notFor.includes('made_to_order') && lines.some((line) => line.madeToOrderDays !== null))
    return {
      id: 'COD tidak berlaku untuk barang yang dibuat sesuai pesanan.',
      en: 'Goods made to order cannot be paid on delivery.',
    };
  return null;
};

const codRefusal = (groups: readonly PayableGroup[], rules: PaymentRules['cod'], buyer: BuyerHistory): Words | null => {
  if (!rules.enabled) return { id: 'COD belum tersedia.', en: 'Cash on delivery is not available yet.' };
  const without = groups.filter(({ shop }) => !shop.codEnabled);
  if (without.length > 0)
    return {
      id: `${names(without)} tidak menerima COD. Pilih kartu, atau pesan terpisah.`,
      en: `${names(without)} does not take cash on delivery. Choose card, or order separately.`,
    };
  const goods = goodsRefusal(groups, rules);
  if (goods) return goods;
  const over = groups.filter((group) => sum([...group.lines.map(lineTotal), group.deliveryFee]) > rules.maxPerOrder);
  if (over.length > 0) {
    const most = formatRupiah(rules.maxPerOrder);
    return {
      id: `COD paling banyak ${most} per toko, termasuk ongkir. Yang lebih: ${names(over)}.`,
      en: `Cash on delivery is for ${most} per shop at most, delivery included. More than that: ${names(over)}.`,
    };
  }
  if (!buyer.hasCompleted && buyer.openCod >= rules.newBuyerOpenLimit)
    return {
      id: 'Masih ada pesanan COD Anda yang berjalan. Setelah selesai, Anda bisa memakai COD lagi. Untuk sekarang, pilih kartu.',
      en: 'You still have a cash-on-delivery order under way. When it is done you can use it again. For now, choose card.',
    };
  return null;
};

const cardRefusal = (total: Rupiah, rules: PaymentRules): Words | null => {
  if (!rules.stripeReady) return { id: 'Pembayaran kartu belum tersedia.', en: 'Card payment is not available yet.' };
  if (total >= rules.stripeMin) return null;
  const least = formatRupiah(rules.stripeMin);
  return {
    id: `Kartu untuk belanja mulai ${least}. Tambah barang, atau pilih cara bayar lain.`,
    en: `Cards are for ${least} or more. Add something, or choose another way to pay.`,
  };
};

/** Every method of the regency, in its order, and why one cannot be chosen for this basket and buyer. */
export const paymentChoices = (
  groups: readonly PayableGroup[],
  rules: PaymentRules,
  buyer: BuyerHistory,
): PaymentChoice[] => {
  const total = sum(groups.flatMap((group) => [...group.lines.map(lineTotal), group.deliveryFee]));
  return rules.methods.map((method) => ({
    method,
    refusal: method === 'cod' ? codRefusal(groups, rules.cod, buyer) : cardRefusal(total, rules),
  }));
};
