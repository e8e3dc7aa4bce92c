import type { Id } from '@lapak/kernel';
import { GraphQLError } from 'graphql';
import type { RequestContext, Viewer } from './request-context.js';

const WORDS = {
  UNAUTHENTICATED: { id: 'Silakan masuk dulu.', en: 'Please sign in first.' },
  FORBIDDEN: { id: 'Akun Anda tidak berwenang untuk ini.', en: 'Your account may not do this.' },
  SECOND_FACTOR: {
    id: 'Masukkan kode verifikasi dua langkah dulu.',
    en: 'Please complete two-step verification first.',
  },
  BAD_USER_INPUT: { id: 'Permintaan tidak dikenali.', en: 'The request was not understood.' },
  BUSY: { id: 'Sedang ramai. Silakan coba lagi sebentar lagi.', en: 'Busy right now. Please try again shortly.' },
} as const;
export type RefusalCode = keyof typeof WORDS;

/** A request that is not permitted or not understood, as a GraphQL error with a stable code. Refusals of a deed are Problems. */
export const refusal = (ctx: Pick<RequestContext, 'locale'>, code: RefusalCode, status = 200): GraphQLError =>
  new GraphQLError(WORDS[code][ctx.locale], { extensions: { code, ...(status !== 200 && { http: { status } }) } });

/** @throws GraphQLError UNAUTHENTICATED */
export const signedIn = (ctx: RequestContext): Viewer => {
  if (!ctx.viewer) throw refusal(ctx, 'UNAUTHENTICATED');
  return ctx.viewer;
};

export const accountOf = (ctx: RequestContext): Id<'Account'> => signedIn(ctx).accountId;
