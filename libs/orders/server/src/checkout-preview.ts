import type { AddressInput } from '@lapak/accounts-domain';
import { Regency } from '@lapak/areas-server';
import type { DeliveryOption, Quote } from '@lapak/delivery-domain';
import { Quotes } from '@lapak/delivery-server';
import { type Clock, type Id, plus, type Rupiah, sum, ZERO } from '@lapak/kernel';
import {
  basketTotal,
  type BuyerHistory,
  type CheckoutGroup,
  chosenOrCheapest,
  groupByShop,
  obtainable,
  parcelOf,
  type PaymentChoice,
  paymentChoices,
} from '@lapak/orders-domain';
import { CLOCK, CONFIG, type Config } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BasketOwner } from './basket-owner.js';
import { type BasketLine } from './basket-rows.js';
import { buyerHistory, NOTHING_YET, paymentRules } from './payment-rules.js';
import { ReadBasket, type SeenBasket } from './read-basket.js';

export interface CheckoutQuestion {
  /** Only its place is looked at: nothing is refused before the order. */
  readonly address?: AddressInput | null;
  readonly destinationCode?: string | null;
  readonly choices?: readonly { readonly shopId: string; readonly optionCode: string }[] | null;
}
export interface PreviewedGroup extends CheckoutGroup<BasketLine> {
  readonly itemsTotal: Rupiah;
  readonly quote: Quote;
  readonly chosen: DeliveryOption | null;
  readonly deliveryFee: Rupiah;
}
export interface CheckoutSeen {
  readonly basket: SeenBasket;
  readonly groups: readonly PreviewedGroup[];
  readonly payments: readonly PaymentChoice[];
  readonly itemsTotal: Rupiah;
  readonly deliveryTotal: Rupiah;
  readonly total: Rupiah;
}
const NO_WAY: Quote = { options: [], refusal: null };

/** What can be chosen for a basket and a place: ways to deliver, ways to pay, and what it comes to. Nothing is held. */
@Injectable()
export class PreviewCheckout {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly baskets: ReadBasket,
    private readonly quotes: Quotes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** At most three statements, whatever the number of shops. Shops of which nothing can be had now are left out. */
  async run(owner: BasketOwner | null, question: CheckoutQuestion): Promise<CheckoutSeen> {
    const basket = await this.baskets.run(owner);
    const wanted = groupByShop(basket.lines).filter((group) => group.lines.some((line) => obtainable(line) > 0));
    const { address, destinationCode, choices } = question;
    const code = address?.desaCode ?? address?.regencyCode ?? destinationCode;
    const destination = code ? this.quotes.destination(code) : null;
    const now = this.clock.now();
    const quotes = await this.quotes.forShops(this.db, wanted.map(parcelOf), destination, now);
    const chosenCodes = new Map(choices?.map(({ shopId, optionCode }) => [shopId, optionCode]));
    const groups = wanted.map((group): PreviewedGroup => {
      const quote = quotes.get(group.shop.id) ?? NO_WAY;
      const chosen = chosenOrCheapest(quote.options, chosenCodes.get(group.shop.id));
      return { ...group, quote, chosen, deliveryFee: chosen?.price ?? ZERO, itemsTotal: basketTotal(group.lines) };
    });
    const itemsTotal = sum(groups.map((group) => group.itemsTotal));
    const deliveryTotal = sum(groups.map((group) => group.deliveryFee));
    const rules = paymentRules(this.regency.profile, this.config);
    const payments = paymentChoices(groups, rules, await this.history(owner?.accountId ?? null));
    return { basket, groups, payments, itemsTotal, deliveryTotal, total: plus(itemsTotal, deliveryTotal) };
  }

  /** A guest is not known before the phone number is; placing the order asks again. */
  private history(accountId: Id<'Account'> | null): Promise<BuyerHistory> {
    return accountId ? buyerHistory(this.db, accountId, null) : Promise.resolve(NOTHING_YET);
  }
}
