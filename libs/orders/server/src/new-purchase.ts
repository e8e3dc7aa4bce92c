import type { Address } from '@lapak/accounts-domain';
import { type Id, type Locale } from '@lapak/kernel';
import {
  type Contact,
  type Deadline,
  type DecidedOrder,
  type DecidedPurchase,
  orderCode,
  type OrdersPlaced,
  type PaymentMethod,
  type TimedOrder,
} from '@lapak/orders-domain';
import { newCode, newId } from '@lapak/platform';
import type { BasketLine } from './basket-rows.js';
import type {
  OrderEntity,
  OrderEventEntity,
  OrderLineEntity,
  PurchaseEntity,
  StockHoldEntity,
} from './order.entity.js';

export interface NewPurchase {
  readonly purchase: PurchaseEntity;
  readonly orders: readonly OrderEntity[];
  readonly lines: readonly OrderLineEntity[];
  readonly events: readonly OrderEventEntity[];
  readonly holds: readonly StockHoldEntity[];
}
interface Placing {
  readonly accountId: Id<'Account'> | null;
  readonly locale: Locale;
  readonly feeBasisPoints: number;
  readonly paymentMethod: PaymentMethod;
  readonly deadlineOf: (order: TimedOrder) => Deadline;
  readonly contact: Contact;
  readonly address: Address | null;
  readonly decided: DecidedPurchase<BasketLine>;
  readonly now: Date;
}

const DIGITS = '0123456789';
const PICKUP_DIGITS = 4;

const newOrder = (placing: Placing, purchaseId: Id<'Purchase'>, order: DecidedOrder<BasketLine>): OrderEntity => {
  const { decided, address, now } = placing;
  const { delivery } = order;
  const made = order.lines.flatMap(({ madeToOrderDays }) => madeToOrderDays ?? []);
  const timed = {
    madeToOrderDays: made.length > 0 ? Math.max(...made) : null,
    promisedTo: delivery.promisedTo,
    trackingNumber: null,
  };
  const pickup = delivery.method === 'pickup';
  return {
    id: newId(now.getTime()),
    purchaseId,
    seq: order.seq,
    code: '',
    shopId: order.shop.id,
    state: decided.state,
    itemsTotal: order.itemsTotal,
    deliveryFee: order.deliveryFee,
    total: order.total,
    feeBasisPoints: placing.feeBasisPoints,
    fee: order.fee,
    deliveryMethod: delivery.method,
    deliveryCode: delivery.code,
    deliveryLabel: delivery.label,
    promisedFrom: delivery.promisedFrom,
    ...timed,
    ...placing.deadlineOf(timed),
    courier: null,
    pickupCode: pickup ? newCode(PICKUP_DIGITS, DIGITS) : null,
    note: placing.contact.note,
    outside: !pickup && address !== null && address.desaCode === null,
    placedAt: now,
    completedAt: null,
    version: 0,
  };
};

const linesOf = (orderId: Id<'Order'>, lines: readonly BasketLine[]): OrderLineEntity[] =>
  lines.map((line, i) => ({
    orderId,
    lineNo: i + 1,
    variantId: line.variantId,
    productId: line.productId,
    title: line.title,
    variantName: line.variantName,
    unit: line.unit,
    quantity: line.quantity,
    cancelled: 0,
    unitPrice: line.price,
    weightGrams: line.weightGrams,
    emoji: line.emoji,
    picture: line.picture,
    productSlug: line.productSlug,
  }));

/** Every row of a purchase that was decided, with new ids; its codes come when it is written. */
export const newPurchase = (placing: Placing): NewPurchase => {
  const { decided, contact, address, now } = placing;
  const id = newId<'Purchase'>(now.getTime());
  const pairs = decided.orders.map((order) => ({ order: newOrder(placing, id, order), lines: order.lines }));
  const orders = pairs.map(({ order }) => order);
  return {
    purchase: {
      id,
      code: '',
      accountId: placing.accountId,
      contactName: contact.name,
      contactPhone: contact.phone,
      contactEmail: contact.email,
      address,
      destinationCode: address && (address.desaCode ?? address.regencyCode),
      paymentMethod: placing.paymentMethod,
      itemsTotal: decided.itemsTotal,
      deliveryTotal: decided.deliveryTotal,
      total: decided.total,
      locale: placing.locale,
      placedAt: now,
      expiresAt: decided.expiresAt,
    },
    orders,
    lines: pairs.flatMap(({ order, lines }) => linesOf(order.id, lines)),
    events: orders.map((order) => ({
      orderId: order.id,
      seq: 1,
      at: now,
      move: 'place',
      fromState: null,
      toState: order.state,
      actor: 'buyer',
      actorId: placing.accountId,
      note: null,
    })),
    // a basket has one line per variant, so an order has too
    holds: pairs.flatMap(({ order, lines }) =>
      lines.map(({ variantId, quantity }) => ({
        orderId: order.id,
        variantId,
        quantity,
        state: 'held' as const,
        expiresAt: decided.expiresAt,
      })),
    ),
  };
};

/** The purchase under the code that it was written with. */
export const withCode = (made: NewPurchase, code: string): NewPurchase => ({
  ...made,
  purchase: { ...made.purchase, code },
  orders: made.orders.map((order) => ({ ...order, code: orderCode(code, order.seq) })),
});

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columnsOf = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value as unknown]));

/** The rows as `writePurchase` takes them: JSON in the tables' column names. */
export const purchaseRows = ({ purchase, orders, lines, events, holds }: NewPurchase): string[] => [
  JSON.stringify(columnsOf(purchase)),
  ...[orders, lines, events, holds].map((rows) => JSON.stringify(rows.map(columnsOf))),
];

export const placedEvent = ({ purchase, orders }: NewPurchase): OrdersPlaced => ({
  type: 'orders.placed',
  purchaseId: purchase.id,
  purchaseCode: purchase.code,
  accountId: purchase.accountId,
  contactEmail: purchase.contactEmail,
  locale: purchase.locale,
  paymentMethod: purchase.paymentMethod,
  total: purchase.total,
  expiresAt: purchase.expiresAt?.toISOString() ?? null,
  at: purchase.placedAt.toISOString(),
  orders: orders.map(({ id, code, shopId, total, fee }) => ({ orderId: id, code, shopId, total, fee })),
});
