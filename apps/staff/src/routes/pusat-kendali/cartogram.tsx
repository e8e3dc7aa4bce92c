import { formatNumber, type Locale, shortRupiah } from '@lapak/kernel';
import { ChoiceField } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { type CSSProperties, useState } from 'react';
import type { CommandWallQuery } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';
import { depthOf } from './depth.js';

type Figure = CommandWallQuery['commandWall']['byKecamatan'][number];

const MEASURES = ['value', 'orders', 'shops'] as const;
type Measure = (typeof MEASURES)[number];

const show = (figure: Figure, measure: Measure, locale: Locale): string =>
  measure === 'value' ? shortRupiah(figure.value, locale) : formatNumber(figure[measure], locale);

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
                  {show(figure, measure, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** The kecamatan as equal tiles where they lie, the deeper the dye the more; the place of each comes with the figures. */
export const Cartogram = ({ figures }: { figures: readonly Figure[] }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  const [measure, setMeasure] = useState<Measure>('value');
  const most = Math.max(1, ...figures.map((figure) => figure[measure]));
  const columns = Math.max(1, ...figures.map(({ column }) => column));
  return (
    <>
      <ChoiceField
        legend={<span className="sr">{t.measure}</span>}
        name="measure"
        value={measure}
        onChoose={(next) => setMeasure(next as Measure)}
        choices={MEASURES.map((one) => ({ value: one, label: t.measures[one] }))}
      />
      <ul
        className="cartogram"
        aria-label={`${t.byKecamatan}: ${t.measures[measure]}`}
        style={{ '--columns': columns } as CSSProperties}
      >
        {figures.map((figure) => {
          const { fill, deep } = depthOf(figure[measure] / most);
          return (
            <li
              key={figure.code}
              className={deep ? 'tile deep' : 'tile'}
              style={{ '--column': figure.column, '--row': figure.row, '--fill': `${fill}%` } as CSSProperties}
            >
              <b>{figure.name}</b>
              <span>{show(figure, measure, locale)}</span>
            </li>
          );
        })}
      </ul>
      <Table figures={figures} />
    </>
  );
};
