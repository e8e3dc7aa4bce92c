import { ReadMedia } from '@lapak/catalog-server';
import type { Clock } from '@lapak/kernel';
import { ReadDocument, UploadFile } from '@lapak/merchants-server';
import { CheckProviders, ExportStatement, ReceiveWebhook } from '@lapak/payments-server';
import type { Config, Log } from '@lapak/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { ContextMaker } from '../context.js';
import type { GraphqlDoor } from '../graphql/door.js';
import { registerConsoles } from './consoles.js';
import { registerDemo } from './demo.js';
import { registerFiles } from './file-routes.js';
import { registerHealth } from './health.js';
import { registerMailbox } from './mailbox.js';
import { registerStatements } from './statement-route.js';
import { registerStorefront } from './storefront.js';
import { registerWebhooks } from './webhooks.js';

export interface RouteParts {
  readonly app: NestFastifyApplication;
  readonly fastify: FastifyInstance;
  readonly config: Config;
  readonly db: DataSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly door: GraphqlDoor;
  readonly contexts: ContextMaker;
}

/** Everything that is not GraphQL, in one list. */
export const registerRoutes = async (parts: RouteParts): Promise<void> => {
  const { app, fastify, config, db, clock, log, door } = parts;
  const get = <T>(token: new (...args: never[]) => T): T => app.get(token, { strict: false });
  // In production a key of the wrong mode must never serve; elsewhere the sandbox may come and go.
  const providers = async (): Promise<string | null> => (config.production ? get(CheckProviders).run() : null);
  registerHealth(fastify, db, clock, providers);
  await registerWebhooks(fastify, get(ReceiveWebhook), log);
  const files = { upload: get(UploadFile), documents: get(ReadDocument), media: get(ReadMedia) };
  await registerFiles(fastify, door, files, log);
  registerStatements(fastify, door, get(ExportStatement));
  if (!config.production) registerMailbox(fastify, db);
  registerDemo(fastify, config, clock);
  await registerConsoles(fastify, config);
  await registerStorefront(parts);
};
