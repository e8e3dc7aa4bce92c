import type { ShopDelivery } from '@lapak/delivery-domain';
import type { Id, Rupiah } from '@lapak/kernel';
import { byKey, loader, statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';

interface DeliveryRow extends Omit<ShopDelivery, 'zones'> {
  readonly shopId: Id<'Shop'>;
  readonly zones: Readonly<Record<string, Rupiah>> | null;
}
export interface SavedDelivery extends ShopDelivery {
  readonly shopId: Id<'Shop'>;
}

const settingsOf = statement<DeliveryRow>(
  'delivery_settings',
  `select d.shop_id as "shopId", d.pickup_enabled as "pickupEnabled", d.seller_enabled as "sellerEnabled",
     d.courier_enabled as "courierEnabled", d.free_above as "freeAbove",
     (select json_object_agg(z.kecamatan_code, z.price) from delivery_zone z where z.shop_id = d.shop_id) as zones
   from shop_delivery d where d.shop_id = any($1::uuid[])`,
);

/** What shops have said of how they deliver; one that has not is absent. One statement. */
export const savedDelivery = async (on: DataSource | Tx, shopIds: readonly Id<'Shop'>[]): Promise<SavedDelivery[]> =>
  (await settingsOf.rows(on, [shopIds])).map((row) => ({ ...row, zones: new Map(Object.entries(row.zones ?? {})) }));

export const deliveryOfShop = loader<Id<'Shop'>, SavedDelivery | null>((db) =>
  byKey(
    (ids: readonly Id<'Shop'>[]) => savedDelivery(db, ids),
    (row) => row.shopId,
  ),
);
