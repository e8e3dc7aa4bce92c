import type { Clock } from '@lapak/kernel';
import { type Config, type Files, PlatformModule, type Topics } from '@lapak/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { DataSource } from 'typeorm';
import type { GraphqlDoor } from './graphql/door.js';
import { ROOMS } from './rooms.js';
import { subscriptions } from './subscriptions.js';

export interface AppOptions {
  readonly db: DataSource;
  readonly config: Config;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly files?: Files;
  /** Absent in the worker: it serves no requests. */
  readonly door?: GraphqlDoor;
}

/** Every room there is. The API, the worker, scripts and tests start the same modules. */
@Module({})
export class AppModule {
  static on(options: AppOptions): DynamicModule {
    const { door, ...platform } = options;
    return {
      module: AppModule,
      imports: [
        PlatformModule.on({ ...platform, subscriptions }),
        ...ROOMS,
        ...(door ? [GraphQLModule.forRoot(door.options())] : []),
      ],
    };
  }
}
