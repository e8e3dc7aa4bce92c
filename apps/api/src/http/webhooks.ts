import { BadSignature, type ReceiveWebhook } from '@lapak/payments-server';
import type { Log } from '@lapak/platform';
import type { FastifyInstance } from 'fastify';
import { answerFaultsOf } from './faults.js';

/** Stripe's own limit is far below. */
const LIMIT = 1024 * 1024;

/** POST /webhooks/stripe and /webhooks/stripe-connect: verify, store, 200. The work is the worker's. */
export const registerWebhooks = async (fastify: FastifyInstance, inbox: ReceiveWebhook, log: Log): Promise<void> => {
  await fastify.register(async (scope) => {
    answerFaultsOf(scope, log);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    for (const [path, endpoint] of [
      ['/webhooks/stripe', 'platform'],
      ['/webhooks/stripe-connect', 'connect'],
    ] as const) {
      scope.post(path, { bodyLimit: LIMIT }, async (request, reply) => {
        if (!Buffer.isBuffer(request.body)) return reply.status(400).send({ code: 'BadSignature' });
        try {
          await inbox.run(request.body, request.headers, endpoint);
          return await reply.send({ received: true });
        } catch (error) {
          if (!(error instanceof BadSignature)) throw error;
          log.warn({ requestId: request.id, endpoint }, 'webhook with a bad signature');
          return reply.status(400).send({ code: 'BadSignature' });
        }
      });
    }
  });
};
