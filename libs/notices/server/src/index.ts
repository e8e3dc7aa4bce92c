import type { EntityTarget, ObjectLiteral } from 'typeorm';

export * from './dev-mailbox.js';
export * from './mark-notices-read.js';
export { noticeListeners } from './notice-listeners.js';
export * from './notices.graphql.js';
export * from './notices.module.js';
export * from './send-mail.js';
export * from './sweep-notices.js';
export { noticesTopic, SEND_MAIL } from './tell.js';

/** Rows are written by the news in statements of many; no entity is needed. */
export const noticesEntities: EntityTarget<ObjectLiteral>[] = [];
