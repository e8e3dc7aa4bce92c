import { DeskHead, type LinkComponent } from '@lapak/ui';
import { Inbox } from '@lapak/web';
import { AppLink, at } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { t } from '../../words/words.js';

/** News names places of this console by their path in it, all others by their whole address. */
const NewsLink: LinkComponent = ({ href, ...rest }) => (
  <AppLink href={/^https?:/.test(href) ? href : at(href)} {...rest} />
);

export const Screen = () => {
  usePageTitle(t.inbox.title);
  return (
    <>
      <DeskHead title={t.inbox.title} />
      <Inbox link={NewsLink} />
    </>
  );
};
