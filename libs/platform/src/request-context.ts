import type { Id, Locale } from '@lapak/kernel';

export const APPS = ['storefront', 'merchant', 'staff'] as const;
/** The three web apps; each has its own session cookie. */
export type AppName = (typeof APPS)[number];

/** Who asks, as far as sessions know. Which shops somebody belongs to is merchants' business. */
export interface Viewer {
  readonly accountId: Id<'Account'>;
  readonly sessionId: Id<'Session'>;
  readonly duties: readonly string[];
  /** A second factor was given in this session. */
  readonly secondFactor: boolean;
}

export interface Cookies {
  get(name: string): string | undefined;
  /** HttpOnly, SameSite=Lax, Secure behind https; `maxAgeSeconds` absent = until the browser closes. */
  set(name: string, value: string, maxAgeSeconds?: number): void;
  clear(name: string): void;
}

/** What one GraphQL request or page knows. Made once per request; loaders hang on it. */
export interface RequestContext {
  readonly requestId: string;
  readonly app: AppName;
  readonly locale: Locale;
  /** Client address, IPv6 cut to its /64: for limits only, never stored with a person. */
  readonly ip: string;
  readonly userAgent: string;
  readonly cookies: Cookies;
  /** Null when nobody is signed in. Set anew by the mutations that sign in and out. */
  viewer: Viewer | null;
}
