import { addDays, dayIn, type Id, type LocalDate, rupiah, weekdayOf, ZERO } from '@lapak/kernel';
import type { Destination, Parcel } from './delivery-option.js';
import type { CourierTariff, QuoteQuestion, ShopTerms } from './quote.js';
import type { DeliveryCalendar } from './shop-days.js';

export const day = (text: string): LocalDate => text as LocalDate;

/** Monday to Friday all day long in WITA, but for these days. */
export const aCalendar = (off: { holidays?: string[]; closures?: string[] } = {}): DeliveryCalendar => {
  const closures = new Set(off.closures);
  const idle = new Set([...(off.holidays ?? []), ...closures]);
  const isWorkingDay = (at: LocalDate): boolean => weekdayOf(at) <= 5 && !idle.has(at);
  return {
    isWorkingDay,
    isClosed: (at) => closures.has(at),
    promiseDay: (from, days) => {
      let at = dayIn('Asia/Makassar', from);
      for (let left = days; left > 0 || !isWorkingDay(at); at = addDays(at, 1)) if (isWorkingDay(at)) left -= 1;
      return at;
    },
  };
};

export const aParcel = (over: Partial<Parcel> = {}): Parcel => ({
  shopId: '01980000-0000-7000-8000-000000000001' as Id<'Shop'>,
  weightGrams: 270,
  volumeCm3: null,
  itemsTotal: rupiah(58_000),
  preparationDays: 0,
  perishable: false,
  ...over,
});

export const someTerms = (over: Partial<ShopTerms> = {}): ShopTerms => ({
  pickupAt: { id: 'Desa Lemukih, Kec. Sawan', en: 'Desa Lemukih, Kec. Sawan' },
  pickupEnabled: true,
  sellerEnabled: true,
  sellerPrice: rupiah(12_000),
  freeAbove: null,
  courierEnabled: true,
  openDays: null,
  closedFrom: null,
  closedUntil: null,
  ...over,
});

export const aTariff = (over: Partial<CourierTariff> = {}): CourierTariff => ({
  service: 'reg',
  name: { id: 'Ekspedisi reguler', en: 'Regular courier' },
  divisor: 6_000,
  toleranceGrams: 300,
  minGrams: 1_000,
  toPrefix: '35',
  pricePerKg: rupiah(18_000),
  daysFrom: 2,
  daysTo: 3,
  ...over,
});
export const cargo = (over: Partial<CourierTariff> = {}): CourierTariff =>
  aTariff({
    service: 'kargo',
    name: { id: 'Ekspedisi kargo', en: 'Cargo courier' },
    divisor: 4_000,
    minGrams: 10_000,
    pricePerKg: rupiah(5_500),
    daysFrom: 3,
    daysTo: 5,
    ...over,
  });

export const sawan: Destination = {
  inside: true,
  code: '51.08.07.2001',
  kecamatanCode: '51.08.07',
  kecamatanName: 'Sawan',
};
export const surabaya: Destination = { inside: false, code: '35.78' };
export const FREE = ZERO;

/** Monday 9 November 2026, ten in the morning; two working days to hand over. */
export const aQuestion = (over: Partial<QuoteQuestion> = {}): QuoteQuestion => ({
  parcel: aParcel(),
  terms: someTerms(),
  destination: sawan,
  tariffs: [],
  calendar: aCalendar(),
  shipWorkingDays: 2,
  now: new Date('2026-11-09T02:00:00Z'),
  ...over,
});
