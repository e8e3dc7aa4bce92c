import type { EntityTarget, ObjectLiteral } from 'typeorm';

export * from './areas.graphql.js';
export * from './areas.js';
export * from './areas.module.js';
export * from './import-areas.js';
export {
  calendarOf,
  loadRegencyProfile,
  regencyFolder,
  type RegencyProfile,
  RegencyProfileError,
} from './load-regency-profile.js';
export * from './regency.js';
export * from './working-time.js';

/** Areas are read whole into memory by statements; no entity is needed. */
export const areasEntities: EntityTarget<ObjectLiteral>[] = [];
