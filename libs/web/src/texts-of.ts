import type { FormEvent } from 'react';

/** What was typed into a form, by name; the browser's own submit is held back. */
export const textsOf = (event: FormEvent<HTMLFormElement>): Record<string, string> => {
  event.preventDefault();
  return Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
};
