import { Button, Notice, Skeleton } from '@lapak/ui';
import type { ReactNode } from 'react';
import { isSignedOut, sayError } from './say-error.js';
import { wordsHere } from './words/words.js';

interface Asked<T> {
  readonly data?: T | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
  readonly refetch: () => unknown;
}

/**
 * The states of a screen that reads: loading (a skeleton), error (what happened, try again; what was read before stays
 * on screen), full. What "empty" means is the screen's own to say.
 */
export const Loaded = <T,>({
  of,
  skeleton,
  children,
}: {
  of: Asked<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) => {
  const t = wordsHere();
  if (of.error && isSignedOut(of.error)) {
    return (
      <Notice tone="attention">
        {t.sessionOver}{' '}
        <Button kind="quiet" onClick={() => location.reload()}>
          {t.signInAgain}
        </Button>
      </Notice>
    );
  }
  if (of.data === undefined && of.error === undefined) return skeleton ?? <Skeleton lines={6} label={t.loading} />;
  return (
    <>
      {of.error !== undefined && (
        <Notice tone="bad">
          {sayError(of.error)}{' '}
          <Button kind="quiet" small onClick={() => void of.refetch()}>
            {t.retry}
          </Button>
        </Notice>
      )}
      {of.data !== undefined && children(of.data)}
    </>
  );
};
