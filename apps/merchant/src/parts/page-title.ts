import { useEffect } from 'react';
import { t } from '../words/words.js';

/** What the browser's tab and its history call this screen. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · ${t.frame.title}`;
  }, [title]);
};
