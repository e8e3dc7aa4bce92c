import { useCallback, useEffect, useRef, useState } from 'react';

export type Opened = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly src: string };

interface Paper {
  readonly id: string;
  readonly url: string;
}

/**
 * Private papers as they are opened: each is fetched once, because each fetch is written down with the officer's name,
 * and is kept in memory only while the screen is open.
 */
export const useOpened = (): { opened: ReadonlyMap<string, Opened>; open: (paper: Paper) => void } => {
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>(new Map());
  const asked = useRef(new Set<string>());
  const made = useRef<string[]>([]);

  const open = useCallback(({ id, url }: Paper) => {
    if (asked.current.has(id)) return;
    asked.current.add(id);
    const tell = (state: Opened) => setOpened((known) => new Map(known).set(id, state));
    tell({ state: 'loading' });
    fetch(`${url}?app=staff`, { credentials: 'same-origin' })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        const src = URL.createObjectURL(await response.blob());
        made.current.push(src);
        tell({ state: 'ready', src });
      })
      .catch(() => {
        asked.current.delete(id); // may be asked again
        tell({ state: 'failed' });
      });
  }, []);

  useEffect(
    () => () => {
      for (const src of made.current) URL.revokeObjectURL(src);
    },
    [],
  );
  return { opened, open };
};
