import { Readable } from 'node:stream';
import { LOCALES } from '@lapak/kernel';
import type { ExportStatement } from '@lapak/payments-server';
import type { FastifyInstance } from 'fastify';
import type { GraphqlDoor } from '../graphql/door.js';

const GONE = { id: 'Rekap tidak ditemukan.', en: 'There is no such statement.' } as const;

/** GET /shops/:id/statement.csv?from=2026-01-01&to=2026-12-31: a merchant's own, as a download. */
export const registerStatements = (fastify: FastifyInstance, door: GraphqlDoor, statements: ExportStatement): void => {
  fastify.get<{ Params: { id: string }; Querystring: { from?: unknown; to?: unknown; locale?: unknown } }>(
    '/shops/:id/statement.csv',
    async (request, reply) => {
      const { from, to, locale } = request.query;
      const asked = LOCALES.find((one) => one === locale);
      const ctx = await door.contextOf(request, reply, { app: 'merchant', ...(asked && { locale: asked }) });
      void reply.header('cache-control', 'private, no-store');
      const found = await statements.run(ctx, request.params.id, { from, to });
      if (!found) return reply.status(404).send({ code: 'NotFound', message: GONE[ctx.locale] });
      return reply
        .headers({
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${found.name}"`,
          'cross-origin-resource-policy': 'same-origin',
        })
        .send(Readable.from(found.pieces));
    },
  );
};
