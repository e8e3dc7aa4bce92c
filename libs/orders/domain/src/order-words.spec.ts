import type { LocalDate } from '@lapak/kernel';
import { type MovableOrder, ORDER_STATES, type OrderState } from './order-state.js';
import { firstNameOf, headlineOf, progressOf, type Reader, stateText, type Telling } from './order-words.js';
import { type TimelineEvent, timelineOf, type TimelineOrder } from './timeline.js';

const NOW = new Date('2026-11-24T02:00:00Z');
const zone = { name: 'Asia/Makassar', label: 'WITA' };
const to = (reader: Reader, locale: 'id' | 'en' = 'id'): Telling => ({ reader, locale, zone, now: NOW });
const order = (over: Partial<TimelineOrder> = {}): TimelineOrder => ({
  state: 'awaiting_seller',
  deliveryMethod: 'courier',
  paymentMethod: 'stripe',
  dueAt: new Date('2026-11-25T06:00:00Z'),
  courier: null,
  trackingNumber: null,
  promisedFrom: '2026-11-27' as LocalDate,
  promisedTo: '2026-11-29' as LocalDate,
  ...over,
});
const part = (state: OrderState, deliveryMethod: MovableOrder['deliveryMethod'] = 'courier') => ({
  state,
  deliveryMethod,
});
const headline = (...parts: ReturnType<typeof part>[]) => headlineOf(parts, 'id').replaceAll('\u00a0', ' ');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a state says who acts next and until when, to each in their own words', () => {
  expect(plain(stateText(order(), null, to('buyer')))).toBe(
    'Menunggu toko menerima pesanan, paling lambat 25 Nov 2026, 14.00 WITA.',
  );
  expect(plain(stateText(order(), null, to('merchant', 'en')))).toBe(
    'Accept or refuse this order by 25 Nov 2026, 14.00 WITA.',
  );
});

test('a shop that is late is called late, and what is picked up is not sent', () => {
  const processing = order({ state: 'processing' });
  expect(stateText({ ...processing, dueAt: NOW }, null, to('buyer'))).toContain('Anda boleh menunggu atau membatalkan');
  expect(stateText(processing, null, to('buyer'))).toContain('dikirim paling lambat');
  expect(stateText({ ...processing, deliveryMethod: 'pickup' }, null, to('buyer'))).toContain(
    'siap diambil paling lambat',
  );
});

test('a cancelled order says by whom', () => {
  const cancelled = order({ state: 'cancelled', dueAt: null });
  expect(stateText(cancelled, { move: 'refuse', actor: 'merchant' }, to('buyer'))).toBe('Dibatalkan oleh toko.');
  expect(stateText(cancelled, { move: 'cancel', actor: 'system' }, to('buyer', 'en'))).toContain('did not answer');
});

test('money that came too late is told where the state stands', () => {
  const expired = order({ state: 'expired', dueAt: null });
  expect(stateText(expired, { move: 'late_payment', actor: 'system' }, to('buyer'))).toContain('dikembalikan otomatis');
});

test('every state has a sentence for each reader in each language, without a hole in it', () => {
  for (const state of ORDER_STATES)
    for (const reader of ['buyer', 'merchant'] as const)
      for (const locale of ['id', 'en'] as const)
        expect(stateText(order({ state }), null, to(reader, locale))).toMatch(/^[A-Z].*\.$/);
});

test.each([
  ['2 dari 3 toko sudah mengirim', [part('shipped'), part('delivered'), part('processing')]],
  ['Sedang disiapkan', [part('processing'), part('processing')]],
  ['1 dari 2 toko sudah menerima', [part('awaiting_seller'), part('shipped')]],
  ['1 dari 2 toko sudah mengirim atau siap', [part('processing'), part('ready_pickup', 'pickup')]],
  ['Sedang dikirim atau siap diambil', [part('shipped'), part('ready_pickup', 'pickup')]],
  ['1 dari 2 pesanan sudah sampai', [part('shipped'), part('delivered')]],
  ['1 dari 2 pesanan selesai', [part('delivered'), part('completed')]],
  ['Menunggu pembayaran', [part('awaiting_payment'), part('awaiting_payment')]],
  ['Siap diambil', [part('ready_pickup', 'pickup')]],
  ['Selesai', [part('completed'), part('completed')]],
])('of a purchase the worst open step wins: %s', (words, parts) => expect(headline(...parts)).toBe(words));

