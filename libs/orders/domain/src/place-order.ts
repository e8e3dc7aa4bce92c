import {
  asEmail,
  asPhone,
  cleanText,
  type FieldFault,
  InvalidInput,
  type Phone,
  type Rupiah,
  sum,
  type Words,
} from '@lapak/kernel';
import { lineTotal } from './basket.js';
import {
  type BuyerHistory,
  checkLines,
  type CheckoutGroup,
  type CheckoutLine,
  type DeliveryOffer,
  type LineRefusal,
  paymentChoices,
  type PaymentRules,
} from './decide-checkout.js';
import { DeliveryNotPossible, PaymentNotPossible, TotalChanged } from './order-problems.js';
import type { OrderState, PaymentMethod } from './order-state.js';
import { type OrderShare, type SharedPurchase, shareOut } from './shares.js';

export interface ContactInput {
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail?: string | null;
  readonly note?: string | null;
  readonly idempotencyKey: string;
}
/** Who can be reached about the purchase, and what the shops should know. */
export interface Contact {
  readonly name: string;
  readonly phone: Phone;
  readonly email: string | null;
  readonly note: string;
}

/** Long enough that two buyers' keys never meet; any printable form, a UUID is usual. */
const KEY = /^[\w.:-]{8,100}$/;

/** @returns the contact as it is kept, or one sentence per field. */
export const readContact = (input: ContactInput): Contact | InvalidInput => {
  const faults: FieldFault[] = [];
  const wrong = (field: string, id: string, en: string): void => void faults.push({ field, words: { id, en } });
  const name = cleanText(input.contactName, { min: 1, max: 120 });
  if (name === null)
    wrong('contactName', 'Tulis nama Anda, paling banyak 120 huruf.', 'Enter your name, at most 120 letters.');
  const phone = asPhone(input.contactPhone);
  if (!phone)
    wrong(
      'contactPhone',
      'Nomor HP belum benar. Contoh: 0812-3456-7890.',
      'The phone number is not right. Example: 0812-3456-7890.',
    );
  const emailText = input.contactEmail?.trim() || null;
  const email = emailText === null ? null : asEmail(emailText);
  if (emailText !== null && email === null)
    wrong(
      'contactEmail',
      'Alamat surel belum benar. Contoh: nama@contoh.id.',
      'The e-mail address is not right. Example: name@example.com.',
    );
  const note = cleanText(input.note ?? '', { max: 300, lines: true });
  if (note === null)
    wrong('note', 'Catatan paling banyak 300 huruf biasa.', 'A note has at most 300 plain characters.');
  if (!KEY.test(input.idempotencyKey))
    wrong(
      'idempotencyKey',
      'Halaman ini tidak lengkap. Muat ulang, lalu pesan lagi.',
      'This page is incomplete. Reload it and order again.',
    );
  return faults.length > 0 ? new InvalidInput(faults) : { name: name!, phone: phone!, email, note: note! };
};

/** A shop's goods with the ways they can go, as delivery quotes them. */
export interface QuotedGroup<L extends CheckoutLine = CheckoutLine> extends CheckoutGroup<L> {
  readonly quote: { readonly options: readonly DeliveryOffer[]; readonly refusal: Words | null };
  /** The option's code that the buyer chose. */
  readonly choice: string | undefined;
}
export interface DecidedGroup<L extends CheckoutLine = CheckoutLine> extends CheckoutGroup<L> {
  readonly delivery: DeliveryOffer;
  readonly deliveryFee: Rupiah;
}

/** @returns every shop with the way that was chosen; DeliveryNotPossible for the first that has no such way. */
export const chooseDelivery = <L extends CheckoutLine>(
  groups: readonly QuotedGroup<L>[],
): DecidedGroup<L>[] | DeliveryNotPossible => {
  const decided: DecidedGroup<L>[] = [];
  for (const { shop, lines, quote, choice } of groups) {
    const delivery = quote.options.find((option) => option.code === choice);
    if (!delivery) return new DeliveryNotPossible(shop.id, shop.name, quote.refusal);
    decided.push({ shop, lines, delivery, deliveryFee: delivery.price });
  }
  return decided;
};

export interface Agreement {
  readonly paymentMethod: PaymentMethod;
  /** What the buyer saw on the button. */
  readonly agreedTotal: Rupiah;
  readonly rules: PaymentRules;
  readonly buyer: BuyerHistory;
  readonly feeBasisPoints: number;
  readonly payMinutes: number;
  readonly now: Date;
}
export interface DecidedOrder<L extends CheckoutLine = CheckoutLine> extends DecidedGroup<L>, OrderShare {
  readonly seq: number;
}
export interface DecidedPurchase<L extends CheckoutLine = CheckoutLine> extends Omit<SharedPurchase, 'orders'> {
  readonly state: OrderState;
  /** Until when it must be paid; null when nothing is to be paid now. */
  readonly expiresAt: Date | null;
  readonly orders: readonly DecidedOrder<L>[];
}

/**
 * What is placed: one order per shop, at the prices that the buyer saw, with the stock still to be held by the caller.
 * Cash waits for the shop at once; a card has `payMinutes` to be paid.
 * @returns the purchase; else the first refusal: of a line, of a shop's delivery, of the payment, of the total.
 */
export const placeOrder = <L extends CheckoutLine>(
  groups: readonly QuotedGroup<L>[],
  agreed: Agreement,
): DecidedPurchase<L> | LineRefusal | DeliveryNotPossible | PaymentNotPossible | TotalChanged => {
  const refusal = checkLines(groups);
  if (refusal) return refusal;
  const decided = chooseDelivery(groups);
  if (decided instanceof DeliveryNotPossible) return decided;
  const shared = shareOut(
    decided.map((group) => ({ itemsTotal: sum(group.lines.map(lineTotal)), deliveryFee: group.deliveryFee })),
    agreed.feeBasisPoints,
  );
  const { paymentMethod, agreedTotal, now } = agreed;
  const payment = paymentChoices(decided, agreed.rules, agreed.buyer).find(({ method }) => method === paymentMethod);
  if (!payment || payment.refusal)
    return new PaymentNotPossible(
      paymentMethod,
      payment?.refusal ?? { id: 'Cara bayar ini tidak tersedia.', en: 'This way to pay is not available.' },
    );
  if (shared.total !== agreedTotal) return new TotalChanged(agreedTotal, shared.total);
  const card = paymentMethod === 'stripe';
  return {
    ...shared,
    state: card ? 'awaiting_payment' : 'awaiting_seller',
    expiresAt: card ? new Date(now.getTime() + agreed.payMinutes * 60_000) : null,
    orders: decided.map((group, i) => ({ ...group, ...shared.orders[i]!, seq: i + 1 })),
  };
};
