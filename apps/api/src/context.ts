import { randomUUID } from 'node:crypto';
import { sessionCookie, type Sessions } from '@lapak/accounts-server';
import { asLocale, type Clock } from '@lapak/kernel';
import type { AppName, Cookies, RequestContext } from '@lapak/platform';
import { appOf } from './http/same-origin.js';

export interface IncomingRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly ip: string;
  readonly id?: string;
}

const header = (request: IncomingRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** One household, one counter: IPv6 addresses are cut to their /64. */
export const limitAddress = (ip: string): string =>
  ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip.replace(/^::ffff:/, '');

export interface ContextOptions {
  readonly app?: AppName;
  readonly locale?: RequestContext['locale'];
}

/** Makes the context of a request: who asks, from which app, in which language. One statement, none for a guest. */
export class ContextMaker {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly https: boolean,
  ) {}

  async make(request: IncomingRequest, cookies: Cookies, options: ContextOptions = {}): Promise<RequestContext> {
    const app = options.app ?? appOf(request);
    const token = cookies.get(sessionCookie(app, this.https));
    return {
      requestId: request.id ?? randomUUID(),
      app,
      locale:
        options.locale ??
        asLocale(
          header(request, 'x-lapak-locale') ?? cookies.get('lapak_locale') ?? header(request, 'accept-language'),
        ),
      ip: limitAddress(request.ip),
      userAgent: (header(request, 'user-agent') ?? '').slice(0, 200),
      cookies,
      viewer: token ? await this.sessions.viewerOf(token, app, this.clock.now()) : null,
    };
  }
}
