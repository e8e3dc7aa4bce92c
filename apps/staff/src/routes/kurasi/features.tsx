import { useQuery } from '@apollo/client/react';
import { Avatar, DeskHead, EmptyState, Panel, Skeleton } from '@lapak/ui';
import { Loaded, useSession } from '@lapak/web';
import { Link } from 'react-router';
import { type FeaturePartsFragment, StaffFeaturesDocument } from '../../gql/graphql.js';
import { useNow } from '../../use-now.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { CurationTabs } from './curation-tabs.js';
import { periodText } from './period.js';
import { turnOf } from './schedule.js';

const TURNS = ['current', 'planned', 'past'] as const;

const Line = ({ of: feature }: { of: FeaturePartsFragment }) => {
  const t = wordsHere().curation;
  const { zone, locale } = useSession();
  return (
    <li>
      <Avatar seed={feature.shop.motif} />
      <span>
        <Link className="row-link" to={`/kurasi/toko-pilihan/${feature.id}`}>
          {feature.shop.name}
        </Link>
        <span>{(locale === 'en' && feature.headlineEn) || feature.headlineId}</span>
        <small>
          {periodText(feature, zone, locale, t)} · {t.by(feature.curatorName)}
        </small>
      </span>
    </li>
  );
};

/** The shop that the regency shows now, those whose turn comes, and those who had it. */
export const Features = () => {
  const t = wordsHere();
  useTitle(t.curation.features);
  const now = useNow();
  const asked = useQuery(StaffFeaturesDocument, { fetchPolicy: 'cache-and-network' });
  const add = (
    <Link className="btn" to="/kurasi/toko-pilihan/baru">
      {t.curation.newFeature}
    </Link>
  );
  return (
    <>
      <DeskHead eyebrow={t.curation.eyebrow} title={t.curation.title}>
        {add}
      </DeskHead>
      <CurationTabs at="features" />
      <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
        {({ staffFeatures }) =>
          staffFeatures.length === 0 ? (
            <EmptyState emoji="1f31f" title={t.curation.noFeatures} action={add}>
              {t.curation.noFeaturesText}
            </EmptyState>
          ) : (
            TURNS.map((turn) => {
              const those = staffFeatures.filter((one) => turnOf(one, now) === turn);
              return (
                <Panel key={turn} title={t.curation.featureTurns[turn]}>
                  {those.length === 0 ? (
                    <p className="meta">{t.curation.noneInTurn[turn]}</p>
                  ) : (
                    <ul className="features">
                      {those.map((one) => (
                        <Line key={one.id} of={one} />
                      ))}
                    </ul>
                  )}
                </Panel>
              );
            })
          )
        }
      </Loaded>
    </>
  );
};
