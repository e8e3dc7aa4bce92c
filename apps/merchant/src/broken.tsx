import { Button, EmptyState } from '@lapak/ui';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Go } from './parts/link.js';
import { t } from './words/words.js';

/** Parts of an older release are gone from the server: only a fresh page has the new names. */
const isOldRelease = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** A screen that fell over; what was typed is kept elsewhere. */
export const Broken = ({ inside }: { inside?: boolean }) => {
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  const box = (
    <EmptyState
      emoji="1f9f6"
      title={t.frame.broken}
      action={<Button onClick={() => location.reload()}>{t.frame.reload}</Button>}
    >
      {isOldRelease(error) ? t.frame.newRelease : t.frame.brokenText}
    </EmptyState>
  );
  return inside ? box : <main>{box}</main>;
};

export const NotFound = () => (
  <EmptyState emoji="1f9ed" title={t.frame.notFound} action={<Go to="/">{t.frame.toHome}</Go>}>
    {t.frame.notFoundText}
  </EmptyState>
);
