import { Areas } from '@lapak/areas-server';
import { readShopDelivery, type ShopDelivery, type ShopDeliveryInput } from '@lapak/delivery-domain';
import { type Id, type InvalidInput, isProblem, NotFound } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { Transactor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DeliveryZoneEntity, ShopDeliveryEntity } from './delivery.entity.js';

/**
 * How the shop delivers, from the next quote on; placed orders keep what was agreed. Its owner alone may say so.
 * @returns what is kept; InvalidInput per field; NotFound for everybody else's shop.
 */
@Injectable()
export class SaveShopDelivery {
  constructor(
    private readonly transactor: Transactor,
    private readonly areas: Areas,
    private readonly shops: Shops,
  ) {}

  async run(
    accountId: Id<'Account'>,
    shopId: string,
    input: ShopDeliveryInput,
  ): Promise<{ shopId: Id<'Shop'>; delivery: ShopDelivery } | InvalidInput | NotFound> {
    return this.transactor.run(async (tx) => {
      const member = await this.shops.membership(tx, shopId, accountId);
      if (member?.role !== 'owner') return new NotFound();
      const delivery = readShopDelivery(input, (code) => this.areas.kecamatan(code) !== null);
      if (isProblem(delivery)) return delivery;
      const { zones, ...settings } = delivery;
      const id = member.shopId;
      // The row of the shop first: whoever saves at the same moment waits here, so the zones are always one person's.
      await tx.upsert(ShopDeliveryEntity, { shopId: id, ...settings }, ['shopId']);
      await tx.delete(DeliveryZoneEntity, { shopId: id });
      const rows = [...zones].map(([kecamatanCode, price]) => ({ shopId: id, kecamatanCode, price }));
      if (rows.length > 0) await tx.insert(DeliveryZoneEntity, rows);
      return { shopId: id, delivery };
    });
  }
}
