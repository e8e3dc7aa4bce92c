import { Regency } from '@lapak/areas-server';
import { type Clock, type Id, isProblem, NotFound, type Problem } from '@lapak/kernel';
import { lockedOrder } from '@lapak/orders-server';
import { AlreadyDecided, decideRefund, RefundAboveRest, SecondOfficerNeeded } from '@lapak/payments-domain';
import { CLOCK, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { frozenMoney } from './frozen-money.js';
import { GiveBack, proposalId } from './give-back.js';
import { RefundProposalEntity } from './payment.entity.js';
import { lockSplit } from './payment-split.js';
import { refundableOf } from './refund-order.js';

const orderOf = statement<{ orderId: Id<'Order'> }>(
  'payments_order_of_proposal',
  `select order_id as "orderId" from refund_proposal where id = $1`,
);

/** A second officer agrees to a refund above the limit, or anybody of finance takes it back. */
@Injectable()
export class DecideRefundProposal {
  constructor(
    private readonly transactor: Transactor,
    private readonly regency: Regency,
    private readonly giveBack: GiveBack,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What goes back is exactly what was proposed, or nothing. @returns the proposal's id; or what refused. */
  run(officer: Id<'Account'>, id: string, approve: boolean): Promise<Id<'RefundProposal'> | Problem> {
    return this.transactor.run(async (tx) => {
      const ours = proposalId(id);
      const found = ours && (await orderOf.row(tx, [ours]));
      const order = found && (await lockedOrder(tx, found.orderId));
      if (!ours || !order) return new NotFound();
      const lock = { mode: 'pessimistic_write' } as const;
      const proposal = await tx.findOneOrFail(RefundProposalEntity, { where: { id: ours }, lock });
      if (proposal.state !== 'waiting') return new AlreadyDecided();
      if (approve && proposal.proposedBy === officer) return new SecondOfficerNeeded();
      const state = approve ? 'approved' : 'rejected';
      const now = this.clock.now();
      await tx.update(RefundProposalEntity, ours, { state, decidedBy: officer, decidedAt: now });
      if (!approve) return ours;
      const frozen = await frozenMoney(tx);
      if (frozen) return frozen;
      const changed = await this.changed(tx, proposal);
      if (changed) return changed;
      const { ask, reason, reference, proposedBy: askedBy } = proposal;
      const officers = { askedBy, approvedBy: officer, aloneUpTo: this.regency.profile.payments.refundAloneMax };
      const given = await this.giveBack.run(tx, order.order, { ask, reason, reference, officers }, now);
      return isProblem(given) ? given : ours;
    });
  }

  /** The second officer agreed to a sum: when the same request would give back another one by now, it is asked anew. */
  private async changed(tx: Tx, { orderId, ask, amount }: RefundProposalEntity): Promise<Problem | null> {
    const split = (await lockSplit(tx, orderId))!;
    const refundable = await refundableOf(tx, split, ask);
    const part = decideRefund(refundable, ask);
    if (isProblem(part)) return part;
    return part.amount === amount ? null : new RefundAboveRest(part.amount);
  }
}
