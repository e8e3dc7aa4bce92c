import { formatRupiah, formatWeight, type LocalDate, type Rupiah, times, type Words, ZERO } from '@lapak/kernel';
import { chargeableKilos, type WeighingRule } from './chargeable-weight.js';
import type { DeliveryOption, Destination, Parcel, Quote } from './delivery-option.js';
import { countDays, type DeliveryCalendar, opensOn, type ShopHours, worksOn } from './shop-days.js';

/** A courier's service and its price for one part of the country. */
export interface CourierTariff extends WeighingRule {
  readonly service: string;
  readonly name: Words;
  /** `51.08` covers every code below it. */
  readonly toPrefix: string;
  readonly pricePerKg: Rupiah;
  /** Working days on the way. */
  readonly daysFrom: number;
  readonly daysTo: number;
}

/** What one shop offers to one destination. */
export interface ShopTerms extends ShopHours {
  /** Where to pick up, with opening hours when the shop says them. */
  readonly pickupAt: Words;
  readonly pickupEnabled: boolean;
  readonly sellerEnabled: boolean;
  /** The seller's price to the destination's kecamatan; null when it does not go there. */
  readonly sellerPrice: Rupiah | null;
  readonly freeAbove: Rupiah | null;
  readonly courierEnabled: boolean;
}

export interface QuoteQuestion {
  readonly parcel: Parcel;
  readonly terms: ShopTerms;
  /** Null before the buyer said where: only picking up can be promised. */
  readonly destination: Destination | null;
  /** Every tariff that may cover the destination, in the order that services are shown. */
  readonly tariffs: readonly CourierTariff[];
  readonly calendar: DeliveryCalendar;
  /** Working days within which a shop hands its goods over (profile.json, orders.shipWorkingDays). */
  readonly shipWorkingDays: number;
  readonly now: Date;
}

/** Fresh goods are not sent on a way that may take longer: food a week on the road is nobody's bargain. */
const FRESH_FOR_DAYS = 3;

