import { ErrorSummary, Notice } from '@lapak/ui';
import { t } from '../words/words.js';

interface Said {
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

/** What was refused: each field's sentence as a link to it, or the one sentence there is. Takes the focus. */
export const ProblemBox = ({ problem }: { problem: Said | null }) => {
  if (!problem) return null;
  if (problem.fields.length > 0) return <ErrorSummary title={t.say.fixThese} problems={problem.fields} />;
  return <Notice tone="bad">{problem.message}</Notice>;
};
