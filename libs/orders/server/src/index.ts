import { OrderEntity, OrderEventEntity, OrderLineEntity, PurchaseEntity, StockHoldEntity } from './order.entity.js';

export { PaymentMethodEnum } from '@lapak/areas-server';
export { OrderNotFound } from '@lapak/orders-domain';
export * from './accept-basket-changes.js';
export * from './basket-owner.js';
export * from './basket.graphql.js';
export * from './change-basket.js';
export * from './checkout-preview.js';
export * from './checkout.graphql.js';
export * from './merge-baskets.js';
export * from './order-clock.js';
export * from './order.entity.js';
export * from './order.graphql.js';
export * from './orders.module.js';
export * from './place-order.graphql.js';
export * from './place-order.js';
export * from './purchase.graphql.js';
export * from './read-basket.js';
export * from './sweep-baskets.js';
export * from './tell-shops.js';

export const ordersEntities = [PurchaseEntity, OrderEntity, OrderLineEntity, OrderEventEntity, StockHoldEntity];
