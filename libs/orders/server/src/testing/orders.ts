import { Areas } from '@lapak/areas-server';
import { type Id, isProblem } from '@lapak/kernel';
import type { Actor, MoveRequest, OrderState, PaymentMethod } from '@lapak/orders-domain';
import { type RequestContext, Transactor } from '@lapak/platform';
import { testContext, testViewer } from '@lapak/platform/testing';
import type { DataSource } from 'typeorm';
import { OrderEntity, type PurchaseEntity } from '../order.entity.js';
import { OrderMoves } from '../order-moves.js';
import { SettleCapture } from '../settle-capture.js';
import { givenGoods, newBuyer, type ordersOn, placed, type TestBuyer } from './buyers.js';

type Room = Pick<ReturnType<typeof ordersOn>, 'the' | 'clock' | 'put' | 'place'>;

export interface GivenPurchase {
  readonly shops?: number;
  readonly paymentMethod?: PaymentMethod;
  readonly delivery?: 'pickup' | 'seller_delivery';
  readonly buyer?: TestBuyer;
  readonly quantity?: number;
  readonly onHand?: number;
}
export interface GivenOrder {
  readonly id: Id<'Order'>;
  readonly code: string;
  readonly shopId: Id<'Shop'>;
  readonly variantId: Id<'Variant'>;
  /** In the shop's console. */
  readonly merchant: RequestContext;
}
export interface PurchaseGiven {
  readonly purchase: PurchaseEntity;
  readonly buyer: TestBuyer;
  /** With the phone that the order was placed with, and no session. */
  readonly phoneLast4: string;
  readonly orders: readonly GivenOrder[];
  readonly first: GivenOrder;
}

const merchantOf = async (db: DataSource, shopId: Id<'Shop'>): Promise<RequestContext> => {
  const [member] = (await db.query('select account_id as id from shop_member where shop_id = $1', [shopId])) as [
    { id: Id<'Account'> },
  ];
  return testContext({ app: 'merchant', viewer: testViewer({ accountId: member.id }) });
};

/** A purchase through the real checkout, one product from each of its shops, sent by the shops themselves unless told. */
export const givenPurchase = async (db: DataSource, room: Room, given: GivenPurchase = {}): Promise<PurchaseGiven> => {
  const { shops = 1, paymentMethod = 'cod', delivery = 'seller_delivery', quantity = 1 } = given;
  const { buyer = newBuyer(), onHand = 10 } = given;
  const goods = await givenGoods(db, shops, { onHand });
  await room.put(buyer, ...goods.map(({ variantId }): [Id<'Variant'>, number] => [variantId, quantity]));
  const desaCode = room.the(Areas).desaIn('51.08.06')[0]!.code;
  const address = { recipient: 'Komang Pembeli', phone: '0812-3456-7890', street: 'Jl. Contoh No. 1', desaCode };
  const choices = goods.map(({ shopId }) => ({ shopId, optionCode: delivery }));
  const { purchase } = placed(
    await room.place(buyer, {
      paymentMethod,
      choices,
      contactName: 'I Komang Pembeli',
      ...(delivery !== 'pickup' && { address }),
    }),
  );
  const rows = await db.manager.find(OrderEntity, { where: { purchaseId: purchase.id }, order: { seq: 'ASC' } });
  const orders = await Promise.all(
    rows.map(async ({ id, code, shopId }) => ({
      ...{ id, code, shopId, merchant: await merchantOf(db, shopId) },
      variantId: goods.find((one) => one.shopId === shopId)!.variantId,
    })),
  );
  return { purchase, buyer, phoneLast4: buyer.phone.slice(-4), orders, first: orders[0]! };
};

const WAY: Readonly<Partial<Record<OrderState, MoveRequest['move'][]>>> = {
  awaiting_seller: [],
  processing: ['accept'],
  ready_pickup: ['accept', 'mark_ready'],
  shipped: ['accept', 'ship'],
  delivered: ['accept', 'ship', 'deliver'],
  completed: ['accept', 'ship', 'deliver', 'complete'],
};
/** Moves all orders of a purchase to a state, paid when they must be. */
export const reach = async (room: Room, { purchase, orders }: PurchaseGiven, state: OrderState): Promise<void> => {
  if (purchase.paymentMethod === 'stripe') await room.the(SettleCapture).run({ purchaseId: purchase.id });
  for (const { id } of orders)
    for (const move of WAY[state] ?? []) {
      const by: Actor = move === 'complete' ? 'buyer' : 'merchant';
      const moved = await room
        .the(Transactor)
        .run((tx) => room.the(OrderMoves).moveOrder(tx, id, { move }, { by, accountId: null }, room.clock.now()));
      if (isProblem(moved)) throw new Error(moved.message);
    }
};
