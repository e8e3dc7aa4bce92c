import { formatDateTime, formatDay, type LocalDate, type Locale, type Words } from '@lapak/kernel';
import { type Actor, isClosed, type MovableOrder, type OrderDeed, type OrderState } from './order-state.js';
import type { Reader, Telling } from './order-words.js';

/** One line of an order's diary. */
export interface TimelineEvent {
  readonly at: Date;
  readonly move: OrderDeed;
  readonly toState: OrderState;
  readonly actor: Actor;
  readonly note: string | null;
}

/** What the timeline shows besides its events. */
export interface TimelineOrder extends MovableOrder {
  readonly courier: string | null;
  readonly trackingNumber: string | null;
  readonly promisedFrom: LocalDate | null;
  readonly promisedTo: LocalDate | null;
}

export interface TimelineEntry {
  /** Null for a step still to come. */
  readonly at: Date | null;
  readonly title: string;
  readonly detail: string;
  readonly actor: string;
  readonly status: 'done' | 'now' | 'next';
}

const DONE: Readonly<Record<OrderDeed, Words>> = {
  place: { id: 'Pesanan dibuat', en: 'Order placed' },
  pay: { id: 'Pembayaran diterima', en: 'Payment received' },
  expire: { id: 'Kedaluwarsa', en: 'Expired' },
  accept: { id: 'Diterima toko', en: 'Accepted by the shop' },
  refuse: { id: 'Ditolak toko', en: 'Refused by the shop' },
  cancel: { id: 'Dibatalkan', en: 'Cancelled' },
  mark_ready: { id: 'Siap diambil', en: 'Ready for pick-up' },
  hand_over: { id: 'Diserahkan ke pembeli', en: 'Handed over' },
  ship: { id: 'Dalam perjalanan', en: 'On its way' },
  deliver: { id: 'Sampai', en: 'Arrived' },
  refuse_at_door: { id: 'Ditolak saat diantar', en: 'Refused at the door' },
  complete: { id: 'Selesai', en: 'Completed' },
  late_payment: { id: 'Pembayaran datang terlambat', en: 'Payment came too late' },
  cancel_lines: { id: 'Sebagian barang dibatalkan', en: 'Some items were taken out' },
};

const TO_COME: Readonly<Partial<Record<OrderState, Words>>> = {
  awaiting_seller: { id: 'Pembayaran', en: 'Payment' },
  processing: { id: 'Diterima toko', en: 'Accepted by the shop' },
  ready_pickup: { id: 'Siap diambil', en: 'Ready for pick-up' },
  shipped: { id: 'Dalam perjalanan', en: 'On its way' },
  delivered: { id: 'Sampai', en: 'Arrived' },
  completed: { id: 'Selesai', en: 'Completed' },
};

const ACTOR: Readonly<Record<Reader, Readonly<Record<Actor, Words>>>> = {
  buyer: {
    buyer: { id: 'Anda', en: 'You' },
    merchant: { id: 'Toko', en: 'Shop' },
    staff: { id: 'Petugas kabupaten', en: 'Regency office' },
    system: { id: 'Sistem', en: 'System' },
  },
  merchant: {
    buyer: { id: 'Pembeli', en: 'Buyer' },
    merchant: { id: 'Toko Anda', en: 'Your shop' },
    staff: { id: 'Petugas kabupaten', en: 'Regency office' },
    system: { id: 'Sistem', en: 'System' },
  },
};

/** The way that an order goes when all is well. */
const PATHS: Readonly<Record<'sent' | 'pickup', readonly OrderState[]>> = {
  sent: ['awaiting_payment', 'awaiting_seller', 'processing', 'shipped', 'delivered', 'completed'],
  pickup: ['awaiting_payment', 'awaiting_seller', 'processing', 'ready_pickup', 'completed'],
};

const MONEY_BACK: Words = {
  id: 'Barangnya sudah tidak tersedia. Uang dikembalikan otomatis.',
  en: 'The goods are no longer available. The money goes back by itself.',
};
const NO_ANSWER: Words = {
  id: 'Toko tidak menjawab sampai batas waktunya.',
  en: 'The shop did not answer in time.',
};

const detailOf = (event: TimelineEvent, order: TimelineOrder, locale: Locale): string => {
  if (event.move === 'late_payment') return MONEY_BACK[locale];
  if (event.move === 'cancel' && event.actor === 'system') return NO_ANSWER[locale];
  const tracking = [order.courier, order.trackingNumber].filter(Boolean).join(' ');
  return [event.move === 'ship' ? tracking : '', event.note ?? ''].filter(Boolean).join(' · ');
};

const days = (order: TimelineOrder, locale: Locale): string => {
  const { promisedFrom, promisedTo } = order;
  if (!promisedFrom) return '';
  const from = formatDay(promisedFrom, locale);
  return promisedTo && promisedTo !== promisedFrom ? `${from} – ${formatDay(promisedTo, locale)}` : from;
};

/** When a step is expected: the very next one by its deadline, the arrival by what was promised. */
const expected = (state: OrderState, isNext: boolean, order: TimelineOrder, telling: Telling): string => {
  const { locale, zone } = telling;
  if (state === 'delivered' || state === 'ready_pickup') {
    const when = days(order, locale);
    if (!when) return '';
    const words = state === 'delivered' ? ['Perkiraan tiba', 'Expected'] : ['Perkiraan siap', 'Expected'];
    return `${words[locale === 'id' ? 0 : 1]} ${when}`;
  }
  if (!isNext || !order.dueAt || order.dueAt <= telling.now) return '';
  const due = formatDateTime(order.dueAt, zone, locale);
  return locale === 'id' ? `Paling lambat ${due}` : `By ${due}`;
};

/** The diary, then what is still to come. The last line of an open order is `now`; nothing comes after the end. */
export const timelineOf = (
  order: TimelineOrder,
  events: readonly TimelineEvent[],
  telling: Telling,
): TimelineEntry[] => {
  const { locale, reader } = telling;
  const open = !isClosed(order.state);
  const past = events.map((event, i): TimelineEntry => ({
    at: event.at,
    title: DONE[event.move][locale],
    detail: detailOf(event, order, locale),
    actor: ACTOR[reader][event.actor][locale],
    status: open && i === events.length - 1 ? 'now' : 'done',
  }));
  if (!open) return past;
  const path = PATHS[order.deliveryMethod === 'pickup' ? 'pickup' : 'sent'];
  const next = path.slice(path.indexOf(order.state) + 1).map((state, i): TimelineEntry => ({
    at: null,
    title: TO_COME[state]![locale],
    detail: expected(state, i === 0, order, telling),
    actor: '',
    status: 'next',
  }));
  return [...past, ...next];
};
