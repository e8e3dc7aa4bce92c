import { Badge, Icon } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { dueOf } from './due.js';
import { wordsHere } from './words/words.js';

/** Until when, in colour and in words. */
export const DueBadge = ({ at, now }: { at: string; now: Date }) => {
  const { zone, locale } = useSession();
  const { text, tone } = dueOf(new Date(at), now, { zone, locale, words: wordsHere().time });
  return (
    <Badge tone={tone === 'plain' ? undefined : tone}>
      {tone === 'bad' && <Icon name="clock" />}
      {text}
    </Badge>
  );
};
