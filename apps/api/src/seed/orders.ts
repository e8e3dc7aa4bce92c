import type { AddressInput } from '@lapak/accounts-domain';
import type { Id } from '@lapak/kernel';
import type { OrderMove } from '@lapak/orders-domain';
import { BasketOwners, ChangeBasket, MoveOrder, OrderEntity, PlaceOrder, PreviewCheckout } from '@lapak/orders-server';
import { statement } from '@lapak/platform';
import { DataSource } from 'typeorm';
import type { DemoAddress, DemoOrder, DemoPerson, DemoPurchase } from './demo-data.js';
import { payCard, type Sandbox, sandboxOf } from './pay-card.js';
import type { Accounts } from './people.js';
import type { Products } from './products.js';
import type { Shops } from './shops.js';
import { daysAgo, must, tellAll, type Teller, the } from './teller.js';
import { visitor } from './visitor.js';

interface Market {
  readonly accounts: Accounts;
  readonly shops: Shops;
  readonly products: Products;
  readonly sandbox: Sandbox | null;
}
interface Scene {
  readonly at: Date;
  readonly play: () => Promise<void>;
}

/** A buyer's step or a shop's, by the state it leads to. What the system does follows from paying and from time. */
const MOVES: Readonly<Record<string, OrderMove>> = {
  'shop processing': 'accept',
  'shop shipped': 'ship',
  'shop delivered': 'deliver',
  'shop ready_pickup': 'mark_ready',
  'shop completed': 'hand_over',
  'shop cancelled': 'refuse',
  'buyer completed': 'complete',
  'buyer cancelled': 'cancel',
};
const MINUTES_TO_PAY = 4;

const variantAt = statement<{ id: Id<'Variant'> }>(
  'seed_variant_at',
  `select id from variant where product_id = $1 and archived_at is null and sort = $2`,
);
const ordersOf = statement<{ id: Id<'Order'>; shopId: Id<'Shop'> }>(
  'seed_orders_of',
  `select id, shop_id as "shopId" from shop_order where purchase_id = $1`,
);

const addressOf = (person: DemoPerson, { desa, outsideText, hotel, room, ...place }: DemoAddress): AddressInput => ({
  recipient: place.recipient,
  phone: person.phone,
  street: hotel ? `${hotel}, kamar ${room}` : (place.street ?? null),
  banjar: place.banjar ?? null,
  landmark: place.landmark ?? null,
  postal: place.postal,
  ...(outsideText
    ? { provinceCode: desa.slice(0, 2), regencyCode: desa.slice(0, 5), outsideText }
    : { desaCode: desa }),
});

const personOf = ({ demo: { people } }: Teller, key: string): DemoPerson =>
  [...people.residents, ...people.guests].find((one) => one.key === key)!;

const optionCode = ({ method, service }: DemoOrder['delivery']): string =>
  method === 'courier' ? `courier:${service}` : method;

/** Fills the basket and places it, as the checkout page does. */
const place = async (
  teller: Teller,
  market: Market,
  purchase: DemoPurchase,
): Promise<{ id: Id<'Purchase'>; orders: ReadonlyMap<DemoOrder, Id<'Order'>> }> => {
  const db = the(teller, DataSource);
  const person = personOf(teller, purchase.buyer);
  const accountId = market.accounts.get(purchase.buyer) ?? null;
  const ctx = visitor('storefront', accountId, person.locale, purchase.key);
  for (const { shop, items } of purchase.orders)
    for (const { product, variant, qty } of items) {
      const { id } = (await variantAt.row(db, [market.products.get(`${shop}/${product}`), variant]))!;
      must(`${purchase.key}: ${product}`, await the(teller, ChangeBasket).run(ctx, 'add', id, qty));
    }
  const choices = purchase.orders.map(({ shop, delivery }) => ({
    shopId: market.shops.get(shop)!.shopId,
    optionCode: optionCode(delivery),
  }));
  const goesOut = purchase.orders.some(({ delivery }) => delivery.method !== 'pickup');
  const address = goesOut ? addressOf(person, person.address) : null;
  const basket = await the(teller, BasketOwners).of(ctx);
  const { total } = await the(teller, PreviewCheckout).run(basket, { address, choices });
  const placed = await the(teller, PlaceOrder).run(
    { accountId, basket, ip: ctx.ip, locale: person.locale },
    {
      idempotencyKey: `demo-${purchase.key}-${purchase.buyer}`,
      contactName: person.name,
      contactPhone: person.phone,
      contactEmail: person.email,
      address,
      choices,
      paymentMethod: purchase.payment,
      agreedTotal: total,
      saveAddress: accountId !== null,
    },
  );
  const { id } = must(`purchase ${purchase.key}`, placed).purchase;
  const rows = await ordersOf.rows(db, [id]);
  const byShop = new Map(rows.map((row) => [row.shopId, row.id]));
  const orders = new Map(
    purchase.orders.map((order) => [order, byShop.get(market.shops.get(order.shop)!.shopId)!] as const),
  );
  return { id, orders };
};

