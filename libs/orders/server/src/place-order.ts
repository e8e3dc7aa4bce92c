import { createHash } from 'node:crypto';
import { type Address, type AddressInput } from '@lapak/accounts-domain';
import { Addresses, saveAddress } from '@lapak/accounts-server';
import { Regency } from '@lapak/areas-server';
import { Catalog } from '@lapak/catalog-server';
import { Quotes } from '@lapak/delivery-server';
import {
  type Clock,
  dayIn,
  type Id,
  invalid,
  InvalidInput,
  isProblem,
  type Locale,
  type Rupiah,
  type TooManyTries,
} from '@lapak/kernel';
import {
  checkLines,
  codeStem,
  type Contact,
  type DecidedPurchase,
  type DeliveryNotPossible,
  EmptyBasket,
  groupByShop,
  IdempotencyConflict,
  type LineRefusal,
  NUMBER_DIGITS,
  OutOfStock,
  parcelOf,
  type PaymentMethod,
  type PaymentNotPossible,
  placeOrder,
  readContact,
  type TotalChanged,
} from '@lapak/orders-domain';
import { CLOCK, CONFIG, type Config, Outbox, RateLimits, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { BasketOwner } from './basket-owner.js';
import { type BasketLine, basketLine, linesOfBasket } from './basket-rows.js';
import { newPurchase, placedEvent, purchaseRows, withCode } from './new-purchase.js';
import { PurchaseEntity } from './order.entity.js';
import { OrderClock } from './order-clock.js';
import { buyerHistory, inTurnOf, NOTHING_YET, paymentRules } from './payment-rules.js';
import { beginPlacing, earlierPlacing, writePurchase } from './place-order-sql.js';
import { tellShops } from './tell-shops.js';

export interface PlaceOrderInput {
  /** Of the buyer's choice, 8 to 100 letters and digits: the same key places the same purchase once. */
  readonly idempotencyKey: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail?: string | null;
  /** Not needed, and not kept, when everything is picked up. */
  readonly address?: AddressInput | null;
  readonly choices: readonly { readonly shopId: string; readonly optionCode: string }[];
  readonly paymentMethod: PaymentMethod;
  readonly agreedTotal: Rupiah;
  readonly note?: string | null;
  readonly saveAddress?: boolean | null;
}
/** Who buys, from where, in which language. */
export interface Buyer {
  readonly accountId: Id<'Account'> | null;
  readonly basket: BasketOwner | null;
  readonly ip: string;
  readonly locale: Locale;
}
export interface Placed {
  readonly kind: 'Placed';
  readonly purchase: PurchaseEntity;
}
type Refused =
  | LineRefusal
  | DeliveryNotPossible
  | PaymentNotPossible
  | TotalChanged
  | InvalidInput
  | IdempotencyConflict
  | TooManyTries;

/** Everything of one attempt, read and checked before the transaction. */
interface Attempt {
  readonly buyer: Buyer;
  readonly input: PlaceOrderInput;
  readonly contact: Contact;
  readonly address: Address | null;
  readonly requestHash: Buffer;
  readonly now: Date;
}

const goesOut = (input: PlaceOrderInput): boolean => input.choices.some(({ optionCode }) => optionCode !== 'pickup');

/** Equal requests have equal hashes; the key itself is no part of the request. */
const hashOf = ({ idempotencyKey: _, ...request }: PlaceOrderInput): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(request, (_key, value: unknown) => sorted(value)))
    .digest();
