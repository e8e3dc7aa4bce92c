export * from './picture.js';
export * from './stock-line.js';
