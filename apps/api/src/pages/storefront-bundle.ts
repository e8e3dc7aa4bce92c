/**
 * What the built storefront offers and wants (apps/storefront/src/entry-server.tsx, page.ts). The rooms do not import each
 * other: the bundle is loaded by path, and these shapes are what both sides keep to.
 */
export type RunOwn = (
  hash: string,
  variables: Record<string, unknown>,
) => Promise<{
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}>;

export interface StorefrontRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly form?: URLSearchParams;
  readonly locale: 'id' | 'en';
  readonly personal: boolean;
  readonly json: boolean;
  readonly saveData: boolean;
  readonly remembered: string;
  readonly requestId: string;
}

export type StorefrontAnswer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly html: string; readonly public?: boolean }
  | { readonly redirect: string }
  | { readonly json: unknown }
  | { readonly text: string; readonly type: string }
);

export interface Storefront {
  readonly renderPage: (request: StorefrontRequest, run: RunOwn) => Promise<StorefrontAnswer>;
  readonly renderFault: (request: Pick<StorefrontRequest, 'locale' | 'requestId'>, status: number) => string;
  readonly drawIkat: (seed: string, shape: string) => string | null;
  /** JSON for the Speculation-Rules header's file. */
  readonly speculationRules: string;
}
