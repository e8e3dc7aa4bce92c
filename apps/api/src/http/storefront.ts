import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { registerPages } from '../pages/pages.js';
import type { RouteParts } from './routes.js';

/** The public pages, rendered here: their operations run in process, as the person who asked for the page. */
export const registerStorefront = async ({ fastify, config, door, log }: RouteParts): Promise<void> => {
  await registerPages(fastify, {
    storefrontDir: join(import.meta.dirname, '../../../storefront'),
    publicUrl: config.publicUrl,
    origins: door.origins.of('storefront'),
    isProduction: config.production,
    log,
    execute: async (request: FastifyRequest, reply: FastifyReply, locale: 'id' | 'en') => {
      const ctx = await door.contextOf(request, reply, { app: 'storefront', locale });
      return (hash: string, variables: Record<string, unknown>) => door.executor.runOwn(hash, variables, ctx);
    },
  });
};
