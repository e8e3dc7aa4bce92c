import { DeskHead } from '@lapak/ui';
import { Inbox } from '@lapak/web';
import { RouterLink } from '../../frame.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';

/** What the system has told this officer. */
export const News = () => {
  const t = wordsHere().places;
  useTitle(t.inbox);
  return (
    <>
      <DeskHead title={t.inbox} />
      <Inbox link={RouterLink} />
    </>
  );
};
