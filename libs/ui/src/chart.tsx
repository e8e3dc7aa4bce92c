import type { ReactNode } from 'react';

export interface ChartPoint {
  label: string;
  value: number;
}
interface AreaChartProps {
  title: string;
  points: readonly ChartPoint[];
  format: (value: number) => string;
  /** The words on the fold that opens the table. */
  tableLabel: string;
  labelHead: string;
  valueHead: string;
}

const WIDTH = 640;
const HEIGHT = 150;

/** A line over time, and the same figures as a table. */
export const AreaChart = ({ title, points, format, tableLabel, labelHead, valueHead }: AreaChartProps) => {
  const top = Math.max(1, ...points.map((p) => p.value));
  const x = (i: number) => (points.length < 2 ? WIDTH / 2 : (i * WIDTH) / (points.length - 1));
  const y = (value: number) => HEIGHT - 10 - (value / top) * (HEIGHT - 30);
  const line = points.map((p, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(p.value).toFixed(1)}`).join('');
  return (
    <figure>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <path d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}z`} fill="var(--tarum-wash)" />
        <path d={line} fill="none" stroke="var(--tarum)" strokeWidth={2.5} strokeLinejoin="round" />
        {points.map((p, i) =>
          i === points.length - 1 ? (
            <circle key={p.label} cx={x(i) - 4} cy={y(p.value)} r={4} fill="var(--tarum)" />
          ) : null,
        )}
      </svg>
      <ChartTable
        label={tableLabel}
        points={points}
        format={format}
        caption={title}
        labelHead={labelHead}
        valueHead={valueHead}
      />
    </figure>
  );
};

const ChartTable = ({
  label,
  points,
  format,
  caption,
  labelHead,
  valueHead,
}: {
  label: string;
  points: readonly ChartPoint[];
  format: (v: number) => string;
  caption: string;
  labelHead: string;
  valueHead: string;
}) => (
  <details className="chart-table">
    <summary>{label}</summary>
    <table className="table">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHead}</th>
          <th scope="col" className="num">
            {valueHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((p) => (
          <tr key={p.label}>
            <th scope="row">{p.label}</th>
            <td className="num">{format(p.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

export interface MapTile {
  key: string;
  label: string;
  value: ReactNode;
  /** 0 to 1: how deep the dye. */
  depth: number;
  /** Place on the cartogram, from 1. */
  column: number;
  row: number;
}
/** A cartogram of equal tiles: readable from four metres, no boundary data needed. */
export const TileMap = ({ label, tiles }: { label: string; tiles: readonly MapTile[] }) => (
  <ul className="tiles" aria-label={label}>
    {tiles.map((tile) => (
      <li
        key={tile.key}
        className={tile.depth > 0.52 ? 'tile deep' : 'tile'}
        style={{
          gridColumn: tile.column,
          gridRow: tile.row,
          ['--fill' as string]: `${Math.round(10 + tile.depth * 82)}%`,
        }}
      >
        <b>{tile.label}</b>
        <span>{tile.value}</span>
      </li>
    ))}
  </ul>
);
