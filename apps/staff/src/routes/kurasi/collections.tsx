import { useQuery } from '@apollo/client/react';
import { Badge, type Column, DataTable, DeskHead, EmptyState, Skeleton } from '@lapak/ui';
import { Loaded, type Session, useSession } from '@lapak/web';
import { Link } from 'react-router';
import { type CollectionPartsFragment, StaffCollectionsDocument } from '../../gql/graphql.js';
import { useNow } from '../../use-now.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { CurationTabs } from './curation-tabs.js';
import { periodText } from './period.js';
import { turnOf } from './schedule.js';
import { TurnPill } from './turn-pill.js';

type Collection = CollectionPartsFragment;

const columnsOf = ({ zone, locale }: Session, now: Date): Column<Collection>[] => {
  const t = wordsHere().curation;
  return [
    {
      key: 'title',
      label: t.collection,
      cell: (one) => (
        <Link className="row-link" to={`/kurasi/koleksi/${one.id}`}>
          {(locale === 'en' && one.titleEn) || one.titleId}
          <small>/koleksi/{one.slug}</small>
        </Link>
      ),
    },
    { key: 'turn', label: t.state, cell: (one) => <TurnPill turn={turnOf(one, now)} /> },
    { key: 'period', label: t.period, cell: (one) => periodText(one, zone, locale, t) },
    {
      key: 'items',
      label: t.items,
      cell: (one) => {
        const skipped = one.items.filter((item) => item.skipped).length;
        return (
          <span className="row wrapping">
            {t.products(one.items.length)}
            {skipped > 0 && <Badge tone="attention">{t.skippedCount(skipped)}</Badge>}
          </span>
        );
      },
    },
    { key: 'sort', label: t.sort, numeric: true, cell: (one) => one.sort },
  ];
};

/** Collections in the order of the home page. */
export const Collections = () => {
  const t = wordsHere();
  useTitle(t.curation.collections);
  const session = useSession();
  const now = useNow();
  const asked = useQuery(StaffCollectionsDocument, { fetchPolicy: 'cache-and-network' });
  const add = (
    <Link className="btn" to="/kurasi/koleksi/baru">
      {t.curation.newCollection}
    </Link>
  );
  return (
    <>
      <DeskHead eyebrow={t.curation.eyebrow} title={t.curation.title}>
        {add}
      </DeskHead>
      <CurationTabs at="collections" />
      <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
        {({ staffCollections }) => (
          <DataTable
            caption={t.curation.collections}
            columns={columnsOf(session, now)}
            rows={staffCollections}
            rowKey={(one) => one.id}
            empty={
              <EmptyState emoji="1f5bc-fe0f" title={t.curation.noCollections} action={add}>
                {t.curation.noCollectionsText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
};
