export * from './payment-events.js';
export * from './payment-over.js';
export * from './payment-refused.js';
export * from './payment-state.js';
export * from './postings.js';
export * from './refund-above-rest.js';
