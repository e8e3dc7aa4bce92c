import fastifyCookie from '@fastify/cookie';
import { AccountsModule, Sessions } from '@lapak/accounts-server';
import type { Clock } from '@lapak/kernel';
import { type Config, createLog, type Files, type Log, systemClock, Topics } from '@lapak/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { ContextMaker } from './context.js';
import { GraphqlDoor } from './graphql/door.js';
import type { Executor } from './graphql/executor.js';
import { readManifests } from './graphql/persisted.js';
import { admit } from './http/admission.js';
import { Faults } from './http/faults.js';
import { registerRoutes } from './http/routes.js';
import { registerSecurityHeaders, securityHeaders } from './http/security-headers.js';

export interface ServerOptions {
  readonly config: Config;
  readonly db: DataSource;
  readonly clock?: Clock;
  readonly files?: Files;
  readonly log?: Log;
}

export interface Server {
  readonly app: NestFastifyApplication;
  readonly fastify: FastifyInstance;
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly contexts: ContextMaker;
  close(): Promise<void>;
}

/** Largest JSON body; a product with its texts is far below. Uploads have their own limit. */
const BODY_LIMIT = 256 * 1024;

/** An address that cannot be read reaches no hook and no route. */
const unreadable =
  (https: boolean) =>
  (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const body = { code: 'BAD_REQUEST', message: 'Alamat tidak dapat dibaca. / The address cannot be read.' };
    void reply
      .status(400)
      .headers({ ...securityHeaders(https), 'cache-control': 'no-store' })
      .send(body);
  };

const newFastify = (log: Log, https: boolean): FastifyInstance => {
  const instance = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: 1_000,
    trustProxy: 'loopback',
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: unreadable(https) as never,
  });
  instance.server.headersTimeout = 10_000;
  instance.server.maxConnections = 512;
  // While stopping, whoever is answered is also let go: an idle connection would hold up the end.
  let stopping = false;
  instance.addHook('preClose', async () => void (stopping = true));
  instance.addHook('onSend', async (_request, reply) => void (stopping && reply.header('connection', 'close')));
  instance.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply;
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (statusCode >= 500) log.error(line, 'request');
    else log.debug(line, 'request');
  });
  return instance as unknown as FastifyInstance;
};

/** The whole API as one Fastify application, not yet listening: main, the worker's checks, tests and the bench start the same. */
export const createServer = async (options: ServerOptions): Promise<Server> => {
  const { config, db, clock = systemClock } = options;
  const log = options.log ?? createLog('api', { level: config.logLevel, production: config.production });
  const topics = new Topics(config.databaseUrl);
  const manifest = readManifests();
  const door = new GraphqlDoor(config, log, manifest);
  const https = config.publicUrl.startsWith('https://');
  const instance = newFastify(log, https);
  await instance.register(fastifyCookie as never);
  registerSecurityHeaders(instance, https);
  admit(instance, log);

  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on({
      db,
      config,
      topics,
      door,
      clock,
      ...(options.files && { files: options.files }),
    }),
    new FastifyAdapter(instance as never),
    // Its logger would print messages with people's data in them; faults are logged by our own log, without.
    { logger: false, abortOnError: false, bodyParser: false },
  );
  app.useGlobalFilters(new Faults(log));
  const sessions = app.select(AccountsModule).get(Sessions);
  const contexts = new ContextMaker(sessions, clock, https);
  door.contexts = contexts;
  door.registerFastPath(instance);
  await registerRoutes({ app, fastify: instance, config, db, clock, log, door, contexts });
  await topics.start();
  await app.init();
  await instance.ready();
  const closeSockets = door.openSockets(instance);
  return {
    app,
    fastify: instance,
    schema: door.schema,
    executor: door.executor,
    contexts,
    close: async () => {
      await closeSockets();
      await app.close();
      await topics.stop();
    },
  };
};
