import { AreasModule } from '@lapak/areas-server';
import { CatalogModule } from '@lapak/catalog-server';
import { DeliveryModule } from '@lapak/delivery-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { OrderClock } from './order-clock.js';

const useCases = [OrderClock];

@Module({
  imports: [AreasModule, MerchantsModule, CatalogModule, DeliveryModule],
  providers: [...useCases],
  exports: useCases,
})
export class OrdersModule {}
