import { asId, type Id, isProblem, type Problem, type Rupiah } from '@lapak/kernel';
import { isBeforeSending } from '@lapak/orders-domain';
import { CancelOrderLines, type LockedOrder, OrderMoves } from '@lapak/orders-server';
import type { RefundAsk } from '@lapak/payments-domain';
import type { Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { type Officers, refundOrder } from './refund-order.js';

export interface OfficersRefund {
  readonly ask: RefundAsk;
  readonly reason: string;
  readonly reference: string;
  readonly officers: Officers;
}

/** The idempotency key of a person's request; null when it is none. */
export const referenceOf = (key: string): string | null => (/^[\w.:-]{8,100}$/.test(key) ? key : null);
export const proposalId = (id: string): Id<'RefundProposal'> | null => asId<'RefundProposal'>(id);

/**
 * What officers give back, with what it means for the goods: an order that is not sent yet ends with its money, and
 * units whose money goes back leave it; the shop should not send what nobody pays for.
 */
@Injectable()
export class GiveBack {
  constructor(
    private readonly moves: OrderMoves,
    private readonly cancelLines: CancelOrderLines,
  ) {}

  /** For an order whose purchase the caller has locked. @returns what is on its way back, or the refusal. */
  async run(tx: Tx, order: LockedOrder, wish: OfficersRefund, now: Date): Promise<Rupiah | Problem> {
    const stopped = isBeforeSending(order.state) ? await this.stop(tx, order.id, wish, now) : null;
    if (isProblem(stopped)) return stopped;
    return refundOrder(tx, order.id, wish, now);
  }

  private async stop(tx: Tx, orderId: Id<'Order'>, wish: OfficersRefund, now: Date): Promise<Problem | null> {
    const { ask, reason: note, reference, officers } = wish;
    const mover = { by: 'staff', accountId: officers.approvedBy ?? officers.askedBy } as const;
    if (ask.of === 'whole') {
      const moved = await this.moves.moveOrder(tx, orderId, { move: 'cancel', note }, mover, now);
      return isProblem(moved) ? moved : null;
    }
    if (ask.of !== 'lines') return null;
    const out = await this.cancelLines.run(tx, orderId, { lines: ask.lines ?? [], note, reference }, mover, now);
    return isProblem(out) ? out : null;
  }
}
