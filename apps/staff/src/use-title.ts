import { useSession } from '@lapak/web';
import { useEffect } from 'react';
import { wordsHere } from './words/words.js';

/** Names the tab after the screen. */
export const useTitle = (title: string): void => {
  const { regency } = useSession();
  useEffect(() => {
    document.title = `${title} · ${wordsHere().frame.brand} ${regency.shortName}`;
  }, [title, regency.shortName]);
};
