import type { StockLine } from '@lapak/catalog-domain';
import { Catalog } from '@lapak/catalog-server';
import { type Id, isProblem, type Problem, type Rupiah, ZERO } from '@lapak/kernel';
import { type CancellableLine, type CancelLinesRequest, decideCancelLines, OrderNotFound } from '@lapak/orders-domain';
import { statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { type LockedOrder, lockedOrder } from './locked-purchase.js';
import { type Mover, OrderMoves } from './order-moves.js';

export interface CancelOrderLinesRequest extends CancelLinesRequest {
  /** Whoever asks names the asking: asked twice under one name, it happens once. */
  readonly reference: string;
}
/** What left the order; nothing when it was asked for before. */
export interface LinesCancelled {
  readonly order: LockedOrder;
  readonly goods: Rupiah;
  readonly reason: string;
}

const asked = statement('orders_cancel_asked', `select from line_cancellation where order_id = $1 and reference = $2`);
const linesOf = statement<CancellableLine>(
  'orders_cancellable_lines',
  `select line_no as "lineNo", variant_id as "variantId", title, quantity - cancelled as "left", unit_price as "unitPrice"
   from order_line where order_id = $1 order by line_no`,
);
const takeOut = statement(
  'orders_cancel_lines',
  `with out as (select * from unnest($2::int[], $3::int[]) as o (line_no, quantity)),
   written as (
     insert into line_cancellation (order_id, line_no, reference, quantity, at, actor, actor_id)
     select $1, line_no, $4, quantity, $5, $6, $7 from out)
   update order_line l set cancelled = l.cancelled + o.quantity from out o where l.order_id = $1 and l.line_no = o.line_no`,
);
const lowerHolds = statement<StockLine>(
  'orders_lower_holds',
  `with out as (select * from unnest($2::uuid[], $3::int[]) as o (variant_id, quantity)),
   summed as (select variant_id, sum(quantity)::int as quantity from out group by 1)
   update stock_hold h set quantity = case when h.quantity > s.quantity then h.quantity - s.quantity else h.quantity end,
     state = case when h.quantity > s.quantity then h.state else 'released' end
   from summed s where h.order_id = $1 and h.variant_id = s.variant_id and h.state = 'held' and h.quantity >= s.quantity
   returning h.variant_id as "variantId", s.quantity`,
);

/** Units that ran out leave an order before it is sent: they are no longer held, and the order goes on with the rest. */
@Injectable()
export class CancelOrderLines {
  constructor(
    private readonly moves: OrderMoves,
    private readonly catalog: Catalog,
  ) {}

  /**
   * Inside the caller's transaction, like `OrderMoves.moveOrder`. What it means for the money is the caller's business.
   * @returns what was taken out, worth nothing when this was asked for before; else the refusal, with nothing written.
   */
  async run(
    tx: Tx,
    orderId: Id<'Order'>,
    request: CancelOrderLinesRequest,
    mover: Mover,
    now: Date,
  ): Promise<LinesCancelled | Problem> {
    const found = await lockedOrder(tx, orderId);
    if (!found) return new OrderNotFound();
    const { order, purchase } = found;
    const { reference } = request;
    if (await asked.row(tx, [orderId, reference])) return { order, goods: ZERO, reason: '' };
    const out = decideCancelLines(order.state, await linesOf.rows(tx, [orderId]), request, mover.by, purchase.locale);
    if (isProblem(out)) return out;
    const { lines, note } = out;
    const units = lines.map(({ quantity }) => quantity);
    const lineNos = lines.map(({ lineNo }) => lineNo);
    await takeOut.run(tx, [orderId, lineNos, units, reference, now, mover.by, mover.accountId]);
    const variants = lines.map(({ variantId }) => variantId);
    const free = await lowerHolds.rows(tx, [orderId, variants, units]);
    if (free.length < new Set(variants).size) throw new Error(`order ${orderId} holds less than its lines say`);
    await this.catalog.release(tx, free);
    await this.moves.make(tx, purchase, [], [{ order, move: 'cancel_lines', mover, note }], now);
    return { order, goods: out.goods, reason: out.reason };
  }
}
