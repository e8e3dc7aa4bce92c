import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { wordsHere } from './words/words.js';

/** Whether the server says that the session is over. */
export const isSignedOut = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) &&
  error.errors.some((one) => ['UNAUTHENTICATED', 'SECOND_FACTOR'].includes(String(one.extensions?.['code'])));

/** A failed request as a sentence for a person. Refusals are not errors: they are part of a mutation's answer. */
export const sayError = (error: unknown): string => {
  if (isSignedOut(error)) return wordsHere().sessionOverHere;
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? wordsHere().trouble;
  if (typeof navigator !== 'undefined' && !navigator.onLine) return wordsHere().offline;
  return wordsHere().noAnswer;
};
