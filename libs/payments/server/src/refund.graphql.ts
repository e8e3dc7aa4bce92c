import type { Id, Rupiah } from '@lapak/kernel';
import type { OrderState } from '@lapak/orders-domain';
import { OrderNotFoundType, OrderStateEnum, PaymentMethodEnum, ShopOrderType } from '@lapak/orders-server';
import { REFUND_OF, REFUND_STATES, type RefundOf, type RefundState } from '@lapak/payments-domain';
import {
  DateTimeScalar,
  enumOf,
  InvalidInputType,
  MoveNotAllowedType,
  NotFoundType,
  outcomes,
  ProblemType,
  RupiahScalar,
} from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

export const RefundStateEnum = enumOf('RefundState', REFUND_STATES);
export const RefundOfEnum = enumOf(
  'RefundOf',
  REFUND_OF,
  'What goes back: all that is left, units of lines, the delivery alone, or a sum (of the goods first, then of the delivery).',
);
export const PROPOSAL_STATES = ['waiting', 'approved', 'rejected'] as const;
export const RefundProposalStateEnum = enumOf('RefundProposalState', PROPOSAL_STATES);

@ObjectType('LineUnits')
export class LineUnitsType {
  @Field(() => Int) lineNo!: number;
  @Field(() => Int) quantity!: number;
}

@InputType('LineUnitsInput')
export class LineUnitsInputType {
  @Field(() => Int) lineNo!: number;
  @Field(() => Int) quantity!: number;
}

@ObjectType('Refund', { description: "Money of one shop's order on its way back to the buyer." })
export class RefundType {
  @Field(() => ID) id!: Id<'Refund'>;
  @Field(() => RupiahScalar) amount!: Rupiah;
  @Field(() => RupiahScalar, { description: 'The goods of `amount`; the rest is delivery.' }) goods!: Rupiah;
  @Field(() => String, { description: 'Why, as a sentence.' }) reason!: string;
  @Field(() => RefundStateEnum) state!: RefundState;
  @Field(() => String, { description: 'Where it is, as a sentence.' }) stateText!: string;
  @Field(() => [LineUnitsType], { description: 'The units it is for; empty when it is not for units.' })
  lines!: LineUnitsType[];
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) settledAt!: Date | null;
}

@ObjectType('RefundProposal', {
  description: 'A refund above what one officer may give back alone; another officer decides.',
})
export class RefundProposalType {
  @Field(() => ID) id!: Id<'RefundProposal'>;
  @Field(() => String) orderCode!: string;
  @Field(() => String) shopName!: string;
  @Field(() => RefundOfEnum) of!: RefundOf;
  @Field(() => [LineUnitsType]) lines!: LineUnitsType[];
  @Field(() => RupiahScalar) amount!: Rupiah;
  @Field(() => String) reason!: string;
  @Field(() => RefundProposalStateEnum) state!: (typeof PROPOSAL_STATES)[number];
  @Field(() => String) proposedByName!: string;
  @Field(() => DateTimeScalar) proposedAt!: Date;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => Boolean, { description: 'The viewer did not propose it, and it waits.' }) mayApprove!: boolean;
}

@ObjectType('RefundableLine')
export class RefundableLineType {
  @Field(() => Int) lineNo!: number;
  @Field(() => String) title!: string;
  @Field(() => Int) quantity!: number;
  @Field(() => Int, { description: 'Units that were not given back yet.' }) left!: number;
  @Field(() => RupiahScalar) unitPrice!: Rupiah;
}

/** `refunds` come by loader. */
@ObjectType('RefundableOrder', { description: "One shop's order as finance sees it: what came, what went back." })
export class RefundableOrderType {
  @Field(() => ID) orderId!: Id<'Order'>;
  @Field(() => String) code!: string;
  @Field(() => String) shopName!: string;
  @Field(() => OrderStateEnum) state!: OrderState;
  @Field(() => PaymentMethodEnum) paymentMethod!: 'stripe' | 'cod';
  @Field(() => RupiahScalar) total!: Rupiah;
  @Field(() => RupiahScalar) captured!: Rupiah;
  @Field(() => RupiahScalar) refunded!: Rupiah;
  @Field(() => RupiahScalar, { description: 'What of the goods can still go back.' }) goodsLeft!: Rupiah;
  @Field(() => RupiahScalar, { description: 'What of the delivery can still go back.' }) deliveryLeft!: Rupiah;
  @Field(() => RupiahScalar, { description: 'What one officer may give back of an order alone.' }) aloneMax!: Rupiah;
  @Field(() => [RefundableLineType]) lines!: RefundableLineType[];
}

