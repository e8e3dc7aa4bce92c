import type { Said } from '@lapak/web';
import { useEffect } from 'react';

/** Whoever left a field wrong is taken to it. */
export const useFocusWrong = (problem: Said | null, field: string, id = field): void => {
  useEffect(() => {
    if (problem?.fields.some((one) => one.field === field)) document.getElementById(id)?.focus();
  }, [problem, field, id]);
};
