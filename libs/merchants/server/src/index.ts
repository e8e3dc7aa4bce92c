export * from './shop.graphql.js';
export * from './shop-rows.js';
export * from './shops.js';
export * from './uploads.js';
