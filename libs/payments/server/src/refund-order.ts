import { type Id, type InvalidInput, isProblem, minus, type Rupiah, rupiah, ZERO } from '@lapak/kernel';
import {
  decideRefund,
  feeWithout,
  NothingToRefund,
  plusPart,
  type Refundable,
  RefundAboveRest,
  type RefundAsk,
  type RefundPart,
  refundStarted,
} from '@lapak/payments-domain';
import { newId, statement, type Tx } from '@lapak/platform';
import { feeTaken, isPosted, postToLedger } from './ledger.js';
import { lockSplit, raiseRefunded, restToRefund, type Split } from './payment-split.js';
import { commandCall } from './provider-command.js';

/** The officers who stand for a refund, and what one of them may give back alone. */
export interface Officers {
  readonly askedBy: Id<'Account'>;
  readonly approvedBy: Id<'Account'> | null;
  readonly aloneUpTo: Rupiah;
}
/** Why money goes back, and how much. */
export interface RefundWish {
  readonly reason: string;
  /** Absent: all that is left. */
  readonly ask?: RefundAsk;
  /** Whoever asks for a part names the asking: asked twice under one name, it goes back once. */
  readonly reference?: string;
  readonly officers?: Officers;
  /** Goods that were paid back as a sum before are not paid back again: what is left of them, then. */
  readonly upToRest?: boolean;
}

const asked = statement('payments_refund_asked', `select id from refund where order_id = $1 and reference = $2`);
const linesLeft = statement<Refundable['lines'][number]>(
  'payments_refund_lines_left',
  `select l.line_no as "lineNo", l.unit_price as "unitPrice", l.quantity - coalesce((
     select sum(rl.quantity) from refund r join refund_line rl on rl.refund_id = r.id
     where r.order_id = l.order_id and rl.line_no = l.line_no and r.state <> 'failed'), 0)::int as "left"
   from order_line l where l.order_id = $1`,
);
const write = statement(
  'payments_write_refund',
  `with made as (
     insert into refund (id, payment_id, order_id, amount, goods, reason, reference, state, created_at, asked_by, approved_by, alone_up_to)
     values ($1, $2, $3, $4, $5, $6, $7, 'requested', $8, $9, $10, $11) returning id)
   insert into refund_line (refund_id, line_no, quantity)
   select made.id, l.line_no, l.quantity from made, unnest($12::int[], $13::int[]) as l (line_no, quantity)`,
);

/** What a locked share can still give back, with its lines when they matter. */
export const refundableOf = async (tx: Tx, split: Split, ask: RefundAsk): Promise<Refundable> => {
  const lines = ask.of === 'lines' ? await linesLeft.rows(tx, [split.orderId]) : [];
  return { ...restToRefund(split), lines: lines.map((line) => ({ ...line, unitPrice: rupiah(line.unitPrice) })) };
};

const partOf = async (tx: Tx, split: Split, { ask = { of: 'whole' }, upToRest }: RefundWish) => {
  const part = decideRefund(await refundableOf(tx, split, ask), ask);
  if (!(part instanceof RefundAboveRest) || !upToRest) return part;
  return { amount: part.rest, goods: part.rest, lines: ask.lines ?? [] };
};

const writeRefund = async (tx: Tx, split: Split, wish: RefundWish, part: RefundPart, now: Date): Promise<void> => {
  const { orderId, paymentId } = split;
  const { reason, reference = null, officers } = wish;
  const refundId = newId<'Refund'>();
  await write.run(tx, [
    ...[refundId, paymentId, orderId, part.amount, part.goods, reason, reference, now],
    ...[officers?.askedBy ?? null, officers?.approvedBy ?? null, officers?.aloneUpTo ?? null],
    ...[part.lines.map(({ lineNo }) => lineNo), part.lines.map(({ quantity }) => quantity)],
  ]);
  const wasCompleted = await isPosted(tx, 'complete', orderId);
  const gone = plusPart(split.refunded, part);
  const fee = wasCompleted ? minus(await feeTaken(tx, orderId), feeWithout(split, gone.goods)) : ZERO;
  const entries = refundStarted(split.shopId, part.amount, fee, wasCompleted);
  await raiseRefunded.run(tx, [orderId, part.amount, part.goods]);
  await postToLedger(tx, [{ kind: 'refund-started', reference: refundId, orderId, at: now, memo: reason, entries }]);
  await commandCall(tx, { kind: 'refund', paymentId, refundId, key: `mp:ref:${refundId}` }, now);
};

/**
 * Starts giving back one shop's order, or a part of it: the row, its ledger entries and the call to come are one commit.
 * Other shops of the purchase are not touched. With nothing left to give back it does nothing.
 * @returns the amount on its way back, zero when there is none; RefundAboveRest; InvalidInput.
 */
export const refundOrder = async (
  tx: Tx,
  orderId: Id<'Order'>,
  wish: RefundWish,
  now: Date,
): Promise<Rupiah | RefundAboveRest | InvalidInput> => {
  const split = await lockSplit(tx, orderId);
  // Cash goes back from hand to hand.
  if (!split || split.gateway === 'cod') return ZERO;
  // Before the bound: what was asked for once already is no longer in the rest.
  if (wish.reference !== undefined && (await asked.row(tx, [orderId, wish.reference]))) return ZERO;
  const part = await partOf(tx, split, wish);
  if (part instanceof NothingToRefund) return ZERO;
  if (isProblem(part)) return part;
  if (part.amount > 0) await writeRefund(tx, split, wish, part, now);
  return part.amount;
};
