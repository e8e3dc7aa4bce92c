import type { DeliveryOption, Parcel } from '@lapak/delivery-domain';
import { asId, type Clock } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Quotes } from './quotes.js';

const parcelOf = statement<Omit<Parcel, 'volumeCm3'>>(
  'delivery_parcel_of_variant',
  `select v.shop_id as "shopId", v.weight_grams as "weightGrams", v.price as "itemsTotal",
     coalesce(p.made_to_order_days, 0) as "preparationDays", p.perishable
   from variant v join product p on p.id = v.product_id
   where v.id = $1 and p.listed and v.archived_at is null`,
);

/** What it would cost to have one piece of a variant, before it lies in a basket. */
@Injectable()
export class EstimateDelivery {
  constructor(
    private readonly db: DataSource,
    private readonly quotes: Quotes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** None for a variant that is not on sale, a place that does not exist, or where the shop does not deliver. */
  async run(variantId: string, destinationCode: string): Promise<readonly DeliveryOption[]> {
    const id = asId<'Variant'>(variantId);
    const destination = this.quotes.destination(destinationCode);
    const parcel = id && destination && (await parcelOf.row(this.db, [id]));
    if (!parcel) return [];
    const quotes = await this.quotes.forShops(this.db, [{ ...parcel, volumeCm3: null }], destination, this.clock.now());
    return quotes.get(parcel.shopId)?.options ?? [];
  }
}
