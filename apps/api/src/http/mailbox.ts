import { devMailbox, renderMailbox } from '@lapak/notices-server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

/** GET /_mail: what would have been sent, for development only. */
export const registerMailbox = (fastify: FastifyInstance, db: DataSource): void => {
  fastify.get<{ Params: { id?: string } }>('/_mail/:id?', async (request, reply) => {
    const page = renderMailbox(await devMailbox(db, request.params.id));
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
        'x-robots-tag': 'noindex',
      })
      .send(page);
  });
};
