import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, dropDraft, readDraft, writeDraft } from './drafts.js';

const QUIET_MS = 250;

export interface DraftState<T> {
  readonly value: T;
  readonly change: (next: (value: T) => T) => void;
  /** When this device last kept it; null when nothing was typed yet. */
  readonly savedAt: Date | null;
  /** When the draft that was found is from. */
  readonly foundAt: Date | null;
  /** Back to how it began; what was kept is forgotten. */
  readonly drop: () => void;
  /** It was sent: nothing is left to keep. */
  readonly done: () => Promise<void>;
  readonly touched: boolean;
}

/** Soon after the last change, and at once when the page goes to the background: a phone may never come back to it. */
const useKeeping = (on: boolean, keep: () => void): void => {
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(keep, QUIET_MS);
    const leaving = () => {
      if (document.visibilityState !== 'hidden') return;
      clearTimeout(timer);
      keep();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [on, keep]);
};

/**
 * A form whose every change is kept on this device and found again. Null until it is known whether something was kept.
 * `base` names what the form was filled from; a draft made from something older is dropped.
 */
export const useDraft = <T>(key: string, base: string, initial: T): DraftState<T> | null => {
  const [found, setFound] = useState<Draft<T> | null | undefined>(undefined);
  const [value, setValue] = useState(initial);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [touched, setTouched] = useState(false);
  const over = useRef(false);

  useEffect(() => {
    let here = true;
    void readDraft<T>(key).then((draft) => {
      if (!here) return;
      const ours = draft?.base === base ? draft : null;
      if (ours) {
        setValue(ours.value);
        setTouched(true);
      }
      setFound(ours);
    });
    return () => {
      here = false;
    };
  }, [key, base]);

  const keep = useCallback(() => {
    if (over.current) return;
    const now = Date.now();
    void writeDraft(key, { savedAt: now, base, value }).then((kept) => kept && setSavedAt(new Date(now)));
  }, [key, base, value]);
  useKeeping(touched && found !== undefined, keep);

  const change = useCallback((next: (now: T) => T) => {
    setTouched(true);
    setValue(next);
  }, []);
  if (found === undefined) return null;
  return {
    value,
    change,
    savedAt,
    foundAt: found ? new Date(found.savedAt) : null,
    drop: () => {
      setTouched(false);
      setValue(initial);
      setFound(null);
      setSavedAt(null);
      void dropDraft(key);
    },
    done: () => {
      over.current = true;
      setTouched(false);
      return dropDraft(key);
    },
    touched,
  };
};
