import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Config } from '@lapak/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const APPS = join(import.meta.dirname, '../../..');
const CONSOLES = [
  { app: 'merchant', path: '/lapakku', url: (config: Config) => config.merchantUrl },
  { app: 'staff', path: '/kabupaten', url: (config: Config) => config.staffUrl },
] as const;

/** With a host of its own, a console is at home there only: its cookie and its code stay off the shoppers' host. */
const elsewhere = (config: Config, home: string): ((host: string) => boolean) => {
  const own = new URL(home).host;
  return own === new URL(config.publicUrl).host ? () => false : (host) => host !== own;
};

const policy = (home: string): string => {
  const sockets = new URL(home).origin.replace(/^http/, 'ws');
  return `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ${sockets}; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`;
};

/** The two consoles are built applications: hashed assets for ever, the page itself never from a cache. */
export const registerConsoles = async (fastify: FastifyInstance, config: Config): Promise<void> => {
  for (const { app, path, url } of CONSOLES) {
    const dist = join(APPS, app, 'dist');
    if (!existsSync(join(dist, 'index.html'))) continue;
    const told = `<meta name="lapak-public-url" content="${new URL(config.publicUrl).origin}" />`;
    const page = readFileSync(join(dist, 'index.html'), 'utf8').replace('</head>', `  ${told}\n  </head>`);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(url(config)),
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
    const home = url(config);
    const isElsewhere = elsewhere(config, home);
    const answer = async (request: FastifyRequest, reply: FastifyReply) =>
      isElsewhere(request.host) ? reply.redirect(home, 302) : reply.headers(headers).send(page);
    fastify.get(path, answer);
    fastify.get(`${path}/*`, answer);
  }
};
