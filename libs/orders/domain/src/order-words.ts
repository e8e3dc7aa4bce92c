import { formatDateTime, type Locale, type Words, type Zone } from '@lapak/kernel';
import { type Actor, isLost, type MovableOrder, type OrderState } from './order-state.js';

/** Who reads: the buyer is told what the shop does, the shop what it is to do. */
export type Reader = 'buyer' | 'merchant';
export interface Telling {
  readonly reader: Reader;
  readonly locale: Locale;
  readonly zone: Zone;
  readonly now: Date;
}

const PARTICLES = new Set([
  'i',
  'ni',
  'ida',
  'dr',
  'dr.',
  'drs.',
  'hj',
  'hj.',
  'h.',
  'bapak',
  'ibu',
  'pak',
  'bu',
  'mr',
  'mrs',
  'ms',
]);
/** What a shop calls the buyer before it has accepted: `I Made Sudarma` is Made. */
export const firstNameOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return words.find((word) => !PARTICLES.has(word.toLowerCase())) ?? words[0] ?? '';
};

/** From acceptance until completion the shop needs to reach the buyer; before and after it does not. */
export const showsBuyer = (state: OrderState): boolean =>
  state === 'processing' || state === 'ready_pickup' || state === 'shipped' || state === 'delivered';

const BY: Readonly<Record<Actor, Words>> = {
  buyer: { id: 'pembeli', en: 'the buyer' },
  merchant: { id: 'toko', en: 'the shop' },
  staff: { id: 'petugas kabupaten', en: 'the regency office' },
  system: { id: 'sistem karena toko tidak menjawab', en: 'the system because the shop did not answer' },
};

type Sentence = (due: string) => Words;
interface Sentences {
  readonly buyer: Sentence;
  readonly merchant: Sentence;
}

const say = (id: string, en: string): Words => ({ id, en });
const both = (id: string, en: string): Sentences => ({ buyer: () => say(id, en), merchant: () => say(id, en) });

const SENT: Readonly<Record<Exclude<OrderState, 'cancelled'>, Sentences>> = {
  awaiting_payment: {
    buyer: (due) => say(`Menunggu pembayaran Anda, paling lambat ${due}.`, `Waiting for your payment, by ${due}.`),
    merchant: () => say('Menunggu pembayaran pembeli.', "Waiting for the buyer's payment."),
  },
  awaiting_seller: {
    buyer: (due) =>
      say(`Menunggu toko menerima pesanan, paling lambat ${due}.`, `Waiting for the shop to accept, by ${due}.`),
    merchant: (due) =>
      say(`Terima atau tolak pesanan ini paling lambat ${due}.`, `Accept or refuse this order by ${due}.`),
  },
  processing: {
    buyer: (due) =>
      say(`Toko sedang menyiapkan, dikirim paling lambat ${due}.`, `The shop is preparing it and sends it by ${due}.`),
    merchant: (due) => say(`Siapkan dan kirim paling lambat ${due}.`, `Prepare and send it by ${due}.`),
  },
  ready_pickup: {
    buyer: () =>
      say('Siap diambil di toko. Tunjukkan kode ambil Anda.', 'Ready at the shop. Show your pick-up code there.'),
    merchant: () =>
      say(
        'Menunggu pembeli mengambil. Minta kode ambilnya saat menyerahkan barang.',
        'Waiting for the buyer to pick it up. Ask for the pick-up code when you hand it over.',
      ),
  },
  shipped: {
    buyer: (due) =>
      say(
        `Dalam perjalanan. Konfirmasi setelah Anda terima; tanpa itu pesanan selesai sendiri ${due}.`,
        `On its way. Confirm once you have it; otherwise the order completes by itself on ${due}.`,
      ),
    merchant: (due) =>
      say(
        `Dalam perjalanan. Tandai sampai bila sudah diterima; selesai sendiri ${due}.`,
        `On its way. Mark it delivered once it has arrived; it completes by itself on ${due}.`,
      ),
  },
  delivered: {
    buyer: (due) =>
      say(
        `Sudah sampai. Periksa barangnya, lalu konfirmasi; tanpa itu pesanan selesai sendiri ${due}.`,
        `It has arrived. Check it and confirm; otherwise the order completes by itself on ${due}.`,
      ),
    merchant: (due) =>
      say(
        `Menunggu konfirmasi pembeli; selesai sendiri ${due}.`,
        `Waiting for the buyer to confirm; it completes by itself on ${due}.`,
      ),
  },
  completed: {
    buyer: () => say('Selesai. Terima kasih sudah berbelanja.', 'Completed. Thank you for your order.'),
    merchant: () => say('Selesai.', 'Completed.'),
  },
  expired: both(
    'Kedaluwarsa: tidak dibayar sampai batas waktunya.',
    'Expired: it was not paid before its time was over.',
  ),
  refused_at_door: both('Ditolak saat diantar.', 'Refused at the door.'),
};

const PICKED_UP: Sentences = {
  buyer: (due) =>
    say(`Toko sedang menyiapkan, siap diambil paling lambat ${due}.`, `The shop is preparing it, ready by ${due}.`),
  merchant: (due) => say(`Siapkan; siap diambil paling lambat ${due}.`, `Prepare it; ready for pick-up by ${due}.`),
};
const LATE: Sentences = {
  buyer: (due) =>
    say(
      `Toko terlambat: janjinya ${due}. Anda boleh menunggu atau membatalkan.`,
      `The shop is late: it promised ${due}. You may wait or cancel.`,
    ),
  merchant: (due) =>
    say(
      `Terlambat: janjinya ${due}. Pembeli boleh membatalkan.`,
      `Late: it was promised for ${due}. The buyer may cancel.`,
    ),
};
const PAID_TOO_LATE: Words = say(
  'Pembayaran datang setelah batas waktunya dan pesanan tidak bisa dipenuhi lagi. Uangnya dikembalikan otomatis.',
  'The payment came after its time was over and the order can no longer be fulfilled. The money goes back by itself.',
);

