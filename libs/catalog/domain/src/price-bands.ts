import { type Rupiah, rupiah } from '@lapak/kernel';

/** Prices as shoppers narrow them; `max` is inclusive, null = and above. */
export interface PriceBand {
  readonly min: Rupiah;
  readonly max: Rupiah | null;
}
/** Where one band ends and the next begins, whole rupiah. */
export const BAND_EDGES = [25_000, 50_000, 100_000, 250_000, 1_000_000] as const;
export const PRICE_BANDS: readonly PriceBand[] = [0, ...BAND_EDGES].map((min, i) => ({
  min: rupiah(min),
  max: i < BAND_EDGES.length ? rupiah(BAND_EDGES[i]! - 1) : null,
}));
