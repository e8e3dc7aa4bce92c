import type { Clock } from '@lapak/kernel';
import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, systemClock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { FILES, type Files, LocalFiles } from './files.js';
import { Topics } from './notify.js';
import { Outbox, SUBSCRIPTIONS, type Subscriptions } from './outbox.js';
import { RateLimits } from './rate-limits.js';
import { S3Files } from './s3-files.js';
import { SEALER, Sealer } from './sealed.js';
import { Transactor } from './transactor.js';

export interface PlatformOptions {
  readonly db: DataSource;
  readonly config: Config;
  readonly subscriptions: Subscriptions;
  readonly topics: Topics;
  readonly clock?: Clock;
  readonly files?: Files;
}

/** The database and what runs on it, for every domain module. */
@Module({})
export class PlatformModule {
  static on(options: PlatformOptions): DynamicModule {
    const {
      db,
      config,
      subscriptions,
      topics,
      clock = systemClock,
      files = config.s3 ? new S3Files(config.s3) : new LocalFiles(`${config.home}/files`),
    } = options;
    const values = [
      { provide: DataSource, useValue: db },
      { provide: CONFIG, useValue: config },
      { provide: SUBSCRIPTIONS, useValue: subscriptions },
      { provide: CLOCK, useValue: clock },
      { provide: FILES, useValue: files },
      { provide: SEALER, useValue: new Sealer(config.secret) },
      { provide: Topics, useValue: topics },
    ];
    return {
      module: PlatformModule,
      global: true,
      providers: [...values, Transactor, Outbox, RateLimits],
      exports: [...values.map((value) => value.provide), Transactor, Outbox, RateLimits],
    };
  }
}
