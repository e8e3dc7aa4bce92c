export * from './deadlines.js';
export * from './order-events.js';
export * from './order-state.js';
