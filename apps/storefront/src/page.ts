import type { Locale } from '@lapak/kernel';
import type { ReactNode } from 'react';
import type { CategoryPartsFragment, PersonalQuery, RegencyQuery, TypedDocumentString } from './gql/graphql.js';
import type { Words } from './words/words.js';

/** What the server hands over: everything about the request that a page may know. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, built from the public URL; the path without the language prefix. */
  readonly url: URL;
  readonly form?: URLSearchParams;
  readonly locale: Locale;
  /** The browser sent a cookie of ours: the page may be somebody's own. */
  readonly personal: boolean;
  /** The script asks with `accept: application/json`. */
  readonly json: boolean;
  /** The browser asks for little data. */
  readonly saveData: boolean;
  /** Purchases this browser may open: `CODE.1234` joined by `~` (our cookie `lapak_pesanan`). */
  readonly remembered: string;
  readonly requestId: string;
}

export type PageResponse =
  | { readonly status: number; readonly headers?: Headers; readonly html: string; readonly public?: boolean }
  | { readonly status: number; readonly headers?: Headers; readonly redirect: string }
  | { readonly status: number; readonly headers?: Headers; readonly json: unknown }
  | { readonly status: number; readonly headers?: Headers; readonly text: string; readonly type: string };
export type Headers = Readonly<Record<string, string>>;

/** Runs one of our own documents in process; the answer is GraphQL's. */
export type Execute = (hash: string, variables: Record<string, unknown>) => Promise<Answer>;
export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** A request on its way to a page. */
export interface Visit {
  readonly request: PageRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly locale: Locale;
  readonly t: Words;
  readonly regency: RegencyData;
  /** Data of a typed document. @throws Refused when the API refuses. */
  readonly run: <D, V>(document: TypedDocumentString<D, V>, variables: V) => Promise<D>;
  /** The address of one of our paths in the language of this visit. */
  readonly href: (path: string) => string;
  /** The same, absolute. */
  readonly absolute: (path: string, locale?: Locale) => string;
}
/** The categories as one list, each before what is under it. */
export type RegencyData = Omit<RegencyQuery, 'categories'> & { readonly categories: readonly CategoryPartsFragment[] };
export type PersonalData = PersonalQuery;

export type DockPlace = 'home' | 'search' | 'basket' | 'orders' | 'account';

export interface Page {
  readonly kind: 'page';
  readonly status?: number;
  readonly title: string;
  readonly description?: string;
  /** Path of the one address of this content; without it the page asks not to be indexed. */
  readonly canonical?: string;
  readonly image?: string;
  readonly ogType?: 'website' | 'product' | 'article';
  readonly jsonLd?: readonly object[];
  readonly dock?: DockPlace;
  /** What is in the search field. */
  readonly searched?: string;
  /** Only logo and content: nothing leads away from paying. */
  readonly quiet?: boolean;
  /** A bar of its own at the lower edge stands where the dock would. */
  readonly ownBar?: boolean;
  /** Seconds until the page asks again where scripts are off. */
  readonly refresh?: number;
  /** The same for everybody without a cookie. */
  readonly public?: boolean;
  readonly headers?: Headers;
  readonly body: ReactNode;
}
export interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly to: string;
  readonly status: number;
  readonly headers?: Headers;
}
export interface Raw {
  readonly kind: 'raw';
  readonly response: PageResponse;
}
export type Outcome = Page | Elsewhere | Raw;

export const page = (content: Omit<Page, 'kind'>): Page => ({ kind: 'page', ...content });
/** After a form: see the result at `to`. */
export const seeOther = (to: string, headers?: Headers): Elsewhere => ({
  kind: 'elsewhere',
  to,
  status: 303,
  ...(headers && { headers }),
});
export const movedForGood = (to: string): Elsewhere => ({ kind: 'elsewhere', to, status: 301 });
export const json = (value: unknown, status = 200, headers?: Headers): Raw => ({
  kind: 'raw',
  response: { status, json: value, ...(headers && { headers }) },
});
export const text = (body: string, type: string, headers?: Headers): Raw => ({
  kind: 'raw',
  response: { status: 200, text: body, type, ...(headers && { headers }) },
});

export interface Route {
  /** `/toko/:shop/:product`. */
  readonly path: string;
  readonly get?: (visit: Visit) => Promise<Outcome | null> | Outcome | null;
  readonly post?: (visit: Visit, form: URLSearchParams) => Promise<Outcome | null> | Outcome | null;
}

/** The API refused: not signed in, not permitted, bad input. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const STATUS: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  TooManyTries: 429,
  BUSY: 503,
};
/** What a page answers when the API refuses with `code`; what is not known here is a fault of ours. */
export const statusOfRefusal = (code: string): number => (Object.hasOwn(STATUS, code) ? STATUS[code]! : 500);

const PATH = /^\/(?![/\\])[\w\-./?=&%~+,:@]{0,400}$/;
/** A path of ours to go back to, or `otherwise`: never another origin. */
export const ownPath = (path: string | null | undefined, otherwise: string): string =>
  path && PATH.test(path) ? path : otherwise;
