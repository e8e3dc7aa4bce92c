import { ServiceCaseEntity } from './service-case.entity.js';

export * from './case.graphql.js';
export * from './case-desk.js';
export * from './case-progress.js';
export * from './case-queue.js';
export * from './cases.js';
export * from './cases.module.js';
export * from './service-case.entity.js';
export * from './track-case.js';

export const casesEntities = [ServiceCaseEntity];
