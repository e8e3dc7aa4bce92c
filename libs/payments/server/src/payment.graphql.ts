import type { Rupiah } from '@lapak/kernel';
import { OrderNotFoundType, PaymentMethodEnum } from '@lapak/orders-server';
import type { PaymentState } from '@lapak/payments-domain';
import { DateTimeScalar, enumOf, outcomes, ProblemType, RupiahScalar } from '@lapak/platform';
import { Field, ObjectType } from '@nestjs/graphql';

export const SHOWN_STATES = [
  'pending',
  'processing',
  'paid',
  'failed',
  'expired',
  'canceled',
  'due_on_delivery',
  'refunded',
  'partly_refunded',
] as const;
export type ShownPaymentState = (typeof SHOWN_STATES)[number];
export const PaymentStateEnum = enumOf('PaymentState', SHOWN_STATES);

@ObjectType('Payment')
export class PaymentType {
  @Field(() => PaymentStateEnum) state!: ShownPaymentState;
  @Field(() => PaymentMethodEnum) method!: 'stripe' | 'cod';
  @Field(() => RupiahScalar) amount!: Rupiah;
  @Field(() => RupiahScalar) refunded!: Rupiah;
  @Field(() => DateTimeScalar, { nullable: true }) expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) paidAt!: Date | null;
  @Field(() => Boolean) canContinue!: boolean;
}

@ObjectType('PaymentContinued')
export class PaymentContinuedType {
  kind!: 'PaymentContinued';
  @Field(() => String) url!: string;
}

@ObjectType('PaymentOver', { implements: () => [ProblemType] })
export class PaymentOverType extends ProblemType {
  kind!: 'PaymentOver';
  @Field(() => PaymentStateEnum) state!: PaymentState;
}

@ObjectType('PaymentRefused', { implements: () => [ProblemType] })
export class PaymentRefusedType extends ProblemType {
  kind!: 'PaymentRefused';
}

export const ContinuePaymentResult = outcomes('ContinuePaymentResult', [
  PaymentContinuedType,
  PaymentOverType,
  PaymentRefusedType,
  OrderNotFoundType,
]);
