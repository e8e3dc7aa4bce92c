import { areasEntities } from '@lapak/areas-server';
import { givenAreas } from '@lapak/areas-server/testing';
import type { Parcel } from '@lapak/delivery-domain';
import { aParcel } from '@lapak/delivery-domain/testing';
import type { Id } from '@lapak/kernel';
import { merchantsEntities } from '@lapak/merchants-server';
import { PlatformModule, Topics } from '@lapak/platform';
import { TestClock, testConfig } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { DeliveryZoneEntity, ShopDeliveryEntity } from './delivery.entity.js';
import { DeliveryModule } from './delivery.module.js';

export const deliveryTestEntities = [...areasEntities, ...merchantsEntities, ShopDeliveryEntity, DeliveryZoneEntity];

export const parcelOf = (shopId: Id<'Shop'>, over: Partial<Parcel> = {}): Parcel => aParcel({ ...over, shopId });

/** How a shop delivers, straight into the tables: the door alone unless told. */
export const givenDelivery = async (
  db: DataSource,
  shopId: Id<'Shop'>,
  over: Partial<Omit<ShopDeliveryEntity, 'shopId'>> & { zones?: Readonly<Record<string, number>> } = {},
): Promise<void> => {
  const { zones = {}, ...columns } = over;
  const settings = { pickupEnabled: true, sellerEnabled: false, courierEnabled: false, freeAbove: null, ...columns };
  await db.manager.insert(ShopDeliveryEntity, { shopId, ...settings });
  for (const [kecamatanCode, price] of Object.entries(zones))
    await db.manager.insert(DeliveryZoneEntity, { shopId, kecamatanCode, price: price as never });
};

/** The room as it runs, on a database that keeps the demo regency for the whole file, on a clock that stands still. */
export const deliveryOn = (db: DataSource) => {
  const clock = new TestClock(new Date('2026-11-09T02:00:00Z')); // Monday, 10.00 WITA
  let app: INestApplicationContext | undefined;
  beforeAll(async () => {
    await givenAreas(db);
    const config = testConfig();
    const topics = new Topics(config.databaseUrl);
    app = await NestFactory.createApplicationContext(
      {
        module: class {},
        imports: [PlatformModule.on({ db, config, subscriptions: {}, topics, clock }), DeliveryModule],
      },
      { logger: ['error'] },
    );
  }, 60_000);
  afterAll(() => app?.close());
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });
  return { the, clock };
};
