import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, EmptyState, Skeleton, Tabs } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type OrderTab, ShopOrdersDocument, type ShopOrdersQuery } from '../../gql/graphql.js';
import { AppLink, at, Go } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { ShareShop } from '../../parts/share-shop.js';
import { useNow } from '../../parts/times.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { OrderRow } from './order-row.js';

const TABS: readonly OrderTab[] = ['to_accept', 'to_ship', 'underway', 'done', 'all'];
const isTab = (text: string | null): text is OrderTab => (TABS as readonly (string | null)[]).includes(text);

type Orders = ShopOrdersQuery['shopOrders'];
const countOf = (tab: OrderTab, counts: Orders['counts'] | undefined): number =>
  counts ? ({ to_accept: counts.toAccept, to_ship: counts.toShip, underway: counts.underway }[tab as string] ?? 0) : 0;

const RowsSkeleton = () => (
  <div role="status" aria-busy="true">
    <span className="sr">{t.say.loading}</span>
    <ul className="rows" aria-hidden="true">
      {[0, 1, 2, 3].map((i) => (
        <li key={i} className="order-row">
          <span className="skeleton thumb-skeleton" />
          <Skeleton lines={3} label="" />
        </li>
      ))}
    </ul>
  </div>
);

const List = ({ page, busy, onMore }: { page: Orders; busy: boolean; onMore: () => void }) => {
  const now = useNow();
  return (
    <>
      <ul className="rows">
        {page.nodes.map((order) => (
          <OrderRow key={order.id} order={order} now={now} />
        ))}
      </ul>
      {page.hasNextPage && (
        <p className="form-foot">
          <Button kind="ghost" busy={busy} onClick={onMore}>
            {t.say.more}
          </Button>
        </p>
      )}
    </>
  );
};

/** Nothing here: where orders come from, or where the others are. */
const Nothing = ({ tab }: { tab: OrderTab }) => (
  <EmptyState
    emoji="1f4e6"
    title={t.orders.empty[tab as keyof typeof t.orders.empty]}
    action={
      tab === 'to_accept' || tab === 'all' ? (
        <ShareShop />
      ) : (
        <Go to="/pesanan?tab=all" kind="ghost">
          {t.orders.seeAll}
        </Go>
      )
    }
  >
    {t.orders.emptyText}
  </EmptyState>
);

export const Screen = () => {
  usePageTitle(t.orders.title);
  const { shopId } = useShop();
  const [params] = useSearchParams();
  const wanted = params.get('tab');
  const tab: OrderTab = isTab(wanted) ? wanted : 'to_accept';
  const [more, setMore] = useState(false);
  const asked = useQuery(ShopOrdersDocument, { variables: { shopId, tab }, fetchPolicy: 'cache-and-network' });
  const counts = (asked.data ?? asked.previousData)?.shopOrders.counts;
  const loadMore = () => {
    setMore(true);
    const after = asked.data?.shopOrders.endCursor ?? null;
    void asked.fetchMore({ variables: { after } }).finally(() => setMore(false));
  };
  return (
    <>
      <DeskHead title={t.orders.title} />
      <Tabs
        label={t.orders.title}
        link={AppLink}
        tabs={TABS.map((one) => ({
          href: at(`/pesanan?tab=${one}`),
          label: t.orders.tabs[one as keyof typeof t.orders.tabs],
          current: one === tab,
          count: countOf(one, counts),
        }))}
      />
      <Loaded of={asked} skeleton={<RowsSkeleton />}>
        {({ shopOrders }) =>
          shopOrders.nodes.length === 0 ? (
            <Nothing tab={tab} />
          ) : (
            <List page={shopOrders} busy={more} onMore={loadMore} />
          )
        }
      </Loaded>
    </>
  );
};
