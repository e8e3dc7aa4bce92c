import { formatNumber, type Locale } from '@lapak/kernel';
import { Progress } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { Link } from 'react-router';
import type { CommandWallQuery } from '../../gql/graphql.js';
import { mayGo } from '../../places.js';
import { wordsHere } from '../../words/words.js';

type Wall = CommandWallQuery['commandWall'];

/** Hours as people say them: `7 jam`, `1,4 hari`. */
const medianText = (hours: number | null, locale: Locale): string | null => {
  const t = wordsHere().time;
  if (hours === null) return null;
  if (hours < 24) return t.hours(Math.max(1, Math.round(hours)));
  return t.someDays(formatNumber(Math.round((hours / 24) * 10) / 10, locale));
};

/** What the office promised, and how it keeps it. */
export const Service = ({ of: wall }: { of: Wall }) => {
  const t = wordsHere().wall;
  const { locale, viewer } = useSession();
  const median = medianText(wall.verificationMedianHours ?? null, locale);
  return (
    <>
      <dl className="service">
        <div>
          <dt>{t.openCases}</dt>
          <dd>{formatNumber(wall.openCases, locale)}</dd>
        </div>
        <div className={wall.overdueCases > 0 ? 'late' : undefined}>
          <dt>{t.overdueCases}</dt>
          <dd>{formatNumber(wall.overdueCases, locale)}</dd>
        </div>
        <div>
          <dt>{t.median}</dt>
          <dd>{median ?? <span aria-label={t.noMedian}>–</span>}</dd>
        </div>
      </dl>
      <p className="on-time">
        <span>{t.onTime}</span>
        <b>{wall.verificationOnTime}%</b>
      </p>
      <Progress value={wall.verificationOnTime} label={t.onTime} />
      {mayGo(viewer.duties, 'verifier') && (
        <Link className="link queue-link" to="/verifikasi">
          {t.toQueue}
        </Link>
      )}
    </>
  );
};
