import { Catalog, type Short } from '@lapak/catalog-server';
import { type Clock, type Id, isProblem } from '@lapak/kernel';
import { AGAIN, decideMove, type OrdersUnfulfillable } from '@lapak/orders-domain';
import { CLOCK, Outbox, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type LockedOrder, type LockedPurchase, lockedPurchase } from './locked-purchase.js';
import { type Decided, OrderMoves } from './order-moves.js';
import { settleHolds } from './order-moves-sql.js';

/**
 * Takes up a purchase whose money came: every order that waited for it goes to its shop. Money that came after the time
 * was over revives what can still be had, by holding its stock again; what is gone, or was cancelled unpaid, is told as
 * `orders.unfulfillable`, so that its share goes back, and stands in its timeline. Safe to run twice, and against the
 * timers: all of them lock the purchase first.
 */
@Injectable()
export class SettleCapture {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly catalog: Catalog,
    private readonly moves: OrderMoves,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ purchaseId }: { readonly purchaseId: string }): Promise<void> {
    await this.transactor.run((tx) => this.settle(tx, purchaseId as Id<'Purchase'>, this.clock.now()));
  }

  private async settle(tx: Tx, purchaseId: Id<'Purchase'>, now: Date): Promise<void> {
    const purchase = await lockedPurchase(tx, purchaseId);
    if (!purchase) return;
    const untold = purchase.orders.filter((order) => !order.wasPaid && order.last?.move !== 'late_payment');
    const waiting = untold.filter((order) => order.state === 'awaiting_payment');
    const late = untold.filter((order) => order.state === 'expired');
    const cancelled = untold.filter((order) => order.state === 'cancelled');
    const gone = await this.holdAgain(tx, late);
    const revived = late.filter((order) => !gone.has(order.id));
    const lost = [...late.filter((order) => gone.has(order.id)), ...cancelled];
    await this.moves.make(
      tx,
      purchase,
      [...waiting, ...revived].map((order) => paid(order, now)),
      lost.map((order) => ({ order, move: 'late_payment' as const })),
      now,
    );
    if (lost.length > 0) await this.outbox.publish(tx, unfulfillable(purchase, lost, now));
  }

  /** Holds the stock of expired orders again, each wholly or not at all. @returns those that could not be had. */
  private async holdAgain(tx: Tx, orders: readonly LockedOrder[]): Promise<Set<string>> {
    if (orders.length === 0) return new Set();
    const lines = await settleHolds.rows(tx, [orders.map(({ id }) => id), 'released', 'held']);
    const short = new Set((await this.catalog.reserve(tx, lines)).map((one: Short) => one.variantId));
    const gone = new Set(lines.filter((line) => short.has(line.variantId)).map((line) => line.orderId));
    if (gone.size === 0) return gone;
    // A variant is of one shop, so of one order here: what the others hold is not touched.
    const back = await settleHolds.rows(tx, [[...gone], 'held', 'released']);
    await this.catalog.release(
      tx,
      back.filter((line) => !short.has(line.variantId)),
    );
    return gone;
  }
}

const paid = (order: LockedOrder, now: Date): Decided => {
  const step = decideMove(order, { move: 'pay' }, 'system', now);
  if (isProblem(step) || step === AGAIN) throw new Error(`${order.code} cannot be paid in ${order.state}`);
  return { order, step };
};

const unfulfillable = (purchase: LockedPurchase, orders: readonly LockedOrder[], now: Date): OrdersUnfulfillable => ({
  type: 'orders.unfulfillable',
  purchaseId: purchase.id,
  orders: orders.map(({ id, total }) => ({ orderId: id, amount: total })),
  reason: orders.every((order) => order.state === 'cancelled') ? 'cancelled' : 'sold_out',
  at: now.toISOString(),
});
