import type { Address } from '@lapak/accounts-domain';
import { AddressType } from '@lapak/accounts-server';
import { PaymentMethodEnum } from '@lapak/areas-server';
import { PictureType } from '@lapak/catalog-server';
import { DeliveryMethodEnum } from '@lapak/delivery-server';
import type { Id, LocalDate, Phone, Rupiah } from '@lapak/kernel';
import {
  type DeliveryMethod,
  ORDER_MOVE_NAMES,
  ORDER_STATES,
  type OrderMove,
  type OrderState,
  type PaymentMethod,
} from '@lapak/orders-domain';
import {
  DateTimeScalar,
  enumOf,
  InvalidInputType,
  LocalDateScalar,
  MoveNotAllowedType,
  outcomes,
  ProblemType,
  RupiahScalar,
  TooManyTriesType,
} from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

export const OrderStateEnum = enumOf('OrderState', ORDER_STATES);
export const OrderMoveEnum = enumOf('OrderMove', ORDER_MOVE_NAMES);
export const ORDER_TABS = ['to_accept', 'to_ship', 'underway', 'done', 'all'] as const;
export type OrderTab = (typeof ORDER_TABS)[number];
export const OrderTabEnum = enumOf('OrderTab', ORDER_TABS);
export const TIMELINE_STATUSES = ['done', 'now', 'next'] as const;
export const TimelineStatusEnum = enumOf('TimelineStatus', TIMELINE_STATUSES);

@ObjectType('OrderNotFound', { implements: () => [ProblemType] })
export class OrderNotFoundType extends ProblemType {
  kind!: 'OrderNotFound';
}

@ObjectType('WrongPickupCode', { implements: () => [ProblemType] })
export class WrongPickupCodeType extends ProblemType {
  kind!: 'WrongPickupCode';
}

@ObjectType('OrderLine')
export class OrderLineType {
  @Field(() => Int) lineNo!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) variantName!: string | null;
  @Field(() => String) unit!: string;
  @Field(() => Int, { description: 'As it was sold.' }) quantity!: number;
  @Field(() => Int, { description: 'Of `quantity`: units that ran out and were taken out before sending.' })
  cancelled!: number;
  @Field(() => RupiahScalar) unitPrice!: Rupiah;
  @Field(() => RupiahScalar) lineTotal!: Rupiah;
  @Field(() => String) emoji!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => PictureType, { nullable: true }) picture!: PictureType | null;
  @Field(() => String) productSlug!: string;
}

@ObjectType('TimelineEntry')
export class TimelineEntryType {
  @Field(() => DateTimeScalar, { nullable: true, description: 'null for a step still to come' }) at!: Date | null;
  @Field(() => String) title!: string;
  @Field(() => String) detail!: string;
  @Field(() => String) actor!: string;
  @Field(() => TimelineStatusEnum) status!: (typeof TIMELINE_STATUSES)[number];
}

/** `stateText`, `shop`, `lines` and `timeline` come by loader; payments adds `refunded`. */
@ObjectType('Order')
export class OrderType {
  @Field(() => ID) id!: Id<'Order'>;
  @Field(() => String) code!: string;
  @Field(() => OrderStateEnum) state!: OrderState;
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => RupiahScalar) deliveryFee!: Rupiah;
  @Field(() => RupiahScalar) total!: Rupiah;
  @Field(() => DeliveryMethodEnum) deliveryMethod!: DeliveryMethod;
  @Field(() => String) deliveryLabel!: string;
  @Field(() => LocalDateScalar, { nullable: true }) promisedFrom!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) promisedTo!: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => String, { nullable: true }) courier!: string | null;
  @Field(() => String, { nullable: true }) trackingNumber!: string | null;
  @Field(() => String, { nullable: true, description: 'Shown to the buyer only.' }) pickupCode!: string | null;
  @Field(() => String) note!: string;
  @Field(() => [OrderMoveEnum]) availableMoves!: OrderMove[];
  @Field(() => DateTimeScalar) placedAt!: Date;
  @Field(() => Int) version!: number;

  shopId!: Id<'Shop'>;
  purchaseId!: Id<'Purchase'>;
  paymentMethod!: PaymentMethod;
}

/** `stateText`, `lines` and `timeline` come by loader. */
@ObjectType('ShopOrder', {
  description: "The merchant's view: the buyer's name and address are complete only from acceptance until completion.",
})
export class ShopOrderType {
  @Field(() => ID) id!: Id<'Order'>;
  @Field(() => String) code!: string;
  @Field(() => String) purchaseCode!: string;
  @Field(() => OrderStateEnum) state!: OrderState;
  @Field(() => String) buyerName!: string;
  @Field(() => String, { nullable: true }) buyerPhone!: Phone | null;
  @Field(() => AddressType, { nullable: true }) address!: Address | null;
  @Field(() => String) destination!: string;
  @Field(() => Int) itemCount!: number;
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => RupiahScalar) deliveryFee!: Rupiah;
  @Field(() => RupiahScalar) total!: Rupiah;
  @Field(() => RupiahScalar) fee!: Rupiah;
  @Field(() => PaymentMethodEnum) paymentMethod!: PaymentMethod;
  @Field(() => Boolean) paid!: boolean;
  @Field(() => DeliveryMethodEnum) deliveryMethod!: DeliveryMethod;
  @Field(() => String) deliveryLabel!: string;
  @Field(() => LocalDateScalar, { nullable: true }) promisedFrom!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) promisedTo!: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => String, { nullable: true }) courier!: string | null;
  @Field(() => String, { nullable: true }) trackingNumber!: string | null;
  @Field(() => String) note!: string;
  @Field(() => [OrderMoveEnum]) availableMoves!: OrderMove[];
  @Field(() => DateTimeScalar) placedAt!: Date;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true }) whatsappUrl!: string | null;

  shopId!: Id<'Shop'>;
}

@ObjectType('ShopOrderCounts')
export class ShopOrderCountsType {
  @Field(() => Int) toAccept!: number;
  @Field(() => Int) toShip!: number;
  @Field(() => Int) underway!: number;
}

/** `counts` is resolved by its own field. */
@ObjectType('ShopOrderConnection')
export class ShopOrderConnectionType {
  @Field(() => [ShopOrderType]) nodes!: ShopOrderType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;

  shopId!: Id<'Shop'>;
}

@InputType('MoveOrderInput')
export class MoveOrderInputType {
  @Field(() => ID) orderId!: string;
  @Field(() => OrderMoveEnum) move!: OrderMove;
  @Field(() => String, { nullable: true, description: 'Reason or remark; required for refuse and cancel.' })
  note?: string | null;
  @Field(() => String, { nullable: true }) courier?: string | null;
  @Field(() => String, { nullable: true }) trackingNumber?: string | null;
  @Field(() => String, { nullable: true }) pickupCode?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'For buyers without a session: the last four digits of the contact phone.',
  })
  phoneLast4?: string | null;
  @Field(() => Int, { nullable: true }) version?: number | null;
}

@ObjectType('OrderMoved', { description: "The order as its buyer sees it, or as its shop does: the mover's view." })
export class OrderMovedType {
  kind!: 'OrderMoved';
  @Field(() => OrderType, { nullable: true }) order!: OrderType | null;
  @Field(() => ShopOrderType, { nullable: true }) shopOrder!: ShopOrderType | null;
}

export const MoveOrderResult = outcomes('MoveOrderResult', [
  OrderMovedType,
  MoveNotAllowedType,
  OrderNotFoundType,
  InvalidInputType,
  WrongPickupCodeType,
  TooManyTriesType,
]);
