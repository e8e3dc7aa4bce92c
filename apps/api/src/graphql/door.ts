import type { Config, Log, RequestContext } from '@lapak/platform';
import fastifyCookie from '@fastify/cookie';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { ContextMaker } from '../context.js';
import { cookiesOf, readOnlyCookies } from '../http/cookies.js';
import { isSameOrigin } from '../http/same-origin.js';
import { apolloOptions } from './apollo.js';
import type { Executor } from './executor.js';

interface Socket {
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  readonly extra: { readonly request: IncomingMessage };
}

interface OwnRequest {
  readonly variables?: Record<string, unknown>;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: string } };
}

/** How operations come in: by POST /graphql, by socket, and from the public pages in process. */
export class GraphqlDoor {
  executor!: Executor;
  contexts!: ContextMaker;
  private readonly https: boolean;
  readonly origins: ReadonlySet<string>;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly manifest: ReadonlyMap<string, string>,
  ) {
    this.https = config.publicUrl.startsWith('https://');
    this.origins = new Set([config.publicUrl, config.merchantUrl, config.staffUrl].map((url) => new URL(url).origin));
  }

  options(schemaFile: string | undefined): ApolloDriverConfig {
    return apolloOptions({
      log: this.log,
      production: this.config.production,
      manifest: this.manifest,
      schemaFile: schemaFile ?? true,
      onSchema: (executor) => (this.executor = executor),
      context: (async (request: FastifyRequest, reply: FastifyReply) => this.contextOf(request, reply)) as never,
      socketAllowed: ((socket: Socket) =>
        isSameOrigin({ headers: socket.extra.request.headers }, this.origins)) as never,
      socketContext: ((socket: Socket) => this.socketContext(socket)) as never,
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
      if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return;
      if (!isSameOrigin(request, this.origins)) {
        await reply
          .status(403)
          .send({ errors: [{ message: 'This origin may not ask.', extensions: { code: 'FORBIDDEN' } }] });
        return;
      }
      const body = request.body as OwnRequest | undefined;
      const hash = body?.extensions?.persistedQuery?.sha256Hash;
      if (typeof hash !== 'string' || !request.headers['content-type']?.startsWith('application/json')) return;
      void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
      if (!this.executor.knows(hash)) {
        await reply.send({
          errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
        });
        return;
      }
      const variables = body!.variables && typeof body!.variables === 'object' ? body!.variables : {};
      const answer = await this.executor.runOwn(hash, variables, await this.contextOf(request, reply));
      await reply.send(JSON.stringify(answer));
    });
  }

  private socketContext({ connectionParams, extra }: Socket): Promise<RequestContext> {
    const { headers, socket } = extra.request;
    const named = {
      ...headers,
      'x-lapak-app': String(connectionParams?.['app'] ?? ''),
      'x-lapak-locale': String(connectionParams?.['locale'] ?? 'id'),
    };
    const cookies = readOnlyCookies(fastifyCookie.parse(headers.cookie ?? ''));
    return this.contexts.make({ headers: named, ip: socket.remoteAddress ?? '' }, cookies);
  }
}
