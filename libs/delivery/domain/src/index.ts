export * from './chargeable-weight.js';
export * from './delivery-option.js';
export * from './quote.js';
export * from './shop-days.js';
export * from './shop-delivery.js';
