import type { Log } from '@lapak/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const WORDS = {
  400: ['BAD_REQUEST', 'Permintaan tidak dapat dibaca. / The request could not be read.'],
  404: ['NotFound', 'Tidak ditemukan. / Not found.'],
  405: ['METHOD_NOT_ALLOWED', 'Cara ini tidak tersedia di sini. / This method is not available here.'],
  413: ['TOO_LARGE', 'Kiriman terlalu besar. / The request is too large.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Jenis isi ini tidak dikenali. / This content type is not understood.'],
} as const;
type Known = keyof typeof WORDS;

const statusOf = (error: unknown): number => {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

/**
 * The last word on what no route answered: bad input is a 4xx with a stable code, a fault of ours is a number to quote.
 * GraphQL clients get it in their own form.
 */
const answerFault = (log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const status = statusOf(error);
  if (status === 500) log.error({ err: error, requestId: request.id }, 'request fault');
  const [code, message] = WORDS[status as Known] ?? [
    status === 500 ? 'INTERNAL' : 'BAD_REQUEST',
    status === 500
      ? `Ada gangguan di sistem kami; sebutkan kode ${request.id.slice(-8)}. / Something went wrong on our side.`
      : WORDS[400][1],
  ];
  const body = request.url.startsWith('/graphql')
    ? { errors: [{ message, extensions: { code, ...(status === 500 && { requestId: request.id }) } }] }
    : { code, message, ...(status === 500 && { requestId: request.id }) };
  void reply.status(status).header('cache-control', 'no-store').send(body);
};

/** For a scope of Fastify's own, which Nest's filter does not reach: Fastify would say the error's message to whoever asked. */
export const answerFaultsOf = (scope: FastifyInstance, log: Log): void =>
  void scope.setErrorHandler((error, request, reply) => answerFault(log, error, request, reply));

/** The same for everything else. */
@Catch()
export class Faults implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<'http' | 'graphql'>() !== 'http') throw error; // resolvers' errors are the executor's to mask
    const http = host.switchToHttp();
    answerFault(this.log, error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
