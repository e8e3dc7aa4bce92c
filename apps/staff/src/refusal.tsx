import { ErrorSummary, Notice } from '@lapak/ui';
import type { Said } from '@lapak/web';
import { useEffect, useRef } from 'react';
import { wordsHere } from './words/words.js';

/** What the server refused, in its words; the focus goes there, so that nobody has to look for it. */
export const Refusal = ({ problem }: { problem: Said | null }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) place.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <div className="refusal" ref={place} tabIndex={-1}>
      {problem.fields.length > 0 ? (
        <ErrorSummary title={wordsHere().say.fixThese} problems={problem.fields} />
      ) : (
        <Notice tone="bad">{problem.message}</Notice>
      )}
    </div>
  );
};
