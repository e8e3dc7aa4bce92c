import { type AppName, APPS, type Config } from '@lapak/platform';
interface Headers {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** On a developer's machine `localhost` and `127.0.0.1` are the same page. */
const withLoopback = (origin: string, production: boolean): string[] => {
  const { hostname } = new URL(origin);
  if (production || (hostname !== 'localhost' && hostname !== '127.0.0.1')) return [origin];
  return ['localhost', '127.0.0.1'].map((host) => origin.replace(hostname, host));
};

/** The origins that each of our apps is opened at: one for all in the demo, three in production. */
export class Origins {
  private readonly byApp: ReadonlyMap<AppName, ReadonlySet<string>>;

  constructor(config: Config) {
    const urls = { storefront: config.publicUrl, merchant: config.merchantUrl, staff: config.staffUrl };
    this.byApp = new Map(
      APPS.map((app) => [app, new Set(withLoopback(new URL(urls[app]).origin, config.production))] as const),
    );
  }

  of(app: AppName): ReadonlySet<string> {
    return this.byApp.get(app)!;
  }

  /** Whether a state-changing request comes from a page of the app it speaks for (header `x-lapak-app`). */
  allow(request: Headers): boolean {
    return isSameOrigin(request, this.of(appOf(request)));
  }
}

/** The app that a request speaks for; the storefront unless it names another. */
export const appOf = ({ headers }: Headers): AppName => {
  const named = headers['x-lapak-app'] as AppName | undefined;
  return named && APPS.includes(named) ? named : 'storefront';
};

/**
 * Whether a state-changing request comes from our own pages: browsers tell by Sec-Fetch-Site and Origin. A client that
 * sends neither is no browser and carries no ambient cookies of a victim.
 */
export const isSameOrigin = (request: Headers, allowed: ReadonlySet<string>): boolean => {
  const { origin } = request.headers;
  if (origin !== undefined) return allowed.has(String(origin));
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
