import { OrderEntity, OrderEventEntity, OrderLineEntity, PurchaseEntity, StockHoldEntity } from './order.entity.js';

export { PaymentMethodEnum } from '@lapak/areas-server';
export * from './order.entity.js';
export * from './order.graphql.js';
export * from './order-clock.js';
export * from './orders.module.js';
export * from './purchase.graphql.js';

export const ordersEntities = [PurchaseEntity, OrderEntity, OrderLineEntity, OrderEventEntity, StockHoldEntity];
