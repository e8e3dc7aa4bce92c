import type { Log, RequestContext } from '@lapak/platform';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes that a caller may act on; anything else is a fault of ours and says nothing but a number to quote. */
const OPEN = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'SECOND_FACTOR',
  'BAD_USER_INPUT',
  'BUSY',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'TOO_MANY_TRIES',
]);

export const isOpen = (code: string): boolean => OPEN.has(code);

const WORDS = {
  id: (n: string) => `Ada gangguan di sistem kami. Silakan coba lagi. Bila berlanjut, sebutkan kode ${n}.`,
  en: (n: string) => `Something went wrong on our side. Please try again. If it persists, quote code ${n}.`,
};

const WRONG = { id: 'Permintaan tidak dikenali.', en: 'The request was not understood.' };

const isCoercion = (error: GraphQLError): boolean =>
  error.originalError === undefined &&
  /^Variable |got invalid value|cannot represent|must not be null/.test(error.message);

/** A text that PostgreSQL cannot hold (22021, 22P05: U+0000, halves of surrogates) came from outside. */
const isUnstorable = (error: GraphQLError): boolean =>
  ['22021', '22P05'].includes(
    (error.originalError as { driverError?: { code?: string } } | undefined)?.driverError?.code ?? '',
  );

/** The error as the caller sees it. Faults of ours are logged in full by class and place, and shown as a number. */
export const masked = (
  error: GraphQLError,
  ctx: Pick<RequestContext, 'locale' | 'requestId'> | null,
  log: Log,
): GraphQLFormattedError => {
  const original = error.originalError instanceof GraphQLError ? error.originalError : error;
  const code = original.extensions?.['code'] as string | undefined;
  const path = error.path && { path: error.path };
  if (code && isOpen(code)) return { message: error.message, ...path, extensions: { code } };
  if (isUnstorable(error))
    return { message: WRONG[ctx?.locale ?? 'id'], ...path, extensions: { code: 'BAD_USER_INPUT' } };
  if (isCoercion(error)) return { message: error.message, ...path, extensions: { code: 'BAD_USER_INPUT' } };
  log.error(
    { err: error.originalError ?? error, requestId: ctx?.requestId, path: error.path?.join('.') },
    'graphql fault',
  );
  const number = (ctx?.requestId ?? '').slice(-8);
  return {
    message: WORDS[ctx?.locale ?? 'id'](number),
    ...path,
    extensions: { code: 'INTERNAL', requestId: ctx?.requestId },
  };
};