const sorted = (value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Turns the buyer's basket into one purchase: one order per shop, stock held, at the prices the buyer saw, or nothing
 * at all. At most 15 statements whatever the basket holds.
 */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
    private readonly regency: Regency,
    private readonly addresses: Addresses,
    private readonly catalog: Catalog,
    private readonly quotes: Quotes,
    private readonly clockOfOrders: OrderClock,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Safe to repeat: the same key with the same request answers the purchase that it placed, also after a lost answer;
   * with another request it is refused. An attempt that was refused leaves its key free.
   * @returns Placed; else what has to change first, with nothing held and nothing written.
   */
  async run(buyer: Buyer, input: PlaceOrderInput): Promise<Placed | Refused> {
    const tooMany =
      (await this.limits.take('placeOrder', `address ${buyer.ip}`)) ??
      (buyer.accountId && (await this.limits.take('placeOrder', `account ${buyer.accountId}`)));
    if (tooMany) return tooMany;
    const contact = readContact(input);
    const address = this.readAddress(input);
    if (isProblem(contact) || isProblem(address))
      return new InvalidInput([contact, address].flatMap((part) => (part instanceof InvalidInput ? part.faults : [])));
    if (!buyer.basket) return new EmptyBasket();
    const attempt = { buyer, input, contact, address, requestHash: hashOf(input), now: this.clock.now() };
    return this.transactor.run((tx) => this.place(tx, attempt));
  }

  private readAddress(input: PlaceOrderInput): Address | null | InvalidInput {
    if (!goesOut(input)) return null;
    if (!input.address) return invalid('address', 'Isi alamat kirim.', 'Say where the goods should go.');
    return this.addresses.read(input.address, 'address.');
  }

  private async place(tx: Tx, attempt: Attempt): Promise<Placed | Refused> {
    const { buyer, input, requestHash, now } = attempt;
    const { accountId, tokenHash } = buyer.basket!;
    const begun = await beginPlacing.row(tx, [accountId, tokenHash, input.idempotencyKey, requestHash, now]);
    if (!begun) return new EmptyBasket();
    if (!begun.claimed) return this.earlier(tx, begun.basketId, attempt);
    const decided = await this.decide(tx, begun.basketId, attempt);
    if (isProblem(decided)) return decided;
    const lines = decided.orders.flatMap((order) => order.lines);
    const [short] = await this.catalog.reserve(tx, lines);
    if (short) {
      const line = lines.find(({ variantId }) => variantId === short.variantId)!;
      return new OutOfStock(short.variantId, line.title, short.left);
    }
    return this.write(tx, begun.basketId, attempt, decided);
  }

  /** The key was used before: the same request gets the same answer. */
  private async earlier(tx: Tx, basketId: Id<'Basket'>, attempt: Attempt): Promise<Placed | IdempotencyConflict> {
    const found = await earlierPlacing.row(tx, [basketId, attempt.input.idempotencyKey]);
    if (!found?.purchaseId || !found.requestHash.equals(attempt.requestHash)) return new IdempotencyConflict();
    const purchase = await tx.findOneByOrFail(PurchaseEntity, { id: found.purchaseId });
    return { kind: 'Placed', purchase };
  }

  private async decide(
    tx: Tx,
    basketId: Id<'Basket'>,
    { buyer, input, contact, address, now }: Attempt,
  ): Promise<DecidedPurchase<BasketLine> | Refused> {
    const { profile, zone } = this.regency;
    const today = dayIn(zone.name, now);
    const groups = groupByShop((await linesOfBasket.rows(tx, [basketId])).map((row) => basketLine(row, today)));
    const refusal = checkLines(groups);
    if (refusal) return refusal;
    const code = address && (address.desaCode ?? address.regencyCode);
    const destination = code ? this.quotes.destination(code) : null;
    const quotes = await this.quotes.forShops(tx, groups.map(parcelOf), destination, now);
    const cash = input.paymentMethod === 'cod';
    if (cash) await inTurnOf(tx, contact.phone);
    const choices = new Map(input.choices.map(({ shopId, optionCode }) => [shopId, optionCode]));
    return placeOrder(
      groups.map((group) => ({
        ...group,
        quote: quotes.get(group.shop.id) ?? { options: [], refusal: null },
        choice: choices.get(group.shop.id),
      })),
      {
        paymentMethod: input.paymentMethod,
        agreedTotal: input.agreedTotal,
        rules: paymentRules(profile, this.config),
        buyer: cash ? await buyerHistory(tx, buyer.accountId, contact.phone) : NOTHING_YET,
        feeBasisPoints: profile.feeBasisPoints,
        payMinutes: profile.orders.payMinutesCard,
        now,
      },
    );
  }

  private async write(
    tx: Tx,
    basketId: Id<'Basket'>,
    attempt: Attempt,
    decided: DecidedPurchase<BasketLine>,
  ): Promise<Placed> {
    const { buyer, input, contact, address, now } = attempt;
    const { profile, zone } = this.regency;
    if (input.saveAddress && buyer.accountId && address) await saveAddress(tx, buyer.accountId, address, now);
    const made = newPurchase({
      accountId: buyer.accountId,
      locale: buyer.locale,
      feeBasisPoints: profile.feeBasisPoints,
      paymentMethod: input.paymentMethod,
      deadlineOf: (order) => this.clockOfOrders.deadlineOf(order, decided.state, now),
      contact,
      address,
      decided,
      now,
    });
    await tellShops(tx, made.orders, now);
    // From here on others wait for the day's number: two statements, then the commit.
    const day = dayIn(zone.name, now);
    const code = [day, codeStem(profile.orderPrefix, day), NUMBER_DIGITS];
    const written = await writePurchase.row(tx, [...purchaseRows(made), basketId, input.idempotencyKey, ...code]);
    const purchase = withCode(made, written!.code);
    await this.outbox.publish(tx, placedEvent(purchase));
    return { kind: 'Placed', purchase: purchase.purchase };
  }
}
