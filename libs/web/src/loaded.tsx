import { Button, Notice, Skeleton } from '@lapak/ui';
import type { ReactNode } from 'react';
import { isSignedOut, sayError } from './say-error.js';

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
  if (of.error && isSignedOut(of.error)) {
    return (
      <Notice tone="attention">
        Sesi Anda sudah berakhir.{' '}
        <Button kind="quiet" onClick={() => location.reload()}>
          Masuk lagi
        </Button>
      </Notice>
    );
  }
  if (of.data === undefined && of.error === undefined) return skeleton ?? <Skeleton lines={6} label="Memuat" />;
  return (
    <>
      {of.error !== undefined && (
        <Notice tone="bad">
          {sayError(of.error)}{' '}
          <Button kind="quiet" small onClick={() => void of.refetch()}>
            Coba lagi
          </Button>
        </Notice>
      )}
      {of.data !== undefined && children(of.data)}
    </>
  );
};
