import type { Id, Rupiah } from '@lapak/kernel';
import { rupiahColumn } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A shop without a row has not said yet: `startingDelivery` of the rules holds for it. */
@Entity('shop_delivery')
export class ShopDeliveryEntity {
  @PrimaryColumn('uuid') shopId!: Id<'Shop'>;
  @Column('boolean') pickupEnabled!: boolean;
  @Column('boolean') sellerEnabled!: boolean;
  @Column('boolean') courierEnabled!: boolean;
  @Column('bigint', { nullable: true, transformer: rupiahColumn }) freeAbove!: Rupiah | null;
}

@Entity('delivery_zone')
export class DeliveryZoneEntity {
  @PrimaryColumn('uuid') shopId!: Id<'Shop'>;
  @PrimaryColumn('text') kecamatanCode!: string;
  @Column('bigint', { transformer: rupiahColumn }) price!: Rupiah;
}
