import { Button, Dialog } from '@lapak/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { wordsHere } from './words/words.js';

/**
 * Asks before work is lost: on the way to another screen by a dialog (put `ask` on the screen), on the way out of the
 * console by the browser. `letGo` opens the door for the one way that follows a save.
 */
export const useUnsaved = (dirty: boolean): { ask: ReactNode; letGo: () => void } => {
  const t = wordsHere().unsaved;
  const free = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && !free.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  const stay = () => {
    if (blocker.state === 'blocked') blocker.reset();
  };
  const ask = (
    <Dialog
      open={blocker.state === 'blocked'}
      onClose={stay}
      title={t.title}
      foot={
        <>
          <Button kind="danger" onClick={() => blocker.state === 'blocked' && blocker.proceed()}>
            {t.leave}
          </Button>
          <Button onClick={stay}>{t.stay}</Button>
        </>
      }
    >
      <p>{t.text}</p>
    </Dialog>
  );
  return { ask, letGo: () => (free.current = true) };
};
