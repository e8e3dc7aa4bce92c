import type { Address } from '@lapak/accounts-domain';
import type { PictureJson } from '@lapak/catalog-domain';
import type { Id, LocalDate, Locale, Phone, Rupiah, Words } from '@lapak/kernel';
import type { Actor, DeliveryMethod, OrderDeed, OrderState, PaymentMethod, TimedOrder } from '@lapak/orders-domain';
import { rupiahColumn } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One checkout: its orders share a buyer, a destination and a payment. */
@Entity('purchase')
export class PurchaseEntity {
  @PrimaryColumn('uuid') id!: Id<'Purchase'>;
  @Column('text') code!: string;
  @Column('uuid', { nullable: true }) accountId!: Id<'Account'> | null;
  @Column('text') contactName!: string;
  @Column('text') contactPhone!: Phone;
  @Column('text', { nullable: true }) contactEmail!: string | null;
  /** Null when everything is picked up. */
  @Column('jsonb', { nullable: true }) address!: Address | null;
  /** A desa of the regency, or a regency elsewhere. */
  @Column('text', { nullable: true }) destinationCode!: string | null;
  @Column('text') paymentMethod!: PaymentMethod;
  @Column('bigint', { transformer: rupiahColumn }) itemsTotal!: Rupiah;
  @Column('bigint', { transformer: rupiahColumn }) deliveryTotal!: Rupiah;
  @Column('bigint', { transformer: rupiahColumn }) total!: Rupiah;
  @Column('text') locale!: Locale;
  @Column('timestamptz') placedAt!: Date;
  /** When an unpaid purchase ends; null when nothing is paid beforehand. */
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
}

/** What one shop sells and sends. `fee` is frozen at sale. */
@Entity('shop_order')
export class OrderEntity implements TimedOrder {
  @PrimaryColumn('uuid') id!: Id<'Order'>;
  @Column('uuid') purchaseId!: Id<'Purchase'>;
  @Column('int') seq!: number;
  @Column('text') code!: string;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('text') state!: OrderState;
  @Column('bigint', { transformer: rupiahColumn }) itemsTotal!: Rupiah;
  @Column('bigint', { transformer: rupiahColumn }) deliveryFee!: Rupiah;
  @Column('bigint', { transformer: rupiahColumn }) total!: Rupiah;
  @Column('int') feeBasisPoints!: number;
  @Column('bigint', { transformer: rupiahColumn }) fee!: Rupiah;
  @Column('text') deliveryMethod!: DeliveryMethod;
  /** The option's code in its quote. */
  @Column('text') deliveryCode!: string;
  @Column('jsonb') deliveryLabel!: Words;
  @Column('date', { nullable: true }) promisedFrom!: LocalDate | null;
  @Column('date', { nullable: true }) promisedTo!: LocalDate | null;
  /** Working days of the slowest line that is made to order; null when all is in stock. */
  @Column('int', { nullable: true }) madeToOrderDays!: number | null;
  /** When whoever is to act must have acted; null when nobody is asked. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** When they, or the staff, are told the next time. */
  @Column('timestamptz', { nullable: true }) remindAt!: Date | null;
  @Column('text', { nullable: true }) courier!: string | null;
  @Column('text', { nullable: true }) trackingNumber!: string | null;
  @Column('text', { nullable: true }) pickupCode!: string | null;
  @Column('text') note!: string;
  /** It goes out of the regency. */
  @Column('boolean') outside!: boolean;
  @Column('timestamptz') placedAt!: Date;
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null;
  @Column('int') version!: number;
}

/** As it was sold: later changes of the product do not reach it. */
@Entity('order_line')
export class OrderLineEntity {
  @PrimaryColumn('uuid') orderId!: Id<'Order'>;
  @PrimaryColumn('int') lineNo!: number;
  @Column('uuid') variantId!: Id<'Variant'>;
  @Column('uuid') productId!: Id<'Product'>;
  @Column('jsonb') title!: Words;
  @Column('jsonb', { nullable: true }) variantName!: Words | null;
  @Column('text') unit!: string;
  @Column('int') quantity!: number;
  /** Of `quantity`: units taken out before the order was sent. */
  @Column('int') cancelled!: number;
  @Column('bigint', { transformer: rupiahColumn }) unitPrice!: Rupiah;
  @Column('int') weightGrams!: number;
  @Column('text') emoji!: string;
  @Column('jsonb', { nullable: true }) picture!: PictureJson | null;
  @Column('text') productSlug!: string;
}

/** The order's diary, append only. Its first line is `place`, from no state. */
@Entity('order_event')
export class OrderEventEntity {
  @PrimaryColumn('uuid') orderId!: Id<'Order'>;
  @PrimaryColumn('int') seq!: number;
  @Column('timestamptz') at!: Date;
  @Column('text') move!: OrderDeed;
  @Column('text', { nullable: true }) fromState!: OrderState | null;
  @Column('text') toState!: OrderState;
  @Column('text') actor!: Actor;
  @Column('uuid', { nullable: true }) actorId!: Id<'Account'> | null;
  @Column('text', { nullable: true }) note!: string | null;
}

/** held: counted in the variant's `reserved`; claimed: the goods left the shop; released: given back. */
@Entity('stock_hold')
export class StockHoldEntity {
  @PrimaryColumn('uuid') orderId!: Id<'Order'>;
  @PrimaryColumn('uuid') variantId!: Id<'Variant'>;
  @Column('int') quantity!: number;
  @Column('text') state!: 'held' | 'claimed' | 'released';
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
}
