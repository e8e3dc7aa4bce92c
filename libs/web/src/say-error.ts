import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** A failed request as a sentence for a person. Refusals are not errors: they are part of a mutation's answer. */
export const sayError = (error: unknown): string => {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? 'Terjadi gangguan. Silakan coba lagi.';
  if (typeof navigator !== 'undefined' && !navigator.onLine)
    return 'Tidak ada sinyal. Isian Anda masih ada di layar ini; coba lagi saat tersambung.';
  return 'Server tidak menjawab. Silakan coba lagi sebentar lagi.';
};

/** Whether the server says that the session is over. */
export const isSignedOut = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) &&
  error.errors.some((one) => ['UNAUTHENTICATED', 'SECOND_FACTOR'].includes(String(one.extensions?.['code'])));
