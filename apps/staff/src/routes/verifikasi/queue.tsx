import { useQuery } from '@apollo/client/react';
import {
  Button,
  type Column,
  DataTable,
  DeskHead,
  EmptyState,
  Icon,
  Notice,
  Skeleton,
  StatusPill,
  Tabs,
  TodoStrip,
} from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { lasting } from '../../due.js';
import { DueBadge } from '../../due-badge.js';
import { RouterLink } from '../../frame.js';
import {
  QueueFiguresDocument,
  type QueueFilter,
  VerificationQueueDocument,
  type VerificationQueueQuery,
} from '../../gql/graphql.js';
import { More } from '../../more.js';
import { Refusal } from '../../refusal.js';
import { useNow } from '../../use-now.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { caseTone } from './case-tone.js';
import { useTakeNext } from './use-take-next.js';

type Row = VerificationQueueQuery['verificationQueue']['nodes'][number];

const FILTERS: readonly QueueFilter[] = ['open', 'waiting', 'decided'];
const POLL_MS = 30_000;

const columnsOf = (filter: QueueFilter, now: Date): Column<Row>[] => {
  const t = wordsHere();
  const ends: Column<Row>[] =
    filter === 'open'
      ? [
          { key: 'due', label: t.queue.due, cell: (row) => <DueBadge at={row.promisedAt} now={now} /> },
          {
            key: 'lock',
            label: t.queue.openedBy,
            cell: (row) =>
              row.lockedBy ? (
                <span className="locked">
                  <Icon name="person" />
                  {row.lockedBy}
                </span>
              ) : (
                <span className="meta">{t.queue.nobody}</span>
              ),
          },
        ]
      : [
          {
            key: 'state',
            label: t.queue.state,
            cell: (row) => <StatusPill tone={caseTone(row.state)}>{t.caseStates[row.state]}</StatusPill>,
          },
        ];
  return [
    {
      key: 'shop',
      label: t.queue.application,
      cell: (row) => (
        <Link className="row-link" to={`/verifikasi/${row.code}`}>
          {row.shopName}
          <small>{row.code}</small>
        </Link>
      ),
    },
    { key: 'desa', label: t.queue.desa, cell: (row) => row.desa.label },
    {
      key: 'age',
      label: t.queue.age,
      cell: (row) => lasting(now.getTime() - Date.parse(row.submittedAt), t.time),
    },
    ...ends,
  ];
};

const Empty = ({ filter }: { filter: QueueFilter }) => {
  const t = wordsHere().queue;
  const other: QueueFilter = filter === 'open' ? 'waiting' : 'open';
  return (
    <EmptyState
      emoji={filter === 'open' ? '1f331' : '1f4cb'}
      title={t.empty[filter].title}
      action={
        <Link className="btn ghost" to={`?saring=${other}`}>
          {t.empty[filter].action}
        </Link>
      }
    >
      {t.empty[filter].text}
    </EmptyState>
  );
};

const Waiting = () => {
  const t = wordsHere().queue;
  const { data } = useQuery(QueueFiguresDocument, { fetchPolicy: 'no-cache', pollInterval: POLL_MS });
  if (!data) return null;
  const { openCases, overdueCases } = data.commandWall;
  const items = [
    ...(overdueCases > 0 ? [{ count: overdueCases, label: t.overdue, href: '?saring=open' }] : []),
    ...(openCases > overdueCases
      ? [{ count: openCases - overdueCases, label: t.inTime, href: '?saring=open#daftar' }]
      : []),
  ];
  return <TodoStrip title={t.todo} items={items} calm={t.calm} link={RouterLink} />;
};

/** The office's cases by deadline: what waits for us, what waits for the applicant, what is decided. */
export const Queue = () => {
  const t = wordsHere();
  useTitle(t.queue.title);
  const now = useNow();
  const [search] = useSearchParams();
  const filter = FILTERS.find((one) => one === search.get('saring')) ?? 'open';
  const next = useTakeNext();
  const [grown, setGrown] = useState(false);
  const asked = useQuery(VerificationQueueDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
    pollInterval: grown ? 0 : POLL_MS, // a list that somebody has scrolled down is not cut short
    skipPollAttempt: () => document.hidden,
  });
  return (
    <>
      <DeskHead eyebrow={t.queue.eyebrow} title={t.queue.title}>
        <Button busy={next.busy} onClick={() => void next.take()}>
          {t.queue.takeNext}
        </Button>
      </DeskHead>
      {next.problem?.code === 'QueueEmpty' ? (
        <Notice tone="good">{next.problem.message}</Notice>
      ) : (
        <Refusal problem={next.problem} />
      )}
      <Waiting />
      <Tabs
        label={t.queue.filter}
        link={RouterLink}
        tabs={FILTERS.map((one) => ({
          href: `?saring=${one}`,
          label: t.queue.filters[one],
          current: one === filter,
        }))}
      />
      <Loaded of={asked} skeleton={<Skeleton lines={9} label={t.say.loading} />}>
        {({ verificationQueue: { nodes, hasNextPage, endCursor } }) => (
          <div id="daftar">
            <DataTable
              caption={`${t.queue.title}: ${t.queue.filters[filter]}`}
              columns={columnsOf(filter, now)}
              rows={nodes}
              rowKey={(row) => row.code}
              empty={<Empty filter={filter} />}
            />
            <More
              show={hasNextPage}
              onMore={() => asked.fetchMore({ variables: { after: endCursor } }).then(() => setGrown(true))}
            />
          </div>
        )}
      </Loaded>
    </>
  );
};
