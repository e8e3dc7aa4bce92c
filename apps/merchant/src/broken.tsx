import { Button } from '@lapak/ui';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Go } from './parts/link.js';
import { Missing } from './parts/missing.js';
import { t } from './words/words.js';

/** Parts of an older release are gone from the server: only a fresh page has the new names. */
const isOldRelease = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

const reasonOf = (error: unknown): string => {
  if (!navigator.onLine) return t.frame.offline;
  return isOldRelease(error) ? t.frame.newRelease : t.frame.brokenText;
};

/** A screen that fell over; what was typed is kept elsewhere. */
export const Broken = ({ inside }: { inside?: boolean }) => {
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  const box = (
    <Missing title={t.frame.broken} action={<Button onClick={() => location.reload()}>{t.frame.reload}</Button>}>
      {reasonOf(error)}
    </Missing>
  );
  return inside ? box : <main className="desk">{box}</main>;
};

export const NotFound = () => (
  <Missing title={t.frame.notFound} action={<Go to="/">{t.frame.toHome}</Go>}>
    {t.frame.notFoundText}
  </Missing>
);
