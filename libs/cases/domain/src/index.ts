export * from './case-clock.js';
export * from './case-code.js';
export * from './case-events.js';
export * from './case-lock.js';
export * from './case-state.js';
export * from './case-texts.js';
