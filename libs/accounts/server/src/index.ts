import {
  AccountDutyEntity,
  AccountEntity,
  ConsentEntity,
  SavedAddressEntity,
  SessionEntity,
} from './account.entity.js';

export * from './account.entity.js';
export * from './accounts.module.js';
export * from './address.graphql.js';
export * from './addresses.js';
export * from './grant-duty.js';
export * from './save-address.js';
export * from './session-cookie.js';
export { Sessions } from './sessions.js';
export * from './viewer.graphql.js';

export const accountsEntities = [AccountEntity, AccountDutyEntity, SessionEntity, ConsentEntity, SavedAddressEntity];
