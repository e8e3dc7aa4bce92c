import { AreasModule } from '@lapak/areas-server';
import { CatalogModule } from '@lapak/catalog-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { CollectionResolver, FeatureResolver, HomeResolver } from './curation.resolver.js';
import { SaveCollection } from './save-collection.js';
import { SaveFeature } from './save-feature.js';
import { StaffCollectionResolver, StaffFeatureResolver } from './staff-curation.resolver.js';

@Module({
  imports: [AreasModule, MerchantsModule, CatalogModule],
  providers: [
    SaveCollection,
    SaveFeature,
    HomeResolver,
    FeatureResolver,
    CollectionResolver,
    StaffCollectionResolver,
    StaffFeatureResolver,
  ],
  exports: [SaveCollection, SaveFeature],
})
export class CurationModule {}
