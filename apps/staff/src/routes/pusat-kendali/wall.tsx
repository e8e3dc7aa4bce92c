import { formatNumber, formatTime, shortRupiah } from '@lapak/kernel';
import { Button, DeskHead, type Kpi, Kpis, Notice, Panel, Skeleton } from '@lapak/ui';
import { Loaded, type Session, useSession } from '@lapak/web';
import { Maximize2, Minimize2 } from 'lucide-react';
import { useMemo } from 'react';
import type { CommandWallQuery } from '../../gql/graphql.js';
import { useNow } from '../../use-now.js';
import { useShortcuts } from '../../use-shortcuts.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { Cartogram } from './cartogram.js';
import { DayChart } from './day-chart.js';
import { Service } from './service.js';
import { STALE_MS, useWall } from './use-wall.js';
import { useWallMode } from './use-wall-mode.js';

type Figures = CommandWallQuery['commandWall'];

const kpisOf = (wall: Figures, { locale }: Session): Kpi[] => {
  const t = wordsHere().wall;
  const { valueChange } = wall;
  return [
    {
      label: t.valueThisMonth,
      value: shortRupiah(wall.valueThisMonth, locale),
      ...(valueChange == null
        ? { note: t.noComparison }
        : {
            note: t.change(Math.abs(valueChange), valueChange < 0),
            trend: valueChange < 0 ? ('down' as const) : ('up' as const),
          }),
    },
    {
      label: t.ordersToday,
      value: formatNumber(wall.ordersToday, locale),
      note: t.worth(shortRupiah(wall.valueToday, locale)),
    },
    {
      label: t.activeShops,
      value: formatNumber(wall.activeShops, locale),
      note: t.newShops(wall.newShopsThisMonth),
      ...(wall.newShopsThisMonth > 0 && { trend: 'up' as const }),
    },
    { label: t.outside, value: `${wall.outsideShare}%`, note: t.last30 },
  ];
};

/** Until when the figures are true, and what it means when they are old. */
const AsOf = ({ at, failing }: { at: Date; failing: boolean }) => {
  const t = wordsHere().wall;
  const { zone } = useSession();
  const now = useNow(10_000);
  const time = formatTime(at, zone);
  const stale = now.getTime() - at.getTime() > STALE_MS;
  return (
    <div role="status" className="as-of">
      {stale ? (
        <Notice tone="attention">
          <b>{t.stale(time)}</b> {t.staleText}
        </Notice>
      ) : (
        failing && <p className="meta">{t.failing}</p>
      )}
    </div>
  );
};

const Board = ({ of: wall, failing }: { of: Figures; failing: boolean }) => {
  const t = wordsHere().wall;
  const session = useSession();
  return (
    <>
      <AsOf at={new Date(wall.asOf)} failing={failing} />
      <Kpis items={kpisOf(wall, session)} />
      <Cartogram figures={wall.byKecamatan} />
      <div className="two">
        <Panel title={t.byDay}>
          <DayChart days={wall.byDay} />
        </Panel>
        <Panel title={t.service}>
          <Service of={wall} />
        </Panel>
      </div>
    </>
  );
};

const Loading = () => (
  <>
    <div className="kpis" aria-hidden="true">
      {[1, 2, 3, 4].map((i) => (
        <div className="kpi" key={i}>
          <span className="skeleton" style={{ width: '60%' }} />
          <span className="skeleton" style={{ width: '45%', height: '2rem', marginTop: 8 }} />
        </div>
      ))}
    </div>
    <Skeleton lines={8} label={wordsHere().say.loading} />
  </>
);

/** The command wall: the regency's trade as it is now, readable from four metres. */
export const Wall = () => {
  const t = wordsHere().wall;
  useTitle(t.title);
  const { regency, zone } = useSession();
  const asked = useWall();
  const { full, toggle } = useWallMode();
  useShortcuts(useMemo(() => ({ f: toggle }), [toggle]));
  const wall = asked.data?.commandWall;
  return (
    <div className="wall">
      <DeskHead
        eyebrow={
          <>
            {t.centre(regency.shortName)}
            {wall && <> · {t.asOf(formatTime(new Date(wall.asOf), zone))}</>}
          </>
        }
        title={t.title}
      >
        <Button kind="ghost" onClick={toggle} aria-pressed={full} aria-keyshortcuts="F">
          {full ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
          {full ? t.small : t.full} <kbd aria-hidden="true">F</kbd>
        </Button>
      </DeskHead>
      {/* A question that failed does not take the last figures off the wall. */}
      <Loaded of={wall ? { ...asked, error: undefined } : asked} skeleton={<Loading />}>
        {({ commandWall }) => <Board of={commandWall} failing={asked.error !== undefined} />}
      </Loaded>
    </div>
  );
};