interface Ready {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Made goods take their days first; then the shop packs, from the next working day to the regency's limit. */
const readyDays = ({ parcel, terms, calendar, shipWorkingDays, now }: QuoteQuestion): Ready => {
  const works = worksOn(calendar, terms);
  const received = countDays(calendar.promiseDay(now, 0), 0, works);
  return {
    from: countDays(received, parcel.preparationDays + 1, works),
    to: countDays(received, parcel.preparationDays + Math.max(1, shipWorkingDays), works),
  };
};

const pickup = ({ terms, calendar }: QuoteQuestion, ready: Ready): DeliveryOption[] => {
  if (!terms.pickupEnabled) return [];
  const opens = opensOn(calendar, terms);
  return [
    {
      code: 'pickup',
      method: 'pickup',
      label: { id: 'Ambil di toko', en: 'Pick up at the shop' },
      detail: terms.pickupAt,
      price: ZERO,
      free: true,
      promisedFrom: countDays(ready.from, 0, opens),
      promisedTo: countDays(ready.to, 0, opens),
    },
  ];
};

const sellerDetail = (name: string, freeAbove: Rupiah | null, reached: boolean): Words => {
  const to = { id: `Ke Kec. ${name}`, en: `To Kec. ${name}` };
  if (freeAbove === null) return to;
  const total = formatRupiah(freeAbove);
  return reached
    ? { id: `${to.id}, gratis untuk belanja mulai ${total}`, en: `${to.en}, free from ${total}` }
    : { id: `${to.id}. Gratis ongkir mulai belanja ${total}`, en: `${to.en}. Free delivery from ${total}` };
};

const sellerDelivery = ({ parcel, terms, destination }: QuoteQuestion, ready: Ready): DeliveryOption[] => {
  if (!destination?.inside || !terms.sellerEnabled || terms.sellerPrice === null) return [];
  const reached = terms.freeAbove !== null && parcel.itemsTotal >= terms.freeAbove;
  const price = reached ? ZERO : terms.sellerPrice;
  return [
    {
      code: 'seller_delivery',
      method: 'seller_delivery',
      label: { id: 'Diantar penjual', en: 'Delivered by the seller' },
      detail: sellerDetail(destination.kecamatanName, terms.freeAbove, reached),
      price,
      free: price === 0,
      promisedFrom: ready.from,
      promisedTo: ready.to,
    },
  ];
};

/** Of each service the tariff with the longest prefix of `code`: the nearest part of the country that has its own price. */
export const tariffsTo = (code: string, tariffs: readonly CourierTariff[]): CourierTariff[] => {
  const best = new Map<string, CourierTariff>();
  for (const tariff of tariffs) {
    if (!code.startsWith(tariff.toPrefix)) continue;
    const found = best.get(tariff.service);
    if (!found || tariff.toPrefix.length > found.toPrefix.length) best.set(tariff.service, tariff);
  }
  return [...best.values()];
};

const daysText = (from: number, to: number): Words => {
  const days = from === to ? `${from}` : `${from}–${to}`;
  return { id: `${days} hari kerja di jalan`, en: `${days} working day${days === '1' ? '' : 's'} on the way` };
};

const byCourier = (question: QuoteQuestion, ready: Ready, tariff: CourierTariff): DeliveryOption => {
  const { parcel, calendar } = question;
  const kilos = chargeableKilos(parcel.weightGrams, parcel.volumeCm3, tariff);
  const days = daysText(tariff.daysFrom, tariff.daysTo);
  const arrives = (handedOver: LocalDate, count: number): LocalDate =>
    countDays(handedOver, count, (day) => calendar.isWorkingDay(day));
  return {
    code: `courier:${tariff.service}`,
    method: 'courier',
    label: tariff.name,
    detail: {
      id: `Berat dihitung ${formatWeight(kilos * 1000, 'id')}, ${days.id}`,
      en: `Charged for ${formatWeight(kilos * 1000, 'en')}, ${days.en}`,
    },
    price: times(tariff.pricePerKg, kilos),
    free: false,
    promisedFrom: arrives(ready.from, tariff.daysFrom),
    promisedTo: arrives(ready.to, tariff.daysTo),
  };
};

/** Costs no less and comes no earlier than another, and is worse in one of the two: it would only confuse. */
const isOutdone = (option: DeliveryOption, others: readonly DeliveryOption[]): boolean =>
  others.some(
    (other) =>
      other !== option &&
      other.price <= option.price &&
      other.promisedTo <= option.promisedTo &&
      (other.price < option.price || other.promisedTo < option.promisedTo),
  );

const courier = (question: QuoteQuestion, ready: Ready): DeliveryOption[] => {
  const { terms, destination, tariffs, parcel } = question;
  if (!destination || !terms.courierEnabled) return [];
  const options = tariffsTo(destination.code, tariffs)
    .filter((tariff) => !parcel.perishable || tariff.daysTo <= FRESH_FOR_DAYS)
    .map((tariff) => byCourier(question, ready, tariff));
  return options.filter((option) => !isOutdone(option, options));
};

const whyNot = ({ destination, parcel, terms }: QuoteQuestion): Words => {
  if (!destination)
    return { id: 'Isi tujuan dulu untuk melihat ongkir.', en: 'Say where it goes to see what delivery costs.' };
  if (parcel.perishable && terms.courierEnabled)
    return {
      id: 'Ada barang segar yang tidak tahan dikirim sejauh ini. Keluarkan barang itu, atau pilih alamat yang lebih dekat.',
      en: 'Something fresh here would not last the way. Take it out, or choose an address nearby.',
    };
  return destination.inside
    ? {
        id: `Toko ini belum melayani pengantaran ke Kec. ${destination.kecamatanName}.`,
        en: `This shop does not deliver to Kec. ${destination.kecamatanName} yet.`,
      }
    : {
        id: 'Toko ini belum melayani pengiriman ke luar kabupaten.',
        en: 'This shop does not send outside the regency yet.',
      };
};

/**
 * Every way that the parcel can go, with its price in whole rupiah and the days between which it is promised. Days are
 * working days of the regency's calendar on which the shop is not shut by its own notice. Near comes first: the seller,
 * then the shop's door, then couriers; outside the regency couriers come before the door.
 */
export const quote = (question: QuoteQuestion): Quote => {
  const ready = readyDays(question);
  const door = pickup(question, ready);
  const parcels = courier(question, ready);
  const far = question.destination !== null && !question.destination.inside;
  const options = far ? [...parcels, ...door] : [...sellerDelivery(question, ready), ...door, ...parcels];
  return { options, refusal: options.length === 0 ? whyNot(question) : null };
};
