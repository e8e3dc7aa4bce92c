import { CollectionEntity, CollectionItemEntity, FeatureEntity } from './collection.entity.js';

export { CurationModule } from './curation.module.js';
export type { CollectionInput, FeatureInput } from './curation.graphql.js';
export { SaveCollection } from './save-collection.js';
export { SaveFeature } from './save-feature.js';
export const curationEntities = [CollectionEntity, CollectionItemEntity, FeatureEntity];