test('what was cancelled never makes a purchase that lives look cancelled', () => {
  expect(headline(part('shipped'), part('cancelled'))).toBe('Sedang dikirim');
  expect(headline(part('completed'), part('cancelled'), part('expired'))).toBe('Selesai');
  expect(progressOf([part('completed'), part('cancelled')])).toBe(100);
  expect(headline(part('cancelled'), part('expired'))).toBe('Dibatalkan');
  expect(headline(part('expired'))).toBe('Kedaluwarsa');
  expect(progressOf([part('cancelled')])).toBe(0);
});

test('the bar only moves on while an order goes its way', () => {
  const sent = (
    ['awaiting_payment', 'awaiting_seller', 'processing', 'shipped', 'delivered', 'completed'] as const
  ).map((state) => progressOf([part(state)]));
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
});

test('a first name is no particle', () => {
  expect(firstNameOf('I Made Sudarma')).toBe('Made');
  expect(firstNameOf('Ni Luh Ani')).toBe('Luh');
  expect(firstNameOf('Kadek Ayu')).toBe('Kadek');
  expect(firstNameOf('I')).toBe('I');
});

const events: TimelineEvent[] = [
  { at: new Date('2026-11-23T01:00:00Z'), move: 'place', toState: 'awaiting_payment', actor: 'buyer', note: null },
  { at: new Date('2026-11-23T01:02:00Z'), move: 'pay', toState: 'awaiting_seller', actor: 'system', note: null },
  { at: new Date('2026-11-23T02:00:00Z'), move: 'accept', toState: 'processing', actor: 'merchant', note: null },
  {
    at: new Date('2026-11-24T01:00:00Z'),
    move: 'ship',
    toState: 'shipped',
    actor: 'merchant',
    note: 'Hati-hati pecah',
  },
];

test('the timeline tells what was done, what is now, and what comes next with its date', () => {
  const shipped = order({ state: 'shipped', courier: 'JNE', trackingNumber: '0142' });
  const lines = timelineOf(shipped, events, to('buyer')).map(
    ({ status, title, detail, actor }) => `${status} | ${title} | ${plain(detail)} | ${actor}`,
  );
  expect(lines).toEqual([
    'done | Pesanan dibuat |  | Anda',
    'done | Pembayaran diterima |  | Sistem',
    'done | Diterima toko |  | Toko',
    'now | Dalam perjalanan | JNE 0142 · Hati-hati pecah | Toko',
    'next | Sampai | Perkiraan tiba 27 Nov 2026 – 29 Nov 2026 | ',
    'next | Selesai |  | ',
  ]);
});

test('nothing comes after the end, and what is picked up never travels', () => {
  const over = [
    ...events.slice(0, 2),
    { ...events[2]!, move: 'refuse' as const, toState: 'cancelled' as const, note: 'Habis' },
  ];
  expect(timelineOf(order({ state: 'cancelled' }), over, to('buyer')).map(({ status }) => status)).toEqual(
    Array(3).fill('done'),
  );
  const pickup = timelineOf(order({ deliveryMethod: 'pickup' }), events.slice(0, 2), to('merchant', 'en'));
  expect(pickup.map(({ title }) => title)).toEqual([
    'Order placed',
    'Payment received',
    'Accepted by the shop',
    'Ready for pick-up',
    'Completed',
  ]);
  expect(plain(pickup[2]!.detail)).toBe('By 25 Nov 2026, 14.00 WITA');
});
