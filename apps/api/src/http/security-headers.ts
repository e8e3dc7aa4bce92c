import type { FastifyInstance } from 'fastify';

/** What every answer carries unless its route says something stricter of its own; pages and consoles bring their own policy. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
};
/** One year (OWASP ASVS 5.0, 3.4.1). */
const HSTS = 'max-age=31536000; includeSubDomains';

export const securityHeaders = (https: boolean): Readonly<Record<string, string>> => ({
  ...DEFAULTS,
  ...(https && { 'strict-transport-security': HSTS }),
});

/** Sets them in the last moment, so that no route can be forgotten: errors and 404s included. */
export const registerSecurityHeaders = (fastify: FastifyInstance, https: boolean): void => {
  const headers = Object.entries(securityHeaders(https));
  fastify.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) void reply.header(name, value);
  });
};
