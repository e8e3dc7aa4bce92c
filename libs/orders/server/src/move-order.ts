import {
  asId,
  type Clock,
  type InvalidInput,
  isProblem,
  lastFour,
  type MoveNotAllowed,
  TooManyTries,
} from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { type MoveRequest, OrderNotFound, type WrongPickupCode } from '@lapak/orders-domain';
import { CLOCK, RateLimits, type RequestContext, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrderMovedType } from './order.graphql.js';
import { type Mover, OrderMoves } from './order-moves.js';
import { orderById, type OrderOwners, orderType, ownersOf } from './order-rows.js';
import { ShopOrders } from './shop-orders.js';

export interface MoveOrderInput extends MoveRequest {
  readonly orderId: string;
  readonly phoneLast4?: string | null;
}
type Refused = MoveNotAllowed | OrderNotFound | InvalidInput | WrongPickupCode | TooManyTries;

/**
 * A person moves an order with a button. Which side they are on is decided by the app they are in: on the storefront its
 * buyer (signed in, or with four digits of the contact phone), in the console a member of its shop, at the office an
 * administrator. For everybody else the order is not there.
 */
@Injectable()
export class MoveOrder {
  constructor(
    private readonly db: DataSource,
    private readonly transactor: Transactor,
    private readonly limits: RateLimits,
    private readonly shops: Shops,
    private readonly moves: OrderMoves,
    private readonly shopOrders: ShopOrders,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A double tap gets the same end. @returns the order as the mover sees it now; or what refused, with nothing done. */
  async run(ctx: RequestContext, input: MoveOrderInput): Promise<OrderMovedType | Refused> {
    const id = asId<'Order'>(input.orderId);
    const owners = id && (await ownersOf.row(this.db, [id]));
    const mover = await this.moverOf(ctx, input, owners);
    if (isProblem(mover)) return mover;
    if (!owners || !mover) return new OrderNotFound();
    if (input.move === 'hand_over') {
      const tooMany = await this.limits.take('pickupCode', owners.id);
      if (tooMany) return tooMany;
    }
    const moved = await this.transactor.run((tx) =>
      this.moves.moveOrder(tx, owners.id, input, mover, this.clock.now()),
    );
    if (isProblem(moved)) return moved as Refused;
    if (input.move === 'hand_over') await this.limits.clear('pickupCode', owners.id);
    return this.seenBy(ctx, mover, owners);
  }

  private async moverOf(
    ctx: RequestContext,
    input: MoveOrderInput,
    owners: OrderOwners | null,
  ): Promise<Mover | TooManyTries | null> {
    const { viewer } = ctx;
    if (ctx.app === 'merchant') {
      const member = viewer && owners && (await this.shops.membership(this.db, owners.shopId, viewer.accountId));
      return member ? { by: 'merchant', accountId: viewer.accountId } : null;
    }
    if (ctx.app === 'staff') {
      return viewer?.secondFactor && viewer.duties.includes('admin')
        ? { by: 'staff', accountId: viewer.accountId }
        : null;
    }
    if (viewer && owners && owners.accountId === viewer.accountId) return { by: 'buyer', accountId: viewer.accountId };
    const digits = input.phoneLast4?.trim();
    if (!digits) return null;
    const tooMany = await this.limits.guess(ctx.ip, input.orderId);
    if (tooMany) return tooMany;
    if (!owners || lastFour(owners.contactPhone) !== digits) return null;
    await this.limits.guessedRight(ctx.ip, input.orderId);
    return { by: 'buyer', accountId: null };
  }

  private async seenBy(ctx: RequestContext, mover: Mover, owners: OrderOwners): Promise<OrderMovedType> {
    if (mover.by === 'buyer') {
      const row = (await orderById.row(this.db, [owners.id]))!;
      return { kind: 'OrderMoved', order: orderType(row, ctx, this.clock.now()), shopOrder: null };
    }
    return { kind: 'OrderMoved', order: null, shopOrder: await this.shopOrders.seen(owners.id, ctx.locale) };
  }
}
