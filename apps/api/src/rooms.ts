import { AccountsModule } from '@lapak/accounts-server';
import { AreasModule } from '@lapak/areas-server';
import { CasesModule } from '@lapak/cases-server';
import { CatalogModule } from '@lapak/catalog-server';
import { CurationModule } from '@lapak/curation-server';
import { DeliveryModule } from '@lapak/delivery-server';
import { InsightModule } from '@lapak/insight-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { NoticesModule } from '@lapak/notices-server';
import { OrdersModule } from '@lapak/orders-server';
import { PaymentsModule } from '@lapak/payments-server';

/** Every room there is, nobody looking down. */
export const ROOMS = [
  AreasModule,
  AccountsModule,
  NoticesModule,
  CasesModule,
  MerchantsModule,
  CatalogModule,
  DeliveryModule,
  OrdersModule,
  PaymentsModule,
  CurationModule,
  InsightModule,
];
