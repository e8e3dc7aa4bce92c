import {
  AccountDutyEntity,
  AccountEntity,
  ConsentEntity,
  SavedAddressEntity,
  SessionEntity,
} from './account.entity.js';

export * from './account.entity.js';
export * from './accounts.module.js';
export * from './activate-totp.js';
export * from './add-account.js';
export * from './address.graphql.js';
export * from './addresses.js';
export * from './confirm-totp.js';
export * from './grant-duty.js';
export * from './register.js';
export * from './request-password-reset.js';
export * from './reset-password.js';
export * from './save-address.js';
export * from './session-cookie.js';
export { Sessions } from './sessions.js';
export * from './set-up-totp.js';
export * from './sign-in.js';
export * from './sweep-sessions.js';
export { totpCode } from './totp-codes.js';
export * from './viewer.graphql.js';

export const accountsEntities = [AccountEntity, AccountDutyEntity, SessionEntity, ConsentEntity, SavedAddressEntity];
