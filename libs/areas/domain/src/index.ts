export * from './find-desa.js';
export * from './working-calendar.js';
export * from './zone-time.js';
