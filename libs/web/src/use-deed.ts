import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { sayError } from './say-error.js';

export interface Said {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  /** Other names that are free, where a name was taken. */
  readonly suggestions: readonly string[];
}

type Outcome = {
  readonly __typename?: string;
  readonly code?: string;
  readonly message?: string;
  readonly fields?: Said['fields'];
  readonly suggestions?: readonly string[];
};

/** A refusal is every outcome that has a code and a message; everything else is what was wanted. */
const refusalIn = (outcome: Outcome | null | undefined): Said | null =>
  outcome && typeof outcome.code === 'string' && typeof outcome.message === 'string'
    ? {
        code: outcome.code,
        message: outcome.message,
        fields: outcome.fields ?? [],
        suggestions: outcome.suggestions ?? [],
      }
    : null;

/**
 * One deed: a mutation with a single root field. `run` answers the outcome when it is not a refusal, else null; then
 * `problem` says why, in words, with one sentence per field where there is one. Two taps are one call.
 */
export const useDeed = <TData extends object, TVariables extends object>(
  document: TypedDocumentNode<TData, TVariables>,
  options: { refetch?: string[] } = {},
) => {
  const [mutate] = useMutation(document as TypedDocumentNode<object, Record<string, unknown>>);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  const refetch = options.refetch?.join();

  const run = useCallback(
    async (variables: TVariables): Promise<TData[Exclude<keyof TData, '__typename'>] | null> => {
      setBusy(true);
      setProblem(null);
      try {
        const { data } = await mutate({
          variables: variables as Record<string, unknown>,
          ...(refetch && { refetchQueries: refetch.split(',') }),
        });
        const outcome = Object.entries((data ?? {}) as TData).find(([key]) => key !== '__typename')?.[1] as
          Outcome | null | undefined;
        const refused = refusalIn(outcome);
        setProblem(refused);
        return refused ? null : (outcome as TData[Exclude<keyof TData, '__typename'>]);
      } catch (error) {
        setProblem({ code: 'ERROR', message: sayError(error), fields: [], suggestions: [] });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [mutate, refetch],
  );
  const errorOf = (field: string): string | undefined => problem?.fields.find((one) => one.field === field)?.message;
  return { run, busy, problem, errorOf, forget: () => setProblem(null) };
};
