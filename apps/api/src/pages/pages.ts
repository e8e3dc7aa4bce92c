import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from '@lapak/platform';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSameOrigin } from '../http/same-origin.js';
import { securityHeaders, sendHtml } from './send-html.js';
import { registerStatic } from './static.js';
import type { RunOwn, Storefront, StorefrontAnswer, StorefrontRequest } from './storefront-bundle.js';

export interface PagesOptions {
  /** Makes the runner of our own documents (by hash) for one request, as the person who sent it. */
  readonly execute: (request: FastifyRequest, reply: FastifyReply, locale: 'id' | 'en') => Promise<RunOwn>;
  /** The storefront's folder, with its `dist/`. */
  readonly storefrontDir: string;
  /** Scheme and host that people see; canonical addresses are built from it. */
  readonly publicUrl: string;
  /** Where our own forms may be posted from. */
  readonly origins: ReadonlySet<string>;
  readonly isProduction: boolean;
  readonly log: Log;
  /** Origins, besides ours, that a form may end up at: payment pages, WhatsApp. */
  readonly formTargets?: readonly string[];
}

/** A page's form is small; uploads go elsewhere. */
const FORM_LIMIT = 64 * 1024;
const COOKIE = 'lapak_pesanan';
const LOCALE_COOKIE = /(?:^|;\s*)lapak_locale=[^;]*/;

/** The language is the first part of the path: `/en/...`, Indonesian without. `/en/` keeps its slash, to be sent on to `/en`. */
export const languageOf = (path: string): { locale: 'id' | 'en'; path: string } =>
  path === '/en' || path.startsWith('/en/')
    ? { locale: 'en', path: path === '/en/' ? '//' : path.slice(3) || '/' }
    : { locale: 'id', path };

const pageRequest = (request: FastifyRequest, publicUrl: string): StorefrontRequest | null => {
  if (!URL.canParse(`${publicUrl}${request.url}`) || /%00/.test(request.url)) return null;
  const url = new URL(`${publicUrl}${request.url}`);
  const { locale, path } = languageOf(url.pathname);
  url.pathname = path;
  const post = request.method === 'POST';
  return {
    method: post ? 'POST' : 'GET',
    url,
    ...(post && { form: new URLSearchParams(typeof request.body === 'string' ? request.body : '') }),
    locale,
    personal: (request.headers.cookie ?? '').replace(LOCALE_COOKIE, '').trim() !== '',
    json: (request.headers.accept ?? '').startsWith('application/json'),
    saveData: request.headers['save-data'] === 'on',
    remembered: (request.cookies?.[COOKIE] ?? '').slice(0, 600),
    requestId: String(request.id),
  };
};

const send = (
  reply: FastifyReply,
  request: FastifyRequest,
  answer: StorefrontAnswer,
  secure: boolean,
): FastifyReply | Promise<FastifyReply> => {
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    void reply.header(name, name === 'set-cookie' && secure ? `${value}; Secure` : value);
  if ('redirect' in answer) return reply.header('cache-control', 'no-store').redirect(answer.redirect, answer.status);
  if ('json' in answer) return reply.status(answer.status).header('cache-control', 'no-store').send(answer.json);
  if ('text' in answer) return reply.status(answer.status).type(answer.type).send(answer.text);
  void reply
    .status(answer.status)
    .header(
      'cache-control',
      answer.public ? 'public, max-age=0, s-maxage=30, stale-while-revalidate=300' : 'private, no-store',
    )
    .header('vary', 'Cookie, Accept-Encoding, Save-Data');
  return sendHtml(reply, request.headers['accept-encoding'], answer.html);
};

const register = (scope: FastifyInstance, storefront: Storefront, options: PagesOptions): void => {
  const secure = options.publicUrl.startsWith('https:');
  const headers = securityHeaders(options.isProduction, options.formTargets ?? []);
  const fault = (request: FastifyRequest, reply: FastifyReply, status: number) => {
    const { locale } = languageOf(request.url.split('?')[0]!);
    void reply.status(status).headers(headers).header('cache-control', 'no-store');
    return sendHtml(reply, undefined, storefront.renderFault({ locale, requestId: String(request.id) }, status));
  };

  scope.removeContentTypeParser(['application/x-www-form-urlencoded', 'application/json', 'text/plain']);
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, body),
  );

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = pageRequest(request, options.publicUrl);
    if (!asked) return fault(request, reply, 400);
    if (asked.method === 'POST' && !isSameOrigin(request, options.origins)) return fault(request, reply, 403);
    void reply.headers(headers).header('x-request-id', asked.requestId);
    const run = await options.execute(request, reply, asked.locale);
    return send(reply, request, await storefront.renderPage(asked, run), secure);
  };
  scope.get('/', answer);
  scope.get('/*', answer);
  scope.post('/*', answer);

  scope.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? 400 : 500;
    if (status === 500) options.log.error({ err: error, requestId: String(request.id) }, 'page fault');
    return fault(request, reply, status);
  });
};

/** The public pages and their static files. Without a built storefront there are none: the API stands alone then. */
export const registerPages = async (fastify: FastifyInstance, options: PagesOptions): Promise<void> => {
  const bundle = join(options.storefrontDir, 'dist/server/entry-server.js');
  if (!existsSync(bundle)) {
    options.log.warn('the storefront is not built: no public pages');
    return;
  }
  const storefront = (await import(pathToFileURL(bundle).href)) as Storefront;
  await registerStatic(fastify, storefront, join(options.storefrontDir, 'dist/client/a'));
  await fastify.register(async (scope) => register(scope, storefront, options));
};
