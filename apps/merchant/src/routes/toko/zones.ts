import { formatNumber, parseRupiah } from '@lapak/kernel';
import type { DeliveryPartsFragment, ShopDeliveryInput } from '../../gql/graphql.js';
import type { Fault } from '../../parts/still-wrong.js';
import { t } from '../../words/words.js';

export interface Zone {
  readonly code: string;
  readonly name: string;
  /** As typed; empty: nothing is brought there. */
  readonly price: string;
}

export interface DeliveryValues {
  readonly pickup: boolean;
  readonly seller: boolean;
  readonly courier: boolean;
  readonly freeAbove: string;
  readonly zones: readonly Zone[];
}

const typed = (amount: number | null | undefined): string => (amount == null ? '' : formatNumber(amount, 'id'));

/** Every kecamatan of the regency, with the price the shop has for it, if any. */
export const deliveryValues = (
  delivery: Omit<DeliveryPartsFragment, '__typename'>,
  kecamatan: readonly { code: string; name: string }[],
): DeliveryValues => ({
  pickup: delivery.pickupEnabled,
  seller: delivery.sellerEnabled,
  courier: delivery.courierEnabled,
  freeAbove: typed(delivery.freeAbove),
  zones: kecamatan.map(({ code, name }) => ({
    code,
    name,
    price: typed(delivery.zones.find((zone) => zone.kecamatanCode === code)?.price),
  })),
});

/** One price for every kecamatan that has none yet. */
export const filledWith = (values: DeliveryValues, price: string): DeliveryValues => ({
  ...values,
  zones: values.zones.map((zone) => (zone.price.trim() === '' ? { ...zone, price } : zone)),
});

const priceOf = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  return parseRupiah(text) ?? undefined;
};

/** What is sent, or what stands in the way. */
export const deliveryInput = (values: DeliveryValues): { input: ShopDeliveryInput } | { faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const read = (field: string, text: string): number | null => {
    const price = priceOf(text);
    if (price === undefined) faults.push({ field, message: t.shop.unclear });
    return price ?? null;
  };
  const zones = values.seller
    ? values.zones.map((zone, i) => ({ kecamatanCode: zone.code, price: read(`zones.${i}.price`, zone.price) }))
    : values.zones.map((zone) => ({ kecamatanCode: zone.code, price: priceOf(zone.price) ?? null }));
  const freeAbove = values.seller ? read('freeAbove', values.freeAbove) : (priceOf(values.freeAbove) ?? null);
  if (!values.pickup && !values.seller && !values.courier)
    faults.push({ field: 'pickupEnabled', message: t.shop.noMethod });
  if (values.seller && faults.length === 0 && zones.every(({ price }) => price === null))
    faults.push({ field: 'zones.0.price', message: t.shop.noZones });
  if (faults.length > 0) return { faults };
  return {
    input: {
      pickupEnabled: values.pickup,
      sellerEnabled: values.seller,
      courierEnabled: values.courier,
      freeAbove,
      zones,
    },
  };
};
