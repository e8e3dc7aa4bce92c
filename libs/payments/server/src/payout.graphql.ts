import type { Id, LocalDate, Rupiah } from '@lapak/kernel';
import { OrderNotFoundType } from '@lapak/orders-server';
import {
  BATCH_STATES,
  type BatchMove,
  type BatchState,
  MONEY_LINE_KINDS,
  PAYABLE_STATES,
  type PayableState,
  PAYOUT_STATES,
  type PayoutState,
} from '@lapak/payments-domain';
import {
  DateTimeScalar,
  enumOf,
  InvalidInputType,
  LocalDateScalar,
  MoveNotAllowedType,
  NotFoundType,
  outcomes,
  ProblemType,
  RupiahScalar,
} from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MoneyFrozenType, SecondOfficerNeededType } from './refund.graphql.js';

export const PayableStateEnum = enumOf('PayableState', PAYABLE_STATES);
export const PayoutStateEnum = enumOf('PayoutState', PAYOUT_STATES);
export const PayoutBatchStateEnum = enumOf('PayoutBatchState', BATCH_STATES);
export const PayoutBatchMoveEnum = enumOf('PayoutBatchMove', ['approve', 'drop', 'export', 'settle']);
const LINE_KINDS = MONEY_LINE_KINDS.map((kind) => kind.replaceAll('-', '_'));
export const MoneyLineKindEnum = enumOf('MoneyLineKind', LINE_KINDS as [string, ...string[]]);

@ObjectType('Bank')
export class BankType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType('BankAccount', { description: 'The number is never shown whole again.' })
export class BankAccountType {
  @Field(() => String) bankCode!: string;
  @Field(() => String) bankName!: string;
  @Field(() => String) holder!: string;
  @Field(() => String) numberLast4!: string;
  @Field(() => DateTimeScalar) setAt!: Date;
  @Field(() => String) setByName!: string;
  @Field(() => DateTimeScalar, { description: 'From when on it is paid: after the waiting time of a new account.' })
  payableFrom!: Date;
}

@ObjectType('MoneyLine', { description: 'One line of a merchant’s statement.' })
export class MoneyLineType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => MoneyLineKindEnum) kind!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Why, or the payout’s reference; may be empty.' }) detail!: string;
  @Field(() => ID, { nullable: true, description: 'null for a payout' }) orderId!: Id<'Order'> | null;
  @Field(() => String, { nullable: true }) orderCode!: string | null;
  @Field(() => RupiahScalar, { description: 'Before the fee; may be negative.' }) gross!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Taken (positive) or given back (negative).' }) fee!: Rupiah;
  @Field(() => RupiahScalar, { description: 'What it adds to the balance; may be negative.' }) amount!: Rupiah;
  @Field(() => RupiahScalar, { nullable: true, description: 'The balance that it made; in the statement only.' })
  balance!: Rupiah | null;
}

@ObjectType('MoneyLineConnection')
export class MoneyLineConnectionType {
  @Field(() => [MoneyLineType]) nodes!: MoneyLineType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

/** `paidInYear`, `debts` and `bankAccounts` are resolved by their own fields. */
@ObjectType('ShopMoney', { description: 'Where a merchant’s money is.' })
export class ShopMoneyType {
  @Field(() => RupiahScalar, {
    description: 'Of orders under way, or whose complaint window is open; the fee taken off.',
  })
  waiting!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Owed now; negative is a debt, see payableText and debts.' })
  payable!: Rupiah;
  @Field(() => RupiahScalar, { description: 'In a payout that the bank has not confirmed yet.' }) onItsWay!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Paid to the shop’s account, of all time.' }) paid!: Rupiah;
  @Field(() => PayableStateEnum) payableState!: PayableState;
  @Field(() => String, { description: 'Why it is so, and what comes next, as a sentence.' }) payableText!: string;
  @Field(() => LocalDateScalar) nextPayoutOn!: LocalDate;

