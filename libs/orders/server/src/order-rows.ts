import type { Address } from '@lapak/accounts-domain';
import type { PictureType } from '@lapak/catalog-server';
import {
  formatPhone,
  type Id,
  type LocalDate,
  type Locale,
  maskPhone,
  type Phone,
  type Rupiah,
  type Words,
} from '@lapak/kernel';
import {
  availableMoves,
  type DeliveryMethod,
  type OrderState,
  type PaymentMethod,
  type TimelineEvent,
} from '@lapak/orders-domain';
import { loader, manyByKey, type RequestContext, statement } from '@lapak/platform';
import type { OrderLineType, OrderType } from './order.graphql.js';
import type { PurchaseType } from './purchase.graphql.js';

export interface OrderRow {
  readonly id: Id<'Order'>;
  readonly code: string;
  readonly purchaseId: Id<'Purchase'>;
  readonly shopId: Id<'Shop'>;
  readonly state: OrderState;
  readonly itemsTotal: Rupiah;
  readonly deliveryFee: Rupiah;
  readonly total: Rupiah;
  readonly deliveryMethod: DeliveryMethod;
  readonly deliveryLabel: Words;
  readonly promisedFrom: LocalDate | null;
  readonly promisedTo: LocalDate | null;
  readonly dueAt: Date | null;
  readonly courier: string | null;
  readonly trackingNumber: string | null;
  readonly pickupCode: string | null;
  readonly note: string;
  readonly placedAt: Date;
  readonly version: number;
  readonly paymentMethod: PaymentMethod;
}

/** For `select`: orders as `o`, their purchase as `p`. */
export const ORDER = `o.id, o.code, o.purchase_id as "purchaseId", o.shop_id as "shopId", o.state, o.items_total as "itemsTotal",
  o.delivery_fee as "deliveryFee", o.total, o.delivery_method as "deliveryMethod", o.delivery_label as "deliveryLabel",
  o.promised_from as "promisedFrom", o.promised_to as "promisedTo", o.due_at as "dueAt", o.courier,
  o.tracking_number as "trackingNumber", o.pickup_code as "pickupCode", o.note, o.placed_at as "placedAt", o.version,
  p.payment_method as "paymentMethod"`;

const ordersByPurchase = statement<OrderRow>(
  'orders_by_purchase',
  `select ${ORDER} from shop_order o join purchase p on p.id = o.purchase_id
   where o.purchase_id = any($1::uuid[]) order by o.purchase_id, o.seq`,
);
export const orderById = statement<OrderRow>(
  'orders_by_id',
  `select ${ORDER} from shop_order o join purchase p on p.id = o.purchase_id where o.id = $1`,
);

/** The orders of a purchase, in their order. */
export const ordersOf = loader((db) =>
  manyByKey(
    (ids: readonly Id<'Purchase'>[]) => ordersByPurchase.rows(db, [ids]),
    (row) => row.purchaseId,
  ),
);

/** As its buyer sees it; the code for picking up is shown when it is needed. */
export const orderType = (row: OrderRow, ctx: Pick<RequestContext, 'locale'>, now: Date): OrderType => ({
  ...row,
  deliveryLabel: row.deliveryLabel[ctx.locale] || row.deliveryLabel.id,
  pickupCode: row.state === 'ready_pickup' ? row.pickupCode : null,
  availableMoves: availableMoves(row, 'buyer', now),
});

interface LineRow {
  readonly orderId: Id<'Order'>;
  readonly lineNo: number;
  readonly cancelled: number;
  readonly title: Words;
  readonly variantName: Words | null;
  readonly unit: string;
  readonly quantity: number;
  readonly unitPrice: Rupiah;
  readonly lineTotal: Rupiah;
  readonly emoji: string;
  readonly shopMotif: string;
  readonly picture: PictureType | null;
  readonly productSlug: string;
}
const linesByOrder = statement<LineRow>(
  'orders_lines',
  `select l.order_id as "orderId", l.line_no as "lineNo", l.cancelled, l.title, l.variant_name as "variantName", l.unit, l.quantity, l.unit_price as "unitPrice",
     l.quantity * l.unit_price as "lineTotal", l.emoji, s.slug as "shopMotif", l.picture, l.product_slug as "productSlug"
   from order_line l join shop_order o on o.id = l.order_id join shop s on s.id = o.shop_id
   where l.order_id = any($1::uuid[]) order by l.order_id, l.line_no`,
);
/** The lines of an order, as they were sold. */
export const linesOf = loader((db, { locale }) =>
  manyByKey(
    async (ids: readonly Id<'Order'>[]): Promise<(OrderLineType & { orderId: Id<'Order'> })[]> =>
      (await linesByOrder.rows(db, [ids])).map((row) => ({
        ...row,
        title: row.title[locale] || row.title.id,
        variantName: row.variantName && (row.variantName[locale] || row.variantName.id),
      })),
    (line) => line.orderId,
  ),
);

