import { useEffect, useState } from 'react';

/** The present moment, anew every `everyMs`, so that "in 2 hours" does not grow old on the screen. */
export const useNow = (everyMs = 30_000): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
