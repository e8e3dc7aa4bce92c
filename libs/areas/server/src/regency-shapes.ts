import type { LocalDate, Rupiah } from '@lapak/kernel';
import {
  decimal,
  flag,
  list,
  mapOf,
  matching,
  nullable,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  whole,
  words,
} from './shape.js';

const time = matching(/^([01]\d|2[0-4]):[0-5]\d$/, '08:00');
const day = matching<LocalDate>(/^\d{4}-\d\d-\d\d$/, '2026-03-19');
const amount = whole(0, 1e12) as Shape<number> as Shape<Rupiah>;
const kecamatanCode = matching(/^\d\d\.\d\d\.\d\d$/, '51.08.01');
const desaCode = matching(/^\d\d\.\d\d\.\d\d\.\d{4}$/, '51.08.01.2001');
const postal = matching(/^\d{5}$/, '81155');
const span = (each: Shape<number>): Shape<readonly number[]> => list(each, 2);

/** profile.json */
export const PROFILE = object({
  code: matching(/^\d\d\.\d\d$/, '51.08'),
  key: matching(/^[a-z][a-z-]*$/, 'buleleng'),
  name: text,
  nameEn: text,
  shortName: text,
  brand: text,
  province: object({ code: matching(/^\d\d$/, '51'), name: text }),
  seat: text,
  timeZone: matching(/^[A-Z]\w+\/\w+$/, 'Asia/Makassar'),
  zoneLabel: oneOf('WIB', 'WITA', 'WIT'),
  phoneArea: matching(/^0\d{2,3}$/, '0362'),
  casePrefix: matching(/^[A-Z]{2,5}$/, 'BLL'),
  orderPrefix: matching(/^[A-Z]{2,5}$/, 'BLL'),
  office: object({
    fictional: flag,
    name: words,
    unit: words,
    address: text,
    email: text,
    phone: text,
    dataProtectionContact: text,
    hours: words,
    complaintChannels: list(
      object({ kind: oneOf('form', 'whatsapp', 'email', 'phone', 'link'), label: words, value: text }),
    ),
  }),
  badge: words,
  badgeMeaning: words,
  inProcessBadge: words,
  inProcessMeaning: words,
  verifiedBy: text,
  sla: object({
    verificationWorkingHours: whole(1, 1000),
    moderationWorkingHours: whole(1, 1000),
    kinds: list(object({ kind: text, workingHours: whole(1, 1000), name: words, promise: words })),
  }),
  workingHours: list(object({ weekday: whole(1, 7), from: time, to: time }), 1),
  orders: object({
    payMinutesCard: whole(5, 1440),
    acceptWorkingHours: whole(1, 240),
    shipWorkingDays: whole(1, 60),
    autoCompleteDaysAfterDelivered: whole(1, 60),
    autoCompleteDaysAfterShipped: whole(1, 60),
    complaintWindowWorkingDays: whole(1, 60),
  }),
  legalisation: object({ sellWithoutNibMonths: whole(0, 60), remindDaysBefore: list(whole(0, 365)) }),
  cod: object({
    enabled: flag,
    maxPerOrder: amount,
    newBuyerOpenLimit: whole(0, 100),
    // goods that cannot be paid on delivery; none unless told
    notFor: optional(list(oneOf('perishable', 'made_to_order'))),
  }),
  payments: object({
    methods: list(oneOf('cod', 'stripe'), 1),
    stripeMinRupiah: amount,
    // what one officer may give back of an order alone
    refundAloneMax: amount,
  }),
  // `weekday`: 1 Monday to 7 Sunday, on which merchants are paid; the next working day when it is none
  payouts: object({ weekday: whole(1, 7), minimumRupiah: amount, newAccountWorkingHours: whole(0, 1000) }),
  feeBasisPoints: whole(0, 10_000),
  greeting: object({ home: text, thanks: text }),
  tileMap: list(object({ kecamatan: kecamatanCode, col: whole(0, 50), row: whole(0, 50) }), 1),
  hero: object({ kicker: words, title: words, lead: words, primary: object({ label: words, href: text }) }),
});

/** areas.json */
export const AREAS = object({
  kecamatan: list(
    object({
      code: kecamatanCode,
      name: text,
      postal,
      lat: decimal(-90, 90),
      lng: decimal(-180, 180),
      capital: text,
      capitalLat: decimal(-90, 90),
      capitalLng: decimal(-180, 180),
      knownFor: words,
    }),
    1,
  ),
  postalExceptions: list(object({ desa: desaCode, postal })),
  landmarks: list(object({ key: text, name: words, desa: desaCode })),
});

/** calendar.json */
export const CALENDAR = list(
  object({ date: day, name: words, kind: oneOf('national', 'regional', 'closure'), sure: optional(flag) }),
);

/** delivery.json */
export const DELIVERY = object({
  sellerDefaults: list(object({ maxKm: decimal(0, 10_000), price: amount }), 1),
  matrixKm: mapOf(mapOf(decimal(0, 10_000))),
  services: list(
    object({
      code: matching(/^[a-z0-9_-]+$/, 'reg'),
      name: text,
      nameEn: text,
      divisor: whole(1, 100_000),
      toleranceGrams: whole(0, 100_000),
      minGrams: whole(0, 1_000_000),
      etaDays: span(whole(0, 365)),
    }),
  ),
  tariffs: list(
    object({
      service: text,
      toPrefix: matching(/^\d\d(\.\d\d){0,2}$/, '51.08'),
      perKg: whole(1, 100_000_000),
      etaDays: span(whole(0, 365)),
    }),
  ),
});

/** requirements.json */
export const REQUIREMENTS = list(
  object({
    key: matching(/^[a-z_]+$/, 'owner_id'),
    kind: oneOf('computed', 'text', 'document', 'attest'),
    label: words,
    help: words,
    required: flag,
    when: optional(mapOf(flag)),
  }),
  1,
);

/** reasons.json */
export const REASONS = list(object({ key: matching(/^[a-z_0-9]+$/, 'photo_dark'), requirement: text, reason: words }));

/** categories.json */
export const CATEGORIES = list(
  object({
    id: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kopi-bubuk'),
    parent: nullable(text),
    name: words,
    emoji: text,
    kbli: nullable(object({ code: matching(/^\d{5}$/, '10761') })),
    food: flag,
    needsHalal: flag,
    needsPirt: flag,
    needsBpomNotification: optional(flag),
    sort: whole(0, 1_000_000),
  }),
  1,
);
