import { type Clock, type Id, isProblem } from '@lapak/kernel';
import { AGAIN, decideMove, type OrderMove, type OrderReminded, type OrderState } from '@lapak/orders-domain';
import { CLOCK, Outbox, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type LockedOrder, type LockedPurchase, lockedPurchase } from './locked-purchase.js';
import { OrderClock } from './order-clock.js';
import { type Decided, OrderMoves } from './order-moves.js';

/** What the system does when the deadline of a state has passed. A late parcel waits for people. */
const AT_THE_END: Readonly<Partial<Record<OrderState, OrderMove>>> = {
  awaiting_payment: 'expire',
  awaiting_seller: 'cancel',
  shipped: 'complete',
  delivered: 'complete',
};

// Purchases, not orders, are taken: everybody locks the purchase first. One that somebody has is left to them.
// $1 now, $2 purchases that failed in this run.
const nextDue = statement<{ id: Id<'Purchase'> }>(
  'orders_next_due',
  `select p.id from shop_order o join purchase p on p.id = o.purchase_id
   where o.due_at <= $1 and o.state in ('awaiting_payment', 'awaiting_seller', 'shipped', 'delivered') and p.id <> all($2::uuid[])
   order by o.due_at limit 1 for no key update of p skip locked`,
);
const nextToRemind = statement<{ id: Id<'Purchase'> }>(
  'orders_next_to_remind',
  `select p.id from shop_order o join purchase p on p.id = o.purchase_id
   where o.remind_at <= $1 and p.id <> all($2::uuid[])
   order by o.remind_at limit 1 for no key update of p skip locked`,
);
const setReminder = statement('orders_set_reminder', `update shop_order set remind_at = $2 where id = $1`);

export interface Swept {
  expired: number;
  cancelled: number;
  completed: number;
  reminded: number;
}
/** So many purchases a run at most; the next run goes on. */
const LIMIT = 1_000;

/**
 * Every minute: expires what was not paid, cancels what no shop answered, completes what the buyer did not confirm, and
 * reminds. One purchase is one transaction, so one that fails stops no other; any number of workers share the work.
 */
@Injectable()
export class SweepOrders {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly moves: OrderMoves,
    private readonly orderClock: OrderClock,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws the first failure, after everything else was done. */
  async run(now = this.clock.now()): Promise<Swept> {
    const swept: Swept = { expired: 0, cancelled: 0, completed: 0, reminded: 0 };
    const failures = [
      ...(await this.each(nextDue, now, async (tx, purchase) => {
        const ended = await this.end(tx, purchase, now);
        return () => ended.forEach(({ step }) => (swept[step.to as 'expired' | 'cancelled' | 'completed'] += 1));
      })),
      ...(await this.each(nextToRemind, now, async (tx, purchase) => {
        const reminded = await this.remind(tx, purchase, now);
        return () => (swept.reminded += reminded);
      })),
    ];
    if (failures.length > 0) throw failures[0];
    return swept;
  }

  /** Takes one purchase after another until none is left. What `work` returns is run once it is committed. */
  private async each(
    next: typeof nextDue,
    now: Date,
    work: (tx: Tx, purchase: LockedPurchase) => Promise<() => void>,
  ): Promise<unknown[]> {
    const failed: { id: Id<'Purchase'>; error: unknown }[] = [];
    for (let taken = 0; taken < LIMIT; taken++) {
      let id: Id<'Purchase'> | undefined;
      try {
        const committed = await this.transactor.run(async (tx) => {
          id = (await next.row(tx, [now, failed.map((one) => one.id)]))?.id;
          return id ? work(tx, (await lockedPurchase(tx, id))!) : null;
        });
        if (!committed) break;
        committed();
      } catch (error) {
        if (!id) throw error;
        failed.push({ id, error });
      }
    }
    return failed.map((one) => one.error);
  }

  private async end(tx: Tx, purchase: LockedPurchase, now: Date): Promise<Decided[]> {
    const due = purchase.orders.filter((order) => order.dueAt !== null && order.dueAt <= now);
    const steps = due.flatMap((order): Decided[] => {
      const move = AT_THE_END[order.state];
      const step = move && decideMove(order, { move }, 'system', now);
      return step && step !== AGAIN && !isProblem(step) ? [{ order, step }] : [];
    });
    await this.moves.make(tx, purchase, steps, [], now);
    return steps;
  }

  private async remind(tx: Tx, purchase: LockedPurchase, now: Date): Promise<number> {
    const due = purchase.orders.filter((order) => order.remindAt !== null && order.remindAt <= now);
    for (const order of due) {
      const { percent, next } = this.reminderOf(order, now);
      await setReminder.run(tx, [order.id, next]);
      await this.outbox.publish(tx, reminded(purchase, order, percent, now));
    }
    return due.length;
  }

  /** Half and four fifths of the time to accept; a late parcel once, when it is late. */
  private reminderOf(order: LockedOrder, now: Date): { percent: 50 | 80 | 100; next: Date | null } {
    if (order.state !== 'awaiting_seller') return { percent: 100, next: null };
    const next = this.orderClock.nextReminder(order.since, now);
    return { percent: next ? 50 : 80, next };
  }
}

const reminded = (
  purchase: LockedPurchase,
  order: LockedOrder,
  percent: OrderReminded['percent'],
  now: Date,
): OrderReminded => ({
  type: 'orders.reminded',
  orderId: order.id,
  orderCode: order.code,
  purchaseId: purchase.id,
  purchaseCode: purchase.code,
  shopId: order.shopId,
  accountId: purchase.accountId,
  state: order.state,
  percent,
  dueAt: order.dueAt?.toISOString() ?? null,
  at: now.toISOString(),
});
