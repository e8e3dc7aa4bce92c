import { formatDay, formatNumber, formatRupiah, type LocalDate, type Locale, shortRupiah } from '@lapak/kernel';
import { useSession } from '@lapak/web';
import type { CommandWallQuery } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';
import { niceTop } from './nice-top.js';

type Day = CommandWallQuery['commandWall']['byDay'][number];

const WIDTH = 1_000;
const HEIGHT = 300;
/** Every sixth day is named, counted back from today. */
const NAMED_EVERY = 6;

const dayText = (day: string, locale: Locale): string => formatDay(day as LocalDate, locale, { year: false });

const Table = ({ days }: { days: readonly Day[] }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  return (
    <details className="chart-table">
      <summary>{t.asTable}</summary>
      <table className="table">
        <caption className="sr">{t.byDay}</caption>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col" className="num">
              {t.measures.orders}
            </th>
            <th scope="col" className="num">
              {t.measures.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayText(day.day, locale)}</th>
              <td className="num">{formatNumber(day.orders, locale)}</td>
              <td className="num">{formatRupiah(day.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** What was sold day by day, with its scale in words; the same figures as a table. */
export const DayChart = ({ days }: { days: readonly Day[] }) => {
  const t = wordsHere().wall;
  const { locale } = useSession();
  const top = niceTop(Math.max(0, ...days.map(({ value }) => value)));
  const step = WIDTH / days.length;
  const sum = days.reduce((all, { value }) => all + value, 0);
  if (sum === 0) return <p className="meta">{t.noDays}</p>;
  return (
    <figure className="day-chart">
      <div className="plot">
        <ol className="scale" aria-hidden="true">
          {[1, 0.5, 0].map((part) => (
            <li key={part}>{shortRupiah(top * part, locale)}</li>
          ))}
        </ol>
        <div className="plot-area">
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t.daySummary(shortRupiah(sum, locale), days.length)}
          >
            <path className="grid-lines" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
            <g className="bars">
              {days.map(({ day, value }, i) => {
                const height = (value / top) * HEIGHT;
                return <rect key={day} x={(i + 0.14) * step} y={HEIGHT - height} width={step * 0.72} height={height} />;
              })}
            </g>
          </svg>
        </div>
        <ol className="days" aria-hidden="true">
          {days.map((day, i) =>
            (days.length - 1 - i) % NAMED_EVERY === 0 ? (
              <li key={day.day} style={{ left: `${((i + 0.5) * 100) / days.length}%` }}>
                {i === days.length - 1 ? t.today : dayText(day.day, locale)}
              </li>
            ) : null,
          )}
        </ol>
      </div>
      <Table days={days} />
    </figure>
  );
};
