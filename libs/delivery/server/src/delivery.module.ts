import { AreasModule } from '@lapak/areas-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { DeliveryResolver } from './delivery.resolver.js';
import { EstimateDelivery } from './estimate-delivery.js';
import { Quotes } from './quotes.js';
import { SaveShopDelivery } from './save-shop-delivery.js';
import { StartingTerms } from './starting-terms.js';

@Module({
  imports: [AreasModule, MerchantsModule],
  providers: [StartingTerms, Quotes, EstimateDelivery, SaveShopDelivery, DeliveryResolver],
  exports: [Quotes, EstimateDelivery, SaveShopDelivery],
})
export class DeliveryModule {}
