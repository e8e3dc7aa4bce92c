import { useEffect, useState } from 'react';

const KEPT = 'lapak.pintasan';
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, dialog, [data-own-keys]') !== null);

/** Single keys as shortcuts, unless somebody is typing. They can be switched off: a voice or a shaky hand may type too. */
export const useShortcuts = (
  keys: Readonly<Record<string, () => void>>,
): { on: boolean; setOn: (on: boolean) => void } => {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const deed = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [keys, on]);
  return {
    on,
    setOn: (next) => {
      localStorage.setItem(KEPT, next ? 'on' : 'off');
      setOn(next);
    },
  };
};