const eventsByOrder = statement<TimelineEvent & { orderId: Id<'Order'> }>(
  'orders_events',
  `select order_id as "orderId", at, move, to_state as "toState", actor, note from order_event
   where order_id = any($1::uuid[]) order by order_id, seq`,
);
/** The diary of an order, oldest line first. */
export const eventsOf = loader((db) =>
  manyByKey(
    (ids: readonly Id<'Order'>[]) => eventsByOrder.rows(db, [ids]),
    (event) => event.orderId,
  ),
);

export interface PurchaseRow {
  readonly id: Id<'Purchase'>;
  readonly code: string;
  readonly accountId: Id<'Account'> | null;
  readonly contactName: string;
  readonly contactPhone: Phone;
  readonly contactEmail: string | null;
  readonly address: Address | null;
  readonly paymentMethod: PaymentMethod;
  readonly itemsTotal: Rupiah;
  readonly deliveryTotal: Rupiah;
  readonly total: Rupiah;
  readonly locale: Locale;
  readonly placedAt: Date;
  readonly expiresAt: Date | null;
}
/** For `select`: purchases as `p`. */
const PURCHASE = `p.id, p.code, p.account_id as "accountId", p.contact_name as "contactName", p.contact_phone as "contactPhone",
  p.contact_email as "contactEmail", p.address, p.payment_method as "paymentMethod", p.items_total as "itemsTotal",
  p.delivery_total as "deliveryTotal", p.total, p.locale, p.placed_at as "placedAt", p.expires_at as "expiresAt"`;

export const purchaseByCode = statement<PurchaseRow>(
  'orders_purchase_by_code',
  `select ${PURCHASE} from purchase p where p.code = $1`,
);
/** $1 buyer, $2 and $3 the last row seen, $4 how many. */
export const purchasesOf = statement<PurchaseRow>(
  'orders_my_purchases',
  `select ${PURCHASE} from purchase p
   where p.account_id = $1 and (p.placed_at, p.id) < ($2::timestamptz, $3::uuid) order by p.placed_at desc, p.id desc limit $4`,
);

/** For its buyer; `mine` says whether they are signed in as the one who bought. */
export const purchaseType = (row: Omit<PurchaseRow, 'locale'>, ctx: Pick<RequestContext, 'viewer'>): PurchaseType => {
  const mine = row.accountId !== null && row.accountId === ctx.viewer?.accountId;
  return {
    ...row,
    ...(!mine && {
      contactEmail: row.contactEmail && maskEmail(row.contactEmail),
      address: row.address && masked(row.address),
    }),
    contactPhoneMasked: maskPhone(row.contactPhone),
    mine,
  };
};

const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***');

/** Code and four digits open a purchase; the rest of the phone number is not told to whoever has them. */
const masked = (address: Address): Address => ({
  ...address,
  phone: maskPhone(address.phone) as Phone,
  lines: address.lines.map((line) => line.replaceAll(formatPhone(address.phone), maskPhone(address.phone))),
});

/** Whose the order is: what decides who may see and move it. Never changes. */
export interface OrderOwners {
  readonly id: Id<'Order'>;
  readonly shopId: Id<'Shop'>;
  readonly accountId: Id<'Account'> | null;
  readonly contactPhone: Phone;
}
export const ownersOf = statement<OrderOwners>(
  'orders_owners',
  `select o.id, o.shop_id as "shopId", p.account_id as "accountId", p.contact_phone as "contactPhone"
   from shop_order o join purchase p on p.id = o.purchase_id where o.id = $1`,
);
