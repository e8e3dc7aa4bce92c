import { Catalog } from '@lapak/catalog-server';
import { type Id, isProblem, type Problem } from '@lapak/kernel';
import {
  type Actor,
  AGAIN,
  decideMove,
  type MoveRequest,
  type OrderDeed,
  type OrderMoved,
  OrderNotFound,
  type OrderState,
  type Step,
} from '@lapak/orders-domain';
import { Outbox, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { type LockedOrder, lockedOrder, type LockedPurchase } from './locked-purchase.js';
import { OrderClock } from './order-clock.js';
import { claimed, settleHolds, writeSteps } from './order-moves-sql.js';
import { tellShops } from './tell-shops.js';

/** Who moves; `accountId` is null for the system and for a buyer without an account. */
export interface Mover {
  readonly by: Actor;
  readonly accountId: Id<'Account'> | null;
}
const SYSTEM: Mover = { by: 'system', accountId: null };

/** A step that was decided for a locked order. */
export interface Decided {
  readonly order: LockedOrder;
  readonly step: Step;
  readonly mover?: Mover;
}

/** A line of the diary that changes no state: nothing is due anew, and nobody is told but those who look. */
export interface Remark {
  readonly order: LockedOrder;
  readonly move: Extract<OrderDeed, 'late_payment' | 'cancel_lines'>;
  readonly mover?: Mover;
  readonly note?: string;
}

/** How every order moves, for the buttons of people, for timers and for what other rooms tell. */
@Injectable()
export class OrderMoves {
  constructor(
    private readonly outbox: Outbox,
    private readonly catalog: Catalog,
    private readonly clock: OrderClock,
  ) {}

  /**
   * Makes one move of one order inside the caller's transaction. Whether the mover may see the order is the caller's
   * question; whether this side may make this move now is the table's.
   * @returns the state it is in now, also for a second tap; else the refusal, with nothing written.
   */
  async moveOrder(
    tx: Tx,
    orderId: Id<'Order'>,
    request: MoveRequest,
    mover: Mover,
    now: Date,
  ): Promise<OrderState | Problem> {
    const found = await lockedOrder(tx, orderId);
    if (!found) return new OrderNotFound();
    const step = decideMove(found.order, request, mover.by, now);
    if (isProblem(step)) return step;
    if (step === AGAIN) return found.order.state;
    await this.make(tx, found.purchase, [{ order: found.order, step, mover }], [], now);
    return step.to;
  }

  /**
   * Writes steps of one locked purchase: stock, states, deadlines, diary, news, in a number of statements that does not
   * depend on how many. What `reserve` asks for must be held already. All stock of one kind is settled together, so that
   * variants are locked in their one order.
   */
  async make(
    tx: Tx,
    purchase: LockedPurchase,
    steps: readonly Decided[],
    remarks: readonly Remark[],
    now: Date,
  ): Promise<void> {
    if (steps.length + remarks.length === 0) return;
    await this.settleStock(tx, steps);
    await writeSteps.run(tx, [JSON.stringify(this.rowsOf(steps, remarks, now)), now]);
    if (steps.length > 0) await this.outbox.publish(tx, ...steps.map((decided) => movedEvent(purchase, decided, now)));
    await tellShops(
      tx,
      [...steps, ...remarks].map(({ order }) => order),
      now,
    );
  }

  private async settleStock(tx: Tx, steps: readonly Decided[]): Promise<void> {
    const ordersWith = (effect: Step['stock'][number]): Id<'Order'>[] =>
      steps.filter(({ step }) => step.stock.includes(effect)).map(({ order }) => order.id);
    const [back, gone, returned, sold] = [
      ordersWith('release'),
      ordersWith('claim'),
      ordersWith('restock'),
      ordersWith('sold'),
    ];
    if (back.length > 0) await this.catalog.release(tx, await settleHolds.rows(tx, [back, 'held', 'released']));
    if (gone.length > 0) await this.catalog.claim(tx, await settleHolds.rows(tx, [gone, 'held', 'claimed']));
    if (returned.length > 0) {
      await this.catalog.restock(tx, await settleHolds.rows(tx, [returned, 'claimed', 'released']));
    }
    if (sold.length > 0) await this.catalog.sold(tx, await claimed.rows(tx, [sold]));
  }

  private rowsOf(steps: readonly Decided[], remarks: readonly Remark[], now: Date): object[] {
    const moved = steps.map(({ order, step, mover = SYSTEM }) => {
      const { courier, trackingNumber } = step;
      const { dueAt, remindAt } = this.clock.deadlineOf({ ...order, trackingNumber }, step.to, now);
      return {
        ...{ order_id: order.id, seq: order.lastSeq + 1, move: step.move, from_state: order.state, to_state: step.to },
        ...{ actor: mover.by, actor_id: mover.accountId, note: step.note, courier, tracking_number: trackingNumber },
        ...{ due_at: dueAt, remind_at: remindAt },
      };
    });
    const remarked = remarks.map(({ order, move, mover = SYSTEM, note = null }) => ({
      ...{ order_id: order.id, seq: order.lastSeq + 1, move, from_state: order.state, to_state: order.state },
      ...{ actor: mover.by, actor_id: mover.accountId, note },
      ...{ courier: order.courier, tracking_number: order.trackingNumber },
      ...{ due_at: order.dueAt, remind_at: order.remindAt },
    }));
    return [...moved, ...remarked];
  }
}

const movedEvent = (purchase: LockedPurchase, { order, step, mover = SYSTEM }: Decided, now: Date): OrderMoved => ({
  type: 'orders.moved',
  orderId: order.id,
  orderCode: order.code,
  purchaseId: purchase.id,
  purchaseCode: purchase.code,
  shopId: order.shopId,
  accountId: purchase.accountId,
  contactEmail: purchase.contactEmail,
  locale: purchase.locale,
  move: step.move,
  from: order.state,
  to: step.to,
  by: mover.by,
  at: now.toISOString(),
  total: order.total,
  fee: order.fee,
  paymentMethod: purchase.paymentMethod,
  deliveryMethod: order.deliveryMethod,
  note: step.note,
});
