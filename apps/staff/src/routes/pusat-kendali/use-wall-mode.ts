import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const NAME = 'layar';

/**
 * The whole screen for the wall. The address keeps it (`?layar=penuh`), so that a screen on a wall can open it by itself;
 * where the browser allows it, its own frame goes too.
 */
export const useWallMode = (): { full: boolean; toggle: () => void } => {
  const [search, setSearch] = useSearchParams();
  const full = search.get(NAME) === 'penuh';
  const [entered, setEntered] = useState(false);

  const set = useCallback(
    (next: boolean) => setSearch(next ? { [NAME]: 'penuh' } : {}, { replace: true, preventScrollReset: true }),
    [setSearch],
  );
  const toggle = useCallback(() => {
    if (full) {
      if (document.fullscreenElement) void document.exitFullscreen();
      set(false);
      return;
    }
    set(true);
    document.documentElement
      .requestFullscreen?.()
      .then(() => setEntered(true))
      .catch(() => null); // refused: the rail is gone all the same
  }, [full, set]);

  useEffect(() => {
    document.documentElement.classList.toggle('wall-mode', full);
    return () => document.documentElement.classList.remove('wall-mode');
  }, [full]);
  useEffect(() => {
    const left = () => {
      if (document.fullscreenElement || !entered) return;
      setEntered(false);
      set(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && full && !document.fullscreenElement) set(false);
    };
    document.addEventListener('fullscreenchange', left);
    addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      removeEventListener('keydown', escape);
    };
  }, [entered, full, set]);
  return { full, toggle };
};
