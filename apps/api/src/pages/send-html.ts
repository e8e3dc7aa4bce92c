import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const FAST = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

/** Compressed off the main thread, as the browser likes it; small pages go as they are. */
export const sendHtml = async (
  reply: FastifyReply,
  accepted: string | undefined,
  html: string,
): Promise<FastifyReply> => {
  void reply.type('text/html; charset=utf-8');
  const body = Buffer.from(html);
  if (!accepted || body.length < 1400) return reply.send(body);
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(await brotli(body, FAST));
  if (/\bgzip\b/.test(accepted))
    return reply.header('content-encoding', 'gzip').send(await deflate(body, { level: 5 }));
  return reply.send(body);
};

/** Chrome holds the redirects of a form against form-action too. */
const FORM_TARGETS = ['https://checkout.stripe.com', 'https://wa.me', 'https://api.whatsapp.com'];
/** The sandbox's payment page, in development only. */
const DEVELOPMENT_TARGETS = ['http://localhost:*', 'http://127.0.0.1:*'];

/** No inline scripts at all, so no nonce either: the page of everybody may be cached with its headers. */
export const securityHeaders = (production: boolean, formTargets: readonly string[]): Record<string, string> => ({
  'content-security-policy':
    `default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
    `object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${[...FORM_TARGETS, ...formTargets, ...(production ? [] : DEVELOPMENT_TARGETS)].join(' ')}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
  'speculation-rules': '"/static/ahead.json"',
});
