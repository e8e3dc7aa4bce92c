import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Config } from '@lapak/platform';
import type { FastifyInstance } from 'fastify';

const APPS = join(import.meta.dirname, '../../..');
const CONSOLES = [
  { app: 'merchant', path: '/lapakku' },
  { app: 'staff', path: '/kabupaten' },
] as const;

const policy = (config: Config): string => {
  const sockets = config.publicUrl.replace(/^http/, 'ws');
  return `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ${sockets}; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`;
};

/** The two consoles are built applications: hashed assets for ever, the page itself never from a cache. */
export const registerConsoles = async (fastify: FastifyInstance, config: Config): Promise<void> => {
  for (const { app, path } of CONSOLES) {
    const dist = join(APPS, app, 'dist');
    if (!existsSync(join(dist, 'index.html'))) continue;
    const told = `<meta name="lapak-public-url" content="${new URL(config.publicUrl).origin}" />`;
    const page = readFileSync(join(dist, 'index.html'), 'utf8').replace('</head>', `  ${told}\n  </head>`);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(config),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    };
    await fastify.register(fastifyStatic, {
      root: join(dist, 'assets'),
      prefix: `${path}/assets/`,
      immutable: true,
      preCompressed: true,
      maxAge: '365d',
      decorateReply: false,
      index: false,
      setHeaders: (reply: { header(name: string, value: string): unknown }) =>
        void reply.header('x-content-type-options', 'nosniff'),
    } as never);
    const answer = async (
      _request: unknown,
      reply: { headers(h: Record<string, string>): { send(body: string): unknown } },
    ) => reply.headers(headers).send(page);
    fastify.get(path, answer as never);
    fastify.get(`${path}/*`, answer as never);
  }
};
