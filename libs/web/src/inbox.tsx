import { useQuery, useSubscription } from '@apollo/client/react';
import { formatDateTime } from '@lapak/kernel';
import { Button, EmptyState, Notice } from '@lapak/ui';
import { useState } from 'react';
import { MarkNoticesReadDocument, NoticesDocument, UnreadNoticesDocument } from './gql/graphql.js';
import { Loaded } from './loaded.js';
import { useSession } from './session.js';
import { useDeed } from './use-deed.js';

/** The number of unread notices, live. */
export const useUnread = (): number => {
  const { viewer } = useSession();
  const told = useSubscription(UnreadNoticesDocument);
  return told.data?.unreadNotices ?? viewer.unreadNotices;
};

/** Notices, newest first; reading the list marks them read on request, not by looking. */
export const Inbox = () => {
  const { zone } = useSession();
  const [more, setMore] = useState(false);
  const asked = useQuery(NoticesDocument, { fetchPolicy: 'cache-and-network' });
  const mark = useDeed(MarkNoticesReadDocument, { refetch: ['Notices'] });
  return (
    <Loaded of={asked}>
      {({ notices }) =>
        notices.nodes.length === 0 ? (
          <EmptyState emoji="1f4e6" title="Belum ada kabar">
            Kabar tentang pesanan dan pengajuan Anda muncul di sini.
          </EmptyState>
        ) : (
          <>
            {mark.problem && <Notice tone="bad">{mark.problem.message}</Notice>}
            {notices.unread > 0 && (
              <Button kind="ghost" small busy={mark.busy} onClick={() => void mark.run({})}>
                Tandai semua sudah dibaca
              </Button>
            )}
            <ul className="inbox">
              {notices.nodes.map((notice) => (
                <li key={notice.id} className={notice.readAt ? undefined : 'unread'}>
                  <b>{notice.href ? <a href={notice.href}>{notice.title}</a> : notice.title}</b>
                  <p>{notice.body}</p>
                  <small>
                    {formatDateTime(new Date(notice.createdAt), zone, 'id')}
                    {notice.readAt ? '' : ' · belum dibaca'}
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
                Tampilkan lebih banyak
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
};
