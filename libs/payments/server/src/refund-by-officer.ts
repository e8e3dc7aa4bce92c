import { Regency } from '@lapak/areas-server';
import { asId, cleanText, type Clock, type Id, InvalidInput, isProblem, type Problem, rupiah } from '@lapak/kernel';
import { lockedOrder, OrderNotFound } from '@lapak/orders-server';
import {
  CashGoesByHand,
  decideRefund,
  needsSecondOfficer,
  NothingToRefund,
  type RefundAsk,
  type RefundPart,
} from '@lapak/payments-domain';
import { CLOCK, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { frozenMoney } from './frozen-money.js';
import { GiveBack, type OfficersRefund, referenceOf } from './give-back.js';
import { lockSplit, type Split } from './payment-split.js';
import { refundableOf } from './refund-order.js';

export interface RefundOrderInput extends RefundAsk {
  readonly orderId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}
/** Where an officer's request ended: money is on its way, or a second officer is asked. */
export type RefundAsked = { readonly refund: Id<'Refund'> } | { readonly proposal: Id<'RefundProposal'> };

const MAX_REASON = 300;

const asked = statement<{ refund: Id<'Refund'> | null; proposal: Id<'RefundProposal'> | null }>(
  'payments_refund_of_key',
  `select (select id from refund where order_id = $1 and reference = $2) as refund,
     (select id from refund_proposal where order_id = $1 and reference = $2) as proposal`,
);
const aloneBefore = statement<{ amount: number }>(
  'payments_refunded_alone',
  `select coalesce(sum(amount), 0)::bigint as amount from refund
   where order_id = $1 and asked_by is not null and approved_by is null and state <> 'failed'`,
);
const propose = statement(
  'payments_propose_refund',
  `insert into refund_proposal (id, order_id, ask, amount, reason, reference, proposed_by, proposed_at, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')`,
);

type Wish = Omit<OfficersRefund, 'officers'>;

const wishOf = ({ of, lines, amount, reason, idempotencyKey }: RefundOrderInput): Wish | InvalidInput => {
  const words = cleanText(reason, { min: 3, max: MAX_REASON, lines: true });
  const reference = referenceOf(idempotencyKey);
  const faults = [
    ...(words === null
      ? [
          {
            field: 'reason',
            words: {
              id: 'Tulis alasannya, 3 sampai 300 huruf. Pembeli dan toko akan membacanya.',
              en: 'Give the reason in 3 to 300 letters. The buyer and the shop will read it.',
            },
          },
        ]
      : []),
    ...(reference === null
      ? [
          {
            field: 'idempotencyKey',
            words: {
              id: 'Halaman ini tidak lengkap. Muat ulang, lalu coba lagi.',
              en: 'This page is incomplete. Reload it and try again.',
            },
          },
        ]
      : []),
  ];
  if (words === null || reference === null) return new InvalidInput(faults);
  return { ask: { of, lines: lines ?? [], amount: amount ?? null }, reason: words, reference };
};

/** An officer of the regency's finance gives money back, alone up to the profile's limit per order, above it by proposal. */
@Injectable()
export class RefundByOfficer {
  constructor(
    private readonly transactor: Transactor,
    private readonly regency: Regency,
    private readonly giveBack: GiveBack,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same key again answers what the first time did. @returns the refund or the proposal; or what refused. */
  run(officer: Id<'Account'>, input: RefundOrderInput): Promise<RefundAsked | Problem> {
    return this.transactor.run(async (tx) => {
      const id = asId<'Order'>(input.orderId);
      const found = id && (await lockedOrder(tx, id));
      if (!found) return new OrderNotFound();
      const wish = wishOf(input);
      if (isProblem(wish)) return wish;
      const before = await this.askedBefore(tx, found.order.id, wish.reference);
      if (before) return before;
      const frozen = await frozenMoney(tx);
      if (frozen) return frozen;
      if (found.order.paymentMethod === 'cod') return new CashGoesByHand();
      const split = await lockSplit(tx, found.order.id);
      const part = await this.partOf(tx, split, wish.ask);
      if (isProblem(part)) return part;
      const aloneUpTo = this.regency.profile.payments.refundAloneMax;
      const { amount } = (await aloneBefore.row(tx, [found.order.id]))!;
      if (needsSecondOfficer(part.amount, rupiah(amount), aloneUpTo))
        return this.propose(tx, found.order.id, officer, wish, part);
      const officers = { askedBy: officer, approvedBy: null, aloneUpTo };
      const given = await this.giveBack.run(tx, found.order, { ...wish, officers }, this.clock.now());
      if (isProblem(given)) return given;
      return (await this.askedBefore(tx, found.order.id, wish.reference)) ?? new NothingToRefund();
    });
  }

  private async askedBefore(tx: Tx, orderId: Id<'Order'>, reference: string): Promise<RefundAsked | null> {
    const { refund, proposal } = (await asked.row(tx, [orderId, reference]))!;
    if (refund) return { refund };
    return proposal && { proposal };
  }

  private async partOf(tx: Tx, split: Split | null, ask: RefundAsk): Promise<RefundPart | Problem> {
    if (!split) return new NothingToRefund();
    return decideRefund(await refundableOf(tx, split, ask), ask);
  }

  private async propose(tx: Tx, orderId: Id<'Order'>, officer: Id<'Account'>, wish: Wish, part: RefundPart) {
    const proposal = newId<'RefundProposal'>();
    const { ask, reason, reference } = wish;
    const values = [proposal, orderId, JSON.stringify(ask), part.amount, reason, reference, officer, this.clock.now()];
    await propose.run(tx, values);
    return { proposal };
  }
}
