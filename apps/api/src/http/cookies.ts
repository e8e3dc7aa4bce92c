import '@fastify/cookie';
import type { Cookies } from '@lapak/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The request's cookie jar. What was set is also what is read afterwards, so that a sign-in counts at once. */
export const cookiesOf = (request: FastifyRequest, reply: FastifyReply, https: boolean): Cookies => {
  const changed = new Map<string, string | undefined>();
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  return {
    get: (name) => (changed.has(name) ? changed.get(name) : request.cookies[name]),
    set: (name, value, maxAgeSeconds) => {
      changed.set(name, value);
      void reply.setCookie(name, value, { ...common, ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }) });
    },
    clear: (name) => {
      changed.set(name, undefined);
      void reply.clearCookie(name, common);
    },
  };
};

/** For a socket: nothing can be set on it. */
export const readOnlyCookies = (all: Readonly<Record<string, string | undefined>>): Cookies => ({
  get: (name) => all[name],
  set: () => undefined,
  clear: () => undefined,
});
