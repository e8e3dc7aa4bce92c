import type { Tone } from '@lapak/ui';
import type { Words } from '../words/words.js';

const MINUTE = 60_000;
const SOON_MINUTES = 4 * 60;

export interface Due {
  readonly text: string;
  readonly tone: Tone;
}

const length = (minutes: number, words: Words['due']): string => {
  if (minutes < 60) return words.minutes(Math.max(1, minutes));
  if (minutes < 48 * 60) return words.hours(Math.floor(minutes / 60));
  return words.days(Math.floor(minutes / (24 * 60)));
};

/** How long a deadline leaves, rounded down, so that nobody is promised more time than there is; then how long it is past. */
export const dueIn = (dueAt: string, now: Date, words: Words['due']): Due => {
  const minutes = Math.floor((Date.parse(dueAt) - now.getTime()) / MINUTE);
  if (minutes < 0) return { text: words.late(length(-minutes, words)), tone: 'bad' };
  return { text: words.left(length(minutes, words)), tone: minutes < SOON_MINUTES ? 'attention' : 'info' };
};