const sentencesFor = (order: MovableOrder & { state: Exclude<OrderState, 'cancelled'> }, now: Date): Sentences => {
  if (order.state !== 'processing') return SENT[order.state];
  if (order.dueAt !== null && order.dueAt <= now) return LATE;
  return order.deliveryMethod === 'pickup' ? PICKED_UP : SENT.processing;
};

/** The state as a sentence that says who acts next and until when. `ended` is the last deed of an order that ended. */
export const stateText = (
  order: MovableOrder,
  ended: { readonly move: string; readonly actor: Actor } | null,
  { reader, locale, zone, now }: Telling,
): string => {
  if (ended?.move === 'late_payment') return PAID_TOO_LATE[locale];
  const { state } = order;
  if (state === 'cancelled') {
    const by = BY[ended?.actor ?? 'system'][locale];
    return locale === 'id' ? `Dibatalkan oleh ${by}.` : `Cancelled by ${by}.`;
  }
  const due = order.dueAt ? formatDateTime(order.dueAt, zone, locale) : '';
  return sentencesFor({ ...order, state }, now)[reader](due)[locale];
};

/** How far an order is, 0 to 100, for the bar. */
const PROGRESS: Readonly<Record<OrderState, number>> = {
  awaiting_payment: 5,
  awaiting_seller: 20,
  processing: 45,
  ready_pickup: 75,
  shipped: 70,
  delivered: 90,
  completed: 100,
  cancelled: 0,
  expired: 0,
  refused_at_door: 0,
};

type Part = Pick<MovableOrder, 'state' | 'deliveryMethod'>;
/** Those that still live, or ended well; when none does, nothing is left out. */
const living = (orders: readonly Part[]): readonly Part[] => orders.filter((order) => !isLost(order.state));

/** Of the orders that live, on average; 0 when none does. */
export const progressOf = (orders: readonly Part[]): number => {
  const live = living(orders);
  return live.length === 0 ? 0 : Math.floor(live.reduce((n, order) => n + PROGRESS[order.state], 0) / live.length);
};

const RANK: Readonly<Record<OrderState, number>> = {
  expired: -1,
  cancelled: -1,
  refused_at_door: -1,
  awaiting_payment: 0,
  awaiting_seller: 1,
  processing: 2,
  ready_pickup: 3,
  shipped: 3,
  delivered: 4,
  completed: 5,
};

/** The step that all are waiting for: how it reads when nobody has taken it, and what those did who have. */
interface Open {
  readonly none: Words;
  readonly some?: Words;
}
const leaving = (orders: readonly Part[]): Open => {
  const pickups = orders.filter((order) => order.deliveryMethod === 'pickup').length;
  const some =
    pickups === 0
      ? say('toko sudah mengirim', 'shops have sent')
      : pickups === orders.length
        ? say('toko sudah siap', 'shops are ready')
        : say('toko sudah mengirim atau siap', 'shops have sent or are ready');
  return { none: say('Sedang disiapkan', 'Being prepared'), some };
};
const underway = (orders: readonly Part[]): Open => {
  const waiting = orders.filter((order) => RANK[order.state] === 3);
  const pickups = waiting.filter((order) => order.deliveryMethod === 'pickup').length;
  const none =
    pickups === 0
      ? say('Sedang dikirim', 'On its way')
      : pickups === waiting.length
        ? say('Siap diambil', 'Ready for pick-up')
        : say('Sedang dikirim atau siap diambil', 'On its way or ready for pick-up');
  return { none, some: say('pesanan sudah sampai', 'orders have arrived') };
};
const OPEN: readonly ((orders: readonly Part[]) => Open)[] = [
  () => ({ none: say('Menunggu pembayaran', 'Waiting for payment') }),
  () => ({
    none: say('Menunggu toko menerima', 'Waiting for the shop to accept'),
    some: say('toko sudah menerima', 'shops have accepted'),
  }),
  leaving,
  underway,
  () => ({ none: say('Sudah sampai', 'Arrived'), some: say('pesanan selesai', 'orders are completed') }),
  () => ({ none: say('Selesai', 'Completed') }),
];

const LOST: Readonly<Record<string, Words>> = {
  expired: say('Kedaluwarsa', 'Expired'),
  refused_at_door: say('Ditolak saat diantar', 'Refused at the door'),
  cancelled: say('Dibatalkan', 'Cancelled'),
};

/** A purchase in a few words: the worst open step of its orders wins; what was cancelled never hides what lives. */
export const headlineOf = (orders: readonly Part[], locale: Locale): string => {
  const live = living(orders);
  if (live.length === 0) {
    const states = new Set(orders.map((order) => order.state));
    return (LOST[states.size === 1 ? [...states][0]! : 'cancelled'] ?? LOST['cancelled']!)[locale];
  }
  const worst = Math.min(...live.map((order) => RANK[order.state]));
  const past = live.filter((order) => RANK[order.state] > worst).length;
  const { none, some } = OPEN[worst]!(live);
  if (past === 0 || !some) return none[locale];
  return `${past} ${locale === 'id' ? 'dari' : 'of'} ${live.length} ${some[locale]}`;
};