  shopId!: Id<'Shop'>;
}

@ObjectType('Payable', { description: 'What one shop is owed.' })
export class PayableType {
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
  @Field(() => RupiahScalar, { description: 'Past the complaint window; negative is a debt.' }) payable!: Rupiah;
  @Field(() => RupiahScalar, { description: 'Completed, the window is open or the order is held.' }) waiting!: Rupiah;
  @Field(() => PayableStateEnum) state!: PayableState;
}
@ObjectType('PayableConnection')
export class PayableConnectionType {
  @Field(() => [PayableType]) nodes!: PayableType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType('Payout')
export class PayoutType {
  @Field(() => ID) id!: Id<'Payout'>;
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
  @Field(() => String) reference!: string;
  @Field(() => String) bankName!: string;
  @Field(() => String) holder!: string;
  @Field(() => String) numberLast4!: string;
  @Field(() => RupiahScalar) amount!: Rupiah;
  @Field(() => PayoutStateEnum) state!: PayoutState;
  @Field(() => String, { nullable: true, description: 'Why it failed.' }) reason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) settledAt!: Date | null;
}

/** `payouts` come by loader. */
@ObjectType('PayoutBatch')
export class PayoutBatchType {
  @Field(() => ID) id!: Id<'PayoutBatch'>;
  @Field(() => String) code!: string;
  @Field(() => PayoutBatchStateEnum) state!: BatchState;
  @Field(() => RupiahScalar) total!: Rupiah;
  @Field(() => Int) payoutCount!: number;
  @Field(() => RupiahScalar) paid!: Rupiah;
  @Field(() => RupiahScalar) failed!: Rupiah;
  @Field(() => String) builtByName!: string;
  @Field(() => DateTimeScalar) builtAt!: Date;
  @Field(() => String, { nullable: true }) approvedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) approvedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) exportedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) settledAt!: Date | null;
  @Field(() => String, { nullable: true }) droppedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) droppedAt!: Date | null;
  @Field(() => [PayoutBatchMoveEnum], { description: 'What the viewer may do with it now.' })
  availableMoves!: BatchMove[];
}
@ObjectType('PayoutBatchConnection')
export class PayoutBatchConnectionType {
  @Field(() => [PayoutBatchType]) nodes!: PayoutBatchType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType('BankAccountInput')
export class BankAccountInputType {
  @Field(() => String) bankCode!: string;
  @Field(() => String) number!: string;
  @Field(() => String, { description: 'As the bank writes it.' }) holder!: string;
}

@ObjectType('NothingToPay', { implements: () => [ProblemType] })
export class NothingToPayType extends ProblemType {
  kind!: 'NothingToPay';
}
@ObjectType('PayoutBatchChanged')
export class PayoutBatchChangedType {
  kind!: 'PayoutBatchChanged';
  @Field(() => PayoutBatchType) batch!: PayoutBatchType;
}
@ObjectType('PayoutFile', {
  description: 'For the bank. The same batch is the same file, however often it is asked for.',
})
export class PayoutFileType {
  kind!: 'PayoutFile';
  @Field(() => PayoutBatchType) batch!: PayoutBatchType;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'CSV, UTF-8 with a byte-order mark.' }) text!: string;
}
@ObjectType('BankAccountSet')
export class BankAccountSetType {
  kind!: 'BankAccountSet';
  @Field(() => BankAccountType) bankAccount!: BankAccountType;
}
@ObjectType('PayoutHoldSet')
export class PayoutHoldSetType {
  kind!: 'PayoutHoldSet';
  @Field(() => ID) orderId!: Id<'Order'>;
  @Field(() => Boolean) held!: boolean;
}

export const BuildPayoutBatchResult = outcomes('BuildPayoutBatchResult', [
  PayoutBatchChangedType,
  NothingToPayType,
  MoneyFrozenType,
]);
export const DecidePayoutBatchResult = outcomes('DecidePayoutBatchResult', [
  PayoutBatchChangedType,
  MoneyFrozenType,
  NotFoundType,
  MoveNotAllowedType,
  SecondOfficerNeededType,
]);
export const ExportPayoutBatchResult = outcomes('ExportPayoutBatchResult', [
  PayoutFileType,
  MoneyFrozenType,
  NotFoundType,
  MoveNotAllowedType,
]);
export const SettlePayoutsResult = outcomes('SettlePayoutsResult', [
  PayoutBatchChangedType,
  NotFoundType,
  MoveNotAllowedType,
  InvalidInputType,
]);
export const SetBankAccountResult = outcomes('SetBankAccountResult', [BankAccountSetType, InvalidInputType]);
export const HoldPayoutResult = outcomes('HoldPayoutResult', [PayoutHoldSetType, OrderNotFoundType, InvalidInputType]);
