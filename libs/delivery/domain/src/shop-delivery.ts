import { type FieldFault, formatRupiah, InvalidInput, type Rupiah, rupiah } from '@lapak/kernel';

/** How a shop delivers. */
export interface ShopDelivery {
  readonly pickupEnabled: boolean;
  readonly sellerEnabled: boolean;
  readonly courierEnabled: boolean;
  /** Seller delivery is free from this item total on. */
  readonly freeAbove: Rupiah | null;
  /** Kecamatan -> the seller's price; one that is absent is not served. */
  readonly zones: ReadonlyMap<string, Rupiah>;
}

export interface ShopDeliveryInput {
  readonly pickupEnabled: boolean;
  readonly sellerEnabled: boolean;
  readonly courierEnabled: boolean;
  readonly freeAbove?: Rupiah | null;
  readonly zones: readonly { readonly kecamatanCode: string; readonly price?: Rupiah | null }[];
}

/** A regency's starting prices by distance, nearest band first. */
export interface PriceBand {
  readonly maxKm: number;
  readonly price: Rupiah;
}

/** A shop that has not said yet goes as far as a motorbike goes in an hour or two of a working day. */
const DEFAULT_REACH_KM = 10;
const MOST = rupiah(10_000_000);
const MOST_FREE_ABOVE = rupiah(1_000_000_000);

/** The regency's starting price for `km` between the kecamatan's capitals. */
export const startingPrice = (km: number, bands: readonly PriceBand[]): Rupiah | null =>
  [...bands].sort((a, b) => a.maxKm - b.maxKm).find((band) => km <= band.maxKm)?.price ?? null;

/** What a shop offers before it has said anything: the door, couriers, and the seller to the kecamatan nearby. */
export const startingDelivery = (kmTo: Readonly<Record<string, number>>, bands: readonly PriceBand[]): ShopDelivery => {
  const near = Object.entries(kmTo).filter(([, km]) => km <= DEFAULT_REACH_KM);
  const priced = near.map(([code, km]) => [code, startingPrice(km, bands)] as const);
  const zones = new Map(priced.filter((zone): zone is [string, Rupiah] => zone[1] !== null));
  return {
    pickupEnabled: true,
    sellerEnabled: zones.size > 0,
    courierEnabled: true,
    freeAbove: null,
    zones,
  };
};

const zoneFaults = (input: ShopDeliveryInput, isKecamatan: (code: string) => boolean): FieldFault[] => {
  const seen = new Set<string>();
  return input.zones.flatMap(({ kecamatanCode, price }, i): FieldFault[] => {
    if (!isKecamatan(kecamatanCode) || seen.has(kecamatanCode))
      return [
        {
          field: `zones.${i}.kecamatanCode`,
          words: {
            id: 'Pilih kecamatan di kabupaten ini, masing-masing satu kali.',
            en: 'Choose kecamatan of this regency, each once.',
          },
        },
      ];
    seen.add(kecamatanCode);
    return price !== null && price !== undefined && price > MOST
      ? [
          {
            field: `zones.${i}.price`,
            words: {
              id: `Ongkir paling banyak ${formatRupiah(MOST)}.`,
              en: `Delivery costs at most ${formatRupiah(MOST)}.`,
            },
          },
        ]
      : [];
  });
};

const togetherFaults = (input: ShopDeliveryInput): FieldFault[] => {
  const faults: FieldFault[] = [];
  if (!input.pickupEnabled && !input.sellerEnabled && !input.courierEnabled)
    faults.push({
      field: 'pickupEnabled',
      words: {
        id: 'Pilih paling sedikit satu cara: ambil di toko, diantar penjual, atau ekspedisi.',
        en: 'Choose at least one way: pick-up, seller delivery or courier.',
      },
    });
  if (input.sellerEnabled && !input.zones.some(({ price }) => price !== null && price !== undefined))
    faults.push({
      field: 'zones',
      words: {
        id: 'Isi ongkir paling sedikit untuk satu kecamatan yang Anda antar.',
        en: 'Give a price for at least one kecamatan that you deliver to.',
      },
    });
  if (input.freeAbove !== null && input.freeAbove !== undefined && input.freeAbove > MOST_FREE_ABOVE)
    faults.push({
      field: 'freeAbove',
      words: {
        id: `Batas gratis ongkir paling banyak ${formatRupiah(MOST_FREE_ABOVE)}.`,
        en: `Free delivery starts at ${formatRupiah(MOST_FREE_ABOVE)} at most.`,
      },
    });
  return faults;
};

/** The settings as they are kept, or one sentence per field. Prices are kept while seller delivery is off. */
export const readShopDelivery = (
  input: ShopDeliveryInput,
  isKecamatan: (code: string) => boolean,
): ShopDelivery | InvalidInput => {
  const faults = [...togetherFaults(input), ...zoneFaults(input, isKecamatan)];
  if (faults.length > 0) return new InvalidInput(faults);
  const { pickupEnabled, sellerEnabled, courierEnabled, freeAbove = null } = input;
  const zones = input.zones.flatMap(({ kecamatanCode, price }): [string, Rupiah][] =>
    price === null || price === undefined ? [] : [[kecamatanCode, price]],
  );
  return { pickupEnabled, sellerEnabled, courierEnabled, freeAbove, zones: new Map(zones) };
};
