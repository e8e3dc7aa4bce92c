import { StatusPill, type Tone } from '@lapak/ui';
import { wordsHere } from '../../words/words.js';
import type { Turn } from './schedule.js';

const TONES: Readonly<Record<Turn, Tone | undefined>> = {
  draft: undefined,
  current: 'good',
  planned: 'info',
  past: undefined,
};

export const TurnPill = ({ turn }: { turn: Turn }) => (
  <StatusPill tone={TONES[turn]}>{wordsHere().curation.turns[turn]}</StatusPill>
);
