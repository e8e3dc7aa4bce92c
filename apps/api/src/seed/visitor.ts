import type { Id, Locale } from '@lapak/kernel';
import type { AppName, RequestContext } from '@lapak/platform';

/** Somebody at a browser of their own, signed in when they have an account: what a use case sees of a request. */
export const visitor = (
  app: AppName,
  accountId: Id<'Account'> | null,
  locale: Locale,
  browser: string,
): RequestContext => {
  const jar = new Map<string, string>();
  return {
    requestId: `demo ${browser}`,
    app,
    locale,
    ip: `demo ${browser}`,
    userAgent: 'demo',
    cookies: {
      get: (name) => jar.get(name),
      set: (name, value) => void jar.set(name, value),
      clear: (name) => void jar.delete(name),
    },
    viewer: accountId && { accountId, sessionId: '' as Id<'Session'>, duties: [], secondFactor: false },
  };
};
