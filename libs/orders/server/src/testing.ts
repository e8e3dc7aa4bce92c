export * from './testing/buyers.js';
export * from './testing/invariants.js';
export * from './testing/orders.js';
