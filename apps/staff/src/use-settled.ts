import { useEffect, useState } from 'react';

/** A value once it has rested: the server is not asked for every letter. */
export const useSettled = <T>(value: T, restMs = 300): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return settled;
};
