import { randomUUID } from 'node:crypto';
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
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  // A Problem's own code, where a query has no place for a refusal.
  'TooManyTries',
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

type Caller = Pick<RequestContext, 'locale' | 'requestId'> | null;

/** People read `message`, in their language; `detail` is for whoever writes the program that asked. */
const badInput = (error: GraphQLError, ctx: Caller): GraphQLFormattedError => {
  const message = WRONG[ctx?.locale ?? 'id'];
  const detail = !isUnstorable(error) && error.message !== message && { detail: error.message };
  return { message, ...(error.path && { path: error.path }), extensions: { code: 'BAD_USER_INPUT', ...detail } };
};

/** The error as the caller sees it. Faults of ours are logged in full by class and place, and shown as a number. */
export const masked = (error: GraphQLError, ctx: Caller, log: Log): GraphQLFormattedError => {
  const original = error.originalError instanceof GraphQLError ? error.originalError : error;
  const { code, retryAfterSeconds } = (original.extensions ?? {}) as { code?: string; retryAfterSeconds?: number };
  const path = error.path && { path: error.path };
  if (code === 'BAD_USER_INPUT' || isUnstorable(error) || isCoercion(error)) return badInput(error, ctx);
  if (code && isOpen(code))
    return { message: error.message, ...path, extensions: { code, ...(retryAfterSeconds && { retryAfterSeconds }) } };
  const requestId = ctx?.requestId ?? randomUUID();
  log.error({ err: error.originalError ?? error, requestId, path: error.path?.join('.') }, 'graphql fault');
  return {
    message: WORDS[ctx?.locale ?? 'id'](requestId.slice(-8)),
    ...path,
    extensions: { code: 'INTERNAL', requestId },
  };
};
