import { DeliveryZoneEntity, ShopDeliveryEntity } from './delivery.entity.js';

export * from './delivery.entity.js';
export * from './delivery.graphql.js';
export * from './delivery.module.js';
export * from './estimate-delivery.js';
export * from './quotes.js';
export * from './save-shop-delivery.js';

export const deliveryEntities = [ShopDeliveryEntity, DeliveryZoneEntity];
