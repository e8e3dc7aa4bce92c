import { formatNumber, type Locale, shortRupiah } from '@lapak/kernel';
import { ChoiceField, Panel } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { type CSSProperties, useMemo, useState } from 'react';
import type { CommandWallQuery } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';
import { depthOf } from './depth.js';
import { emptyRoom, type Room } from './empty-room.js';

type Figure = CommandWallQuery['commandWall']['byKecamatan'][number];

const MEASURES = ['value', 'orders', 'shops'] as const;
type Measure = (typeof MEASURES)[number];
/** Steps of the legend's scale, as shares of the largest. */
const STEPS = [0, 0.25, 0.5, 0.75, 1];

const say = (amount: number, measure: Measure, locale: Locale): string =>
  measure === 'value' ? shortRupiah(amount, locale) : formatNumber(amount, locale);

const fillOf = (share: number): CSSProperties => ({ '--fill': `${depthOf(share).fill}%` }) as CSSProperties;

const Table = ({ figures }: { figures: readonly Figure[] }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  return (
    <details className="chart-table">
      <summary>{t.asTable}</summary>
      <table className="table">
        <caption className="sr">{t.byKecamatan}</caption>
        <thead>
          <tr>
            <th scope="col">{t.kecamatan}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col" className="num">
                {t.measures[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.code}>
              <th scope="row">{figure.name}</th>
              {MEASURES.map((measure) => (
                <td key={measure} className="num">
                  {say(figure[measure], measure, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** What the dye means, where the map leaves room for it. */
const Legend = ({ figures, measure, room }: { figures: readonly Figure[]; measure: Measure; room: Room | null }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  const sum = figures.reduce((all, figure) => all + figure[measure], 0);
  const first = [...figures].sort((a, b) => b[measure] - a[measure])[0];
  const most = first?.[measure] ?? 0;
  return (
    <div
      className={room ? 'map-legend placed' : 'map-legend'}
      style={
        room
          ? ({
              '--column': `${room.column} / span ${room.width}`,
              '--row': `${room.row} / span ${room.height}`,
            } as CSSProperties)
          : undefined
      }
    >
      <p>
        {t.all} <b>{say(sum, measure, locale)}</b>
      </p>
      <p>{first && most > 0 ? t.most(first.name) : t.nothingYet}</p>
      <p className="map-scale" aria-hidden="true">
        <span>{say(0, measure, locale)}</span>
        {STEPS.map((share) => (
          <i key={share} style={fillOf(share)} />
        ))}
        <span>{say(most, measure, locale)}</span>
      </p>
    </div>
  );
};

/** The kecamatan as equal tiles where they lie, the deeper the dye the more; the place of each comes with the figures. */
export const Cartogram = ({ figures }: { figures: readonly Figure[] }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  const [measure, setMeasure] = useState<Measure>('value');
  const room = useMemo(() => emptyRoom(figures), [figures]);
  const most = Math.max(1, ...figures.map((figure) => figure[measure]));
  const columns = Math.max(1, ...figures.map(({ column }) => column));
  return (
    <Panel
      title={t.byKecamatan}
      action={
        <ChoiceField
          legend={<span className="sr">{t.measure}</span>}
          name="measure"
          value={measure}
          onChoose={(next) => setMeasure(next as Measure)}
          choices={MEASURES.map((one) => ({ value: one, label: t.measures[one] }))}
        />
      }
    >
      <div className="cartogram" style={{ '--columns': columns } as CSSProperties}>
        <ul aria-label={`${t.byKecamatan}: ${t.measures[measure]}`}>
          {figures.map((figure) => (
            <li
              key={figure.code}
              className={depthOf(figure[measure] / most).deep ? 'tile deep' : 'tile'}
              style={
                { ...fillOf(figure[measure] / most), '--column': figure.column, '--row': figure.row } as CSSProperties
              }
            >
              <b>{figure.name}</b>
              <span>{say(figure[measure], measure, locale)}</span>
            </li>
          ))}
        </ul>
        <Legend figures={figures} measure={measure} room={room} />
      </div>
      <Table figures={figures} />
    </Panel>
  );
};
