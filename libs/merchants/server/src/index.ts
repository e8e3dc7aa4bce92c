import { RequirementItemEntity, ShopDocumentEntity, ShopEntity, ShopMemberEntity } from './shop.entity.js';

export * from './count-shops.js';
export * from './decide-case.js';
export * from './decide-requirement.js';
export * from './fill-requirement.js';
export * from './merchants.module.js';
export * from './my-shop.graphql.js';
export * from './open-shop.js';
export * from './read-document.js';
export * from './save-shop-basics.js';
export * from './save-shop-settings.js';
export * from './shop.entity.js';
export * from './shop.graphql.js';
export * from './shop-rows.js';
export * from './shops.js';
export * from './shops-for-staff.js';
export * from './submit-application.js';
export * from './sweep-uploads.js';
export * from './take-case.js';
export * from './upload-file.js';
export * from './uploads.js';
export * from './verification.graphql.js';

export const merchantsEntities = [ShopEntity, ShopMemberEntity, RequirementItemEntity, ShopDocumentEntity];
