import { DeskHead } from '@lapak/ui';
import { Inbox } from '@lapak/web';
import { AppLink } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { t } from '../../words/words.js';

export const Screen = () => {
  usePageTitle(t.inbox.title);
  return (
    <>
      <DeskHead title={t.inbox.title} />
      <Inbox link={AppLink} />
    </>
  );
};
