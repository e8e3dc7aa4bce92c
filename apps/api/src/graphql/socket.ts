import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log, RequestContext } from '@lapak/platform';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, type SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { GRAPHQL_LIMITS, limitRules } from './limits.js';
import { masked } from './masking.js';

/** An office behind one address has a few dozen consoles open, each with one socket. */
const SOCKETS_PER_ADDRESS = 60;
const SUBSCRIPTIONS_PER_SOCKET = 10;
/** Bytes of one message; a subscription is a short document. */
const MESSAGE_LIMIT = 64 * 1024;

export type Params = Readonly<Record<string, unknown>>;

export interface SocketParts {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly allowed: (request: IncomingMessage, params: Params) => boolean;
  readonly context: (request: IncomingMessage, params: Params) => Promise<RequestContext>;
}

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** Only subscriptions travel by socket, under the same limits as everything else. */
const read = (schema: GraphQLSchema, payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] => {
  if (payload.query.length > GRAPHQL_LIMITS.characters) return [refused('The document is too long.')];
  try {
    const document = parse(payload.query, { maxTokens: GRAPHQL_LIMITS.tokens });
    const { operationName, variables } = payload;
    if (getOperationAST(document, operationName)?.operation !== 'subscription')
      return [refused('Only subscriptions travel by socket; send the rest by POST.')];
    const faults = validate(schema, document, [...specifiedRules, ...limitRules], { maxErrors: 5 });
    return faults.length > 0
      ? faults.map(({ message }) => refused(message))
      : { schema, document, operationName, variableValues: variables };
  } catch {
    return [refused('The document cannot be read.')];
  }
};

type Results = AsyncGenerator<ExecutionResult, void, void> | ExecutionResult;

/** A session that was ended hears nothing any more: it is looked up again before each event. */
const whileSignedIn = async (args: ExecutionArgs, again: () => Promise<RequestContext>): Promise<Results> => {
  const results = await subscribe(args);
  if (!(Symbol.asyncIterator in results)) return results;
  const mine = (args.contextValue as RequestContext).viewer?.sessionId;
  async function* events(): AsyncGenerator<ExecutionResult, void, void> {
    for await (const result of results as AsyncGenerator<ExecutionResult>) {
      if ((await again()).viewer?.sessionId !== mine) return;
      yield result;
    }
  }
  return events();
};

/** How many sockets each address holds open. */
class Crowd {
  private readonly open = new Map<string, number>();

  enter(address: string): boolean {
    const now = this.open.get(address) ?? 0;
    if (now >= SOCKETS_PER_ADDRESS) return false;
    this.open.set(address, now + 1);
    return true;
  }
  leave(address: string): void {
    const now = (this.open.get(address) ?? 1) - 1;
    if (now > 0) this.open.set(address, now);
    else this.open.delete(address);
  }
}

/** The WebSocket end of /graphql (protocol graphql-transport-ws). @returns what closes it. */
export const openSockets = (server: Server, parts: SocketParts): (() => Promise<void>) => {
  const { schema, log } = parts;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false });
  const crowd = new Crowd();

  const dispose = useServer<Params>(
    {
      connectionInitWaitTimeout: 5_000,
      onConnect: (ctx) => parts.allowed(ctx.extra.request, ctx.connectionParams ?? {}),
      onSubscribe: async (ctx, _id, payload) => {
        const args = read(schema, payload);
        if (Array.isArray(args)) return args as readonly GraphQLError[];
        if (Object.keys(ctx.subscriptions).length > SUBSCRIPTIONS_PER_SOCKET)
          return [refused('This socket has too many subscriptions.')];
        const context = () => parts.context(ctx.extra.request, ctx.connectionParams ?? {});
        return { ...(args as ExecutionArgs), contextValue: Object.assign(await context(), { again: context }) };
      },
      subscribe: (args) => whileSignedIn(args, (args.contextValue as { again: () => Promise<RequestContext> }).again),
      onNext: (_ctx, _id, _payload, args, result): FormattedExecutionResult | undefined =>
        result.errors && {
          data: result.data ?? null,
          errors: result.errors.map((error) => masked(error, args.contextValue as RequestContext, log)),
        },
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => masked(error, null, log)),
      isProd: true,
    },
    sockets,
  );

  const refuse = (socket: Duplex, line: string): void =>
    void socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\n\r\n`);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const asked = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (!asked.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return refuse(socket, '400 Bad Request');
    const address = parts.addressOf(request);
    if (!crowd.enter(address)) return refuse(socket, '429 Too Many Requests');
    socket.once('close', () => crowd.leave(address));
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
  });

  return async () => {
    await dispose.dispose();
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
};
