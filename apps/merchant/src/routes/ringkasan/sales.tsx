import { formatRupiah } from '@lapak/kernel';
import { AreaChart, Panel } from '@lapak/ui';
import type { HomeQuery } from '../../gql/graphql.js';
import { ShareShop } from '../../parts/share-shop.js';
import { useTimes } from '../../parts/times.js';
import { t } from '../../words/words.js';

type Today = NonNullable<HomeQuery['myShop']>['today'];

/** Sales as a line with its table; before the first sale, the quickest way to it instead of an empty chart. */
export const Sales = ({ today }: { today: Today }) => {
  const times = useTimes();
  if (today.sales30Days === 0)
    return (
      <Panel title={t.home.noSales}>
        <p className="meta">{t.home.noSalesText}</p>
        <div className="form-foot">
          <ShareShop />
        </div>
      </Panel>
    );
  const best = today.salesByDay.reduce((a, b) => (b.value > a.value ? b : a));
  return (
    <Panel title={t.home.chart}>
      <p className="meta">{t.home.best(times.day(best.day), formatRupiah(best.value))}</p>
      <AreaChart
        title={t.home.chart}
        points={today.salesByDay.map((one) => ({ label: times.day(one.day), value: one.value }))}
        format={formatRupiah}
        tableLabel={t.say.table}
        labelHead={t.home.chartDay}
        valueHead={t.home.chartValue}
      />
    </Panel>
  );
};
