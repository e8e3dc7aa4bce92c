import { Areas, Regency } from '@lapak/areas-server';
import { asId, type Clock, type Id, type Locale, whatsappUrl } from '@lapak/kernel';
import { availableMoves, firstNameOf, type OrderState, showsBuyer } from '@lapak/orders-domain';
import { CLOCK, cursorOf, isCursorId, isInstant, type Page, pageOf, pageSize, readCursor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrderTab, ShopOrderCountsType, ShopOrderType } from './order.graphql.js';
import {
  anyShopOrder,
  countsOf,
  newestShopOrders,
  ownShopOrder,
  type ShopOrderRow,
  urgentShopOrders,
} from './shop-order-rows.js';

const TABS: Readonly<Record<OrderTab, readonly OrderState[]>> = {
  to_accept: ['awaiting_seller'],
  to_ship: ['processing'],
  underway: ['ready_pickup', 'shipped', 'delivered'],
  done: ['completed', 'cancelled', 'refused_at_door'],
  all: [
    ...(['awaiting_seller', 'processing', 'ready_pickup', 'shipped', 'delivered'] as const),
    ...(['completed', 'cancelled', 'refused_at_door'] as const),
  ],
};
const URGENT: readonly OrderTab[] = ['to_accept', 'to_ship'];
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const isPaid = ({ state, paymentMethod }: ShopOrderRow): boolean =>
  paymentMethod === 'cod'
    ? state === 'delivered' || state === 'completed'
    : showsBuyer(state) || state === 'completed' || state === 'awaiting_seller';

/** Orders as the shop sees them. */
@Injectable()
export class ShopOrders {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null unless the account belongs to its shop. */
  async one(accountId: Id<'Account'>, orderId: string, locale: Locale): Promise<ShopOrderType | null> {
    const id = asId<'Order'>(orderId);
    const row = id && (await ownShopOrder.row(this.db, [id, accountId]));
    return row ? this.shown(row, locale) : null;
  }

  /** For a caller who was let at it already. */
  async seen(orderId: Id<'Order'>, locale: Locale): Promise<ShopOrderType> {
    return this.shown((await anyShopOrder.row(this.db, [orderId]))!, locale);
  }

  /** Of a shop that the caller belongs to: what has a deadline by its deadline, everything else newest first. */
  async page(
    shopId: Id<'Shop'>,
    tab: OrderTab,
    asked: { first: number; after?: string | null | undefined },
    locale: Locale,
  ): Promise<Page<ShopOrderType>> {
    const limit = pageSize(asked.first);
    const urgent = URGENT.includes(tab);
    const start = urgent ? ['-infinity', FIRST_ID] : ['infinity', LAST_ID];
    const [at, id] = readCursor(asked.after, isInstant, isCursorId) ?? start;
    const rows = await (urgent ? urgentShopOrders : newestShopOrders).rows(this.db, [
      shopId,
      TABS[tab],
      at,
      id,
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      (row) => this.shown(row, locale),
      (row) => cursorOf([((urgent && row.dueAt) || row.placedAt).toISOString(), row.id]),
    );
  }

  async counts(shopId: Id<'Shop'>): Promise<ShopOrderCountsType> {
    return (await countsOf.row(this.db, [shopId]))!;
  }

  private shown(row: ShopOrderRow, locale: Locale): ShopOrderType {
    const { contactName, contactPhone, buyerLocale, shopName: _, destinationCode: __, ...order } = row;
    const open = showsBuyer(row.state);
    return {
      ...order,
      buyerName: open ? contactName : firstNameOf(contactName),
      buyerPhone: open ? contactPhone : null,
      address: open ? row.address : null,
      destination: this.destination(row, locale),
      paid: isPaid(row),
      deliveryLabel: row.deliveryLabel[locale] || row.deliveryLabel.id,
      availableMoves: availableMoves(row, 'merchant', this.clock.now()),
      whatsappUrl: open ? whatsappUrl(contactPhone, this.greeting(row, buyerLocale)) : null,
    };
  }

  /** The desa, or the regency elsewhere: enough to know whether it can be done, not enough to find the buyer. */
  private destination({ deliveryMethod, destinationCode }: ShopOrderRow, locale: Locale): string {
    if (deliveryMethod === 'pickup') return locale === 'id' ? 'Diambil di toko' : 'Picked up at the shop';
    const code = destinationCode ?? '';
    return this.areas.desa(code)?.label ?? this.areas.outsideRegency(code)?.name ?? '';
  }

  private greeting({ contactName, shopName, code }: ShopOrderRow, locale: Locale): string {
    const name = firstNameOf(contactName);
    const { brand } = this.regency.profile;
    return locale === 'id'
      ? `Halo ${name}, saya dari ${shopName} tentang pesanan ${code} di ${brand}. `
      : `Hello ${name}, this is ${shopName} about your order ${code} on ${brand}. `;
  }
}
