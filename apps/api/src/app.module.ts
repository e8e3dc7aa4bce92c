import { AccountsModule } from '@lapak/accounts-server';
import { AreasModule } from '@lapak/areas-server';
import { CasesModule } from '@lapak/cases-server';
import { CatalogModule } from '@lapak/catalog-server';
import { CurationModule } from '@lapak/curation-server';
import { DeliveryModule } from '@lapak/delivery-server';
import { InsightModule } from '@lapak/insight-server';
import type { Clock } from '@lapak/kernel';
import { MerchantsModule } from '@lapak/merchants-server';
import { NoticesModule } from '@lapak/notices-server';
import { OrdersModule } from '@lapak/orders-server';
import { PaymentsModule } from '@lapak/payments-server';
import { type Config, type Files, PlatformModule, type Topics } from '@lapak/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { DataSource } from 'typeorm';
import type { GraphqlDoor } from './graphql/door.js';
import { subscriptions } from './subscriptions.js';

export interface AppOptions {
  readonly db: DataSource;
  readonly config: Config;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly files?: Files;
  /** Absent in the worker: it serves no requests. */
  readonly door?: GraphqlDoor;
  readonly schemaFile?: string;
}

/** Every room there is. The API, the worker, scripts and tests start the same modules. */
@Module({})
export class AppModule {
  static on(options: AppOptions): DynamicModule {
    const { door, schemaFile, ...platform } = options;
    return {
      module: AppModule,
      imports: [
        PlatformModule.on({ ...platform, subscriptions }),
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
        ...(door ? [GraphQLModule.forRoot(door.options(schemaFile))] : []),
      ],
    };
  }
}
