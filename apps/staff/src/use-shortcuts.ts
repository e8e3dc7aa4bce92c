import { useEffect, useState } from 'react';

const KEPT = 'lapak.pintasan';
/** Whether the key belongs to what has the focus: letters to text, arrows and space also to choices. */
const isTaken = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, dialog, [data-own-keys]')) return true;
  const field = target.closest('input');
  return field !== null && (!['radio', 'checkbox'].includes(field.type) || key.startsWith('Arrow') || key === ' ');
};

/** Single keys as shortcuts, unless somebody is typing. They can be switched off: a voice or a shaky hand may type too. */
export const useShortcuts = (
  keys: Readonly<Record<string, () => void>>,
): { on: boolean; setOn: (on: boolean) => void } => {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTaken(event.target, event.key)) return;
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
