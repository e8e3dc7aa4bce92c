import { asId, type Clock, type Id, invalid, isProblem, type Problem, type Rupiah } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import type { LineToCancel } from '@lapak/orders-domain';
import { CancelOrderLines, type LinesCancelled, OrderNotFound } from '@lapak/orders-server';
import { CLOCK, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { frozenMoney } from './frozen-money.js';
import { referenceOf } from './give-back.js';
import { openPayment } from './open-payment.js';
import { lockSplit } from './payment-split.js';
import { refundOrder } from './refund-order.js';
import { waiveCash } from './take-cash.js';

export interface CancelLinesInput {
  readonly orderId: string;
  readonly lines: readonly LineToCancel[];
  readonly note: string;
  readonly idempotencyKey: string;
}
const placeOf = statement<{ shopId: Id<'Shop'>; purchaseId: Id<'Purchase'> }>(
  'payments_place_of_order',
  `select shop_id as "shopId", purchase_id as "purchaseId" from shop_order where id = $1`,
);

/**
 * A shop takes units that ran out of an order that it has not sent: the stock is free again, the order goes on with the
 * rest, and the money of the units goes back, or is not asked for at the door. One commit.
 */
@Injectable()
export class CancelLines {
  constructor(
    private readonly transactor: Transactor,
    private readonly shops: Shops,
    private readonly orders: CancelOrderLines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For a member of the shop; for everybody else the order is not there. The same key again does nothing twice. */
  run(merchant: Id<'Account'>, input: CancelLinesInput): Promise<Id<'Order'> | Problem> {
    return this.transactor.run(async (tx) => {
      const id = asId<'Order'>(input.orderId);
      const place = id && (await placeOf.row(tx, [id]));
      const member = place && (await this.shops.membership(tx, place.shopId, merchant));
      if (!id || !place || !member) return new OrderNotFound();
      const reference = referenceOf(input.idempotencyKey);
      if (reference === null)
        return invalid(
          'idempotencyKey',
          'Halaman ini tidak lengkap. Muat ulang, lalu coba lagi.',
          'This page is incomplete. Reload it and try again.',
        );
      const now = this.clock.now();
      const mover = { by: 'merchant', accountId: merchant } as const;
      const out = await this.orders.run(tx, id, { lines: input.lines, note: input.note, reference }, mover, now);
      if (isProblem(out)) return out;
      await openPayment(tx, place.purchaseId, now);
      const given = out.goods > 0 ? await this.settle(tx, out, { ...input, reference }, now) : null;
      return isProblem(given) ? given : id;
    });
  }

  private async settle(
    tx: Tx,
    out: LinesCancelled,
    { lines, reference }: { lines: readonly LineToCancel[]; reference: string },
    now: Date,
  ): Promise<Rupiah | Problem | number> {
    const { order, goods, reason } = out;
    if ((await lockSplit(tx, order.id))?.gateway === 'cod') return waiveCash.run(tx, [order.id, goods]);
    const frozen = await frozenMoney(tx);
    if (frozen) return frozen;
    return refundOrder(tx, order.id, { reason, ask: { of: 'lines', lines }, reference, upToRest: true }, now);
  }
}
