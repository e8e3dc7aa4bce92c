import { useQuery, useSubscription } from '@apollo/client/react';
import { formatDateTime } from '@lapak/kernel';
import { Button, EmptyState, type LinkComponent, Notice, PlainLink } from '@lapak/ui';
import { useState } from 'react';
import { MarkNoticesReadDocument, NoticesDocument, UnreadNoticesDocument } from './gql/graphql.js';
import { Loaded } from './loaded.js';
import { localeHere } from './locale.js';
import { useSession } from './session.js';
import { useDeed } from './use-deed.js';
import { wordsHere } from './words/words.js';

/** The number of unread notices, live. */
export const useUnread = (): number => {
  const { viewer } = useSession();
  const told = useSubscription(UnreadNoticesDocument);
  return told.data?.unreadNotices ?? viewer.unreadNotices;
};

/** Notices, newest first; reading the list marks them read on request, not by looking. */
export const Inbox = ({ link: Link = PlainLink }: { link?: LinkComponent }) => {
  const t = wordsHere().inbox;
  const { zone } = useSession();
  const [more, setMore] = useState(false);
  const asked = useQuery(NoticesDocument, { fetchPolicy: 'cache-and-network' });
  const mark = useDeed(MarkNoticesReadDocument, { refetch: ['Notices'] });
  return (
    <Loaded of={asked}>
      {({ notices }) =>
        notices.nodes.length === 0 ? (
          <EmptyState emoji="1f4e6" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <>
            {mark.problem && <Notice tone="bad">{mark.problem.message}</Notice>}
            {notices.unread > 0 && (
              <Button kind="ghost" small busy={mark.busy} onClick={() => void mark.run({})}>
                {t.markAll}
              </Button>
            )}
            <ul className="inbox">
              {notices.nodes.map((notice) => (
                <li key={notice.id} className={notice.readAt ? undefined : 'unread'}>
                  <b>{notice.href ? <Link href={notice.href}>{notice.title}</Link> : notice.title}</b>
                  <p>{notice.body}</p>
                  <small>
                    {formatDateTime(new Date(notice.createdAt), zone, localeHere())}
                    {notice.readAt ? '' : ` · ${t.unread}`}
                  </small>
                </li>
              ))}
            </ul>
            {notices.hasNextPage && (
              <Button
                kind="ghost"
                busy={more}
                onClick={() => {
                  setMore(true);
                  void asked.fetchMore({ variables: { after: notices.endCursor } }).finally(() => setMore(false));
                }}
              >
                {t.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
};