@ObjectType('FailedRefund', { description: 'Refused by a bank; its money is still here and somebody must look.' })
export class FailedRefundType extends RefundType {
  @Field(() => String) orderCode!: string;
  @Field(() => String) shopName!: string;
  @Field(() => String, { nullable: true, description: "The provider's word for it." }) trouble!: string | null;
}

@ObjectType('FailedRefundConnection')
export class FailedRefundConnectionType {
  @Field(() => [FailedRefundType]) nodes!: FailedRefundType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType('RefundOrderInput')
export class RefundOrderInputType {
  @Field(() => ID) orderId!: string;
  @Field(() => RefundOfEnum) of!: RefundOf;
  @Field(() => [LineUnitsInputType], { nullable: true, description: 'With `of: lines`.' })
  lines?: LineUnitsInputType[] | null;
  @Field(() => RupiahScalar, { nullable: true, description: 'With `of: amount`.' }) amount?: Rupiah | null;
  @Field(() => String, { description: 'The buyer and the shop read it.' }) reason!: string;
  @Field(() => String, { description: 'The same key again answers what the first time did.' }) idempotencyKey!: string;
}

@InputType('CancelLinesInput')
export class CancelLinesInputType {
  @Field(() => ID) orderId!: string;
  @Field(() => [LineUnitsInputType]) lines!: LineUnitsInputType[];
  @Field(() => String, { description: 'The reason; the buyer reads it.' }) note!: string;
  @Field(() => String, { description: 'The same key again does nothing twice.' }) idempotencyKey!: string;
}

@ObjectType('RefundAboveRest', { implements: () => [ProblemType] })
export class RefundAboveRestType extends ProblemType {
  kind!: 'RefundAboveRest';
  @Field(() => RupiahScalar) rest!: Rupiah;
}
@ObjectType('NothingToRefund', { implements: () => [ProblemType] })
export class NothingToRefundType extends ProblemType {
  kind!: 'NothingToRefund';
}
@ObjectType('CashGoesByHand', { implements: () => [ProblemType] })
export class CashGoesByHandType extends ProblemType {
  kind!: 'CashGoesByHand';
}
@ObjectType('SecondOfficerNeeded', { implements: () => [ProblemType] })
export class SecondOfficerNeededType extends ProblemType {
  kind!: 'SecondOfficerNeeded';
}
@ObjectType('AlreadyDecided', { implements: () => [ProblemType] })
export class AlreadyDecidedType extends ProblemType {
  kind!: 'AlreadyDecided';
}
@ObjectType('MoneyFrozen', { implements: () => [ProblemType] })
export class MoneyFrozenType extends ProblemType {
  kind!: 'MoneyFrozen';
}
@ObjectType('WholeOrder', { implements: () => [ProblemType] })
export class WholeOrderType extends ProblemType {
  kind!: 'WholeOrder';
}

@ObjectType('RefundStarted')
export class RefundStartedType {
  kind!: 'RefundStarted';
  @Field(() => RefundType) refund!: RefundType;
}
@ObjectType('RefundProposed', { description: 'Above the limit: another officer decides.' })
export class RefundProposedType {
  kind!: 'RefundProposed';
  @Field(() => RefundProposalType) proposal!: RefundProposalType;
}
@ObjectType('RefundDecided')
export class RefundDecidedType {
  kind!: 'RefundDecided';
  @Field(() => RefundProposalType) proposal!: RefundProposalType;
}
@ObjectType('LinesCancelled')
export class LinesCancelledType {
  kind!: 'LinesCancelled';
  @Field(() => ShopOrderType) shopOrder!: ShopOrderType;
}

export const RefundOrderResult = outcomes('RefundOrderResult', [
  RefundStartedType,
  RefundProposedType,
  MoneyFrozenType,
  OrderNotFoundType,
  CashGoesByHandType,
  WholeOrderType,
  RefundAboveRestType,
  NothingToRefundType,
  InvalidInputType,
  MoveNotAllowedType,
]);
export const DecideRefundResult = outcomes('DecideRefundResult', [
  RefundDecidedType,
  MoneyFrozenType,
  NotFoundType,
  AlreadyDecidedType,
  SecondOfficerNeededType,
  WholeOrderType,
  RefundAboveRestType,
  NothingToRefundType,
  InvalidInputType,
  MoveNotAllowedType,
]);
export const CancelLinesResult = outcomes('CancelLinesResult', [
  LinesCancelledType,
  MoneyFrozenType,
  OrderNotFoundType,
  WholeOrderType,
  MoveNotAllowedType,
  InvalidInputType,
  RefundAboveRestType,
]);
