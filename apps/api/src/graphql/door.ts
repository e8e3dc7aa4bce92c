import '@fastify/cookie';
import type { IncomingMessage } from 'node:http';
import { type AppName, APPS, type Config, type Log, type RequestContext } from '@lapak/platform';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ContextMaker } from '../context.js';
import { cookiesOf, readOnlyCookies } from '../http/cookies.js';
import { isSameOrigin, Origins } from '../http/same-origin.js';
import { apolloOptions } from './apollo.js';
import type { Executor } from './executor.js';
import { GRAPHQL_LIMITS } from './limits.js';
import { openSockets, type Params } from './socket.js';

interface OwnRequest {
  readonly query?: unknown;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: string } };
}

/** The client's address as the proxy on this machine says it; the last hop, the others can be invented. */
const addressOf = ({ headers, socket }: IncomingMessage): string => {
  const near = socket.remoteAddress ?? '';
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim();
  return told && /^(127\.|::1$|::ffff:127\.)/.test(near) ? told : near;
};

const appIn = (params: Params): AppName =>
  APPS.includes(params['app'] as AppName) ? (params['app'] as AppName) : 'storefront';

/** How operations come in: by POST /graphql, by socket, and from the public pages in process. */
export class GraphqlDoor {
  executor!: Executor;
  contexts!: ContextMaker;
  schema!: GraphQLSchema;
  readonly origins: Origins;
  private readonly https: boolean;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly manifest: ReadonlyMap<string, string>,
  ) {
    this.https = config.publicUrl.startsWith('https://');
    this.origins = new Origins(config);
  }

  options(): ApolloDriverConfig {
    return apolloOptions({
      log: this.log,
      production: this.config.production,
      manifest: this.manifest,
      onSchema: (schema, executor) => {
        this.schema = schema;
        this.executor = executor;
      },
      context: (async (request: FastifyRequest, reply: FastifyReply) => this.contextOf(request, reply)) as never,
    });
  }

  contextOf(
    request: FastifyRequest,
    reply: FastifyReply,
    options: Parameters<ContextMaker['make']>[2] = {},
  ): Promise<RequestContext> {
    return this.contexts.make(
      { headers: request.headers, ip: request.ip, id: request.id },
      cookiesOf(request, reply, this.https),
      options,
    );
  }

  /**
   * Our own apps' documents, known by hash, do not pass through Apollo Server: they were validated when they were
   * compiled, and JSON with our header cannot be sent by a foreign page without asking first (CORS, which we answer to nobody).
   */
  registerFastPath(fastify: FastifyInstance): void {
    fastify.addHook('preHandler', async (request, reply) => {
      if (request.routeOptions.url !== '/graphql') return;
      void reply.header('cache-control', 'no-store');
      if (request.method !== 'POST') return;
      if (!this.origins.allow(request)) return refuse(reply, 403, 'FORBIDDEN', 'This origin may not ask.');
      const body = request.body as OwnRequest | null | undefined;
      if (typeof body?.query === 'string' && body.query.length > GRAPHQL_LIMITS.characters)
        return refuse(reply, 400, 'BAD_REQUEST', 'The document is too long.');
      const hash = body?.extensions?.persistedQuery?.sha256Hash;
      if (typeof hash !== 'string' || !request.headers['content-type']?.startsWith('application/json')) return;
      if (!this.executor.knows(hash)) return refuse(reply, 200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
      const variables = body!.variables && typeof body!.variables === 'object' ? body!.variables : {};
      const answer = await this.executor.runOwn(hash, variables, await this.contextOf(request, reply));
      await reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
    });
  }

  /** @returns what closes the sockets. */
  openSockets({ server, parseCookie }: FastifyInstance): () => Promise<void> {
    return openSockets(server, {
      schema: this.schema,
      log: this.log,
      addressOf,
      allowed: (request, params) => isSameOrigin({ headers: request.headers }, this.origins.of(appIn(params))),
      context: (request, params) => this.socketContext(request, params, parseCookie(request.headers.cookie ?? '')),
    });
  }

  private socketContext(
    request: IncomingMessage,
    params: Params,
    cookies: Readonly<Record<string, string>>,
  ): Promise<RequestContext> {
    const { locale } = params;
    const named = {
      ...request.headers,
      'x-lapak-app': appIn(params),
      'x-lapak-locale': typeof locale === 'string' ? locale : 'id',
    };
    return this.contexts.make({ headers: named, ip: addressOf(request) }, readOnlyCookies(cookies));
  }
}

const refuse = async (reply: FastifyReply, status: number, code: string, message: string): Promise<void> => {
  await reply.status(status).send({ errors: [{ message, extensions: { code } }] });
};