const move = async (
  teller: Teller,
  market: Market,
  purchase: DemoPurchase,
  order: DemoOrder,
  orderId: Id<'Order'>,
  step: DemoOrder['steps'][number],
): Promise<void> => {
  const name = MOVES[`${step.by} ${step.state}`];
  if (!name) throw new Error(`${purchase.key}: no move leads ${step.by} to ${step.state}`);
  const person = personOf(teller, purchase.buyer);
  const ctx =
    step.by === 'shop'
      ? visitor('merchant', market.shops.get(order.shop)!.ownerId, 'id', order.shop)
      : visitor('storefront', market.accounts.get(purchase.buyer) ?? null, person.locale, purchase.key);
  const { pickupCode } = await the(teller, DataSource).manager.findOneByOrFail(OrderEntity, { id: orderId });
  const moved = await the(teller, MoveOrder).run(ctx, {
    orderId,
    move: name,
    note: order.reason ?? null,
    phoneLast4: person.phone.slice(-4),
    ...(name === 'ship' && order.delivery.method === 'courier' && { courier: 'Kurir contoh' }),
    ...(name === 'ship' && order.waybill && { trackingNumber: order.waybill }),
    ...(name === 'hand_over' && { pickupCode }),
  });
  must(`${purchase.key} ${order.shop}: ${name}`, moved);
};

/** Everything that happens to one purchase, each at its time. */
const scenesOf = (teller: Teller, market: Market, purchase: DemoPurchase): Scene[] => {
  const begun = daysAgo(teller, purchase.daysAgo + (purchase.minutesAgo ?? 0) / 1440);
  let placed: Awaited<ReturnType<typeof place>> | undefined;
  const scenes: Scene[] = [{ at: begun, play: async () => void (placed = await place(teller, market, purchase)) }];
  const isPaid = purchase.orders.some(({ steps }) => steps[0]!.state !== 'awaiting_payment');
  if (purchase.payment === 'stripe' && isPaid)
    scenes.push({
      at: new Date(begun.getTime() + MINUTES_TO_PAY * 60_000),
      play: () => payCard(teller, market.sandbox!, placed!.id),
    });
  for (const order of purchase.orders)
    for (const step of order.steps.slice(1))
      scenes.push({
        at: daysAgo(teller, step.daysAgo),
        play: async () => {
          if (step.by === 'system') await teller.tasks['sweep_orders']!(undefined as never, 'demo');
          else await move(teller, market, purchase, order, placed!.orders.get(order)!, step);
        },
      });
  return scenes;
};

/** Places every purchase and walks its orders to the state that the demo wants, all in the order of time. */
export const seedOrders = async (
  teller: Teller,
  accounts: Accounts,
  shops: Shops,
  products: Products,
): Promise<void> => {
  const sandbox = sandboxOf(teller);
  const market = { accounts, shops, products, sandbox };
  // Cards of the demo are paid at our sandbox; at a real provider nobody is there to pay them.
  const purchases = teller.demo.purchases.filter(({ payment }) => payment === 'cod' || sandbox);
  const scenes = purchases.flatMap((purchase) => scenesOf(teller, market, purchase));
  for (const scene of scenes.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    teller.clock.set(scene.at);
    await scene.play();
    await tellAll(teller);
  }
};
