import { useQuery } from '@apollo/client/react';
import { ConsoleShell, Notice, type RailItem } from '@lapak/ui';
import { useSession, useUnread } from '@lapak/web';
import { Bell, ClipboardCheck, House, Package, Store, Tag, UserRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { RailFoot } from './frame-foot.js';
import { ShopFrameDocument, type ShopFrameQuery } from './gql/graphql.js';
import { useOrderNews } from './order-news.js';
import { AppLink, at } from './parts/link.js';
import { useNow, useTimes } from './parts/times.js';
import { useChosenShop, useShop } from './shop.js';
import { t } from './words/words.js';

type Shop = NonNullable<ShopFrameQuery['myShop']>;

/** A new screen begins at its top, for eyes and for screen readers. */
const useFocusOnArrival = (): void => {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else document.getElementById('isi')?.focus({ preventScroll: true });
  }, [pathname]);
};

const useRail = (shop: Shop | null | undefined): { rail: RailItem[]; dock: RailItem[] } => {
  const { pathname } = useLocation();
  const unread = useUnread();
  const item = (path: string, label: string, icon: React.ReactNode, count = 0): RailItem => ({
    href: at(path),
    label,
    icon,
    count,
    current: path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  });
  const home = item('/', t.frame.home, <House aria-hidden />);
  const orders = item(
    '/pesanan',
    t.frame.orders,
    <Package aria-hidden />,
    (shop?.today.toAccept ?? 0) + (shop?.today.toShip ?? 0),
  );
  const products = item('/produk', t.frame.products, <Tag aria-hidden />);
  const application = item('/pengajuan', t.frame.application, <ClipboardCheck aria-hidden />);
  const inbox = item('/kabar', t.frame.inbox, <Bell aria-hidden />, unread);
  const settings = item('/toko', t.frame.shop, <Store aria-hidden />);
  const account = item('/akun', t.frame.account, <UserRound aria-hidden />);
  const open = shop == null || shop.state === 'approved' || shop.state === 'suspended';
  return {
    rail: [home, orders, products, application, inbox, settings, account],
    dock: [home, open ? orders : application, products, inbox, settings],
  };
};

/** What concerns the whole shop, above every screen. */
const ShopNotice = ({ shop }: { shop: Shop }) => {
  const times = useTimes();
  const today = times.dayOf(useNow());
  if (shop.state === 'suspended') return <Notice tone="bad">{t.frame.suspended}</Notice>;
  if (!shop.closedUntil || shop.closedUntil <= today) return null;
  const later = shop.closedFrom != null && shop.closedFrom > today;
  return (
    <Notice tone="attention">
      {later
        ? t.frame.closedSoon(times.day(shop.closedFrom!), times.day(shop.closedUntil))
        : t.frame.closedNow(times.day(shop.closedUntil))}{' '}
      <AppLink href={at('/toko')} className="link">
        {t.frame.reopen}
      </AppLink>
    </Notice>
  );
};

const Console = () => {
  const { shopId } = useShop();
  const { regency } = useSession();
  const asked = useQuery(ShopFrameDocument, { variables: { id: shopId }, fetchPolicy: 'cache-and-network' });
  const shop = asked.data?.myShop;
  const { rail, dock } = useRail(shop);
  const news = useOrderNews(shopId);
  useFocusOnArrival();
  return (
    <ConsoleShell
      brand={
        <span className="brand">
          {t.frame.title} <small>{shop?.name ?? regency.brand}</small>
        </span>
      }
      items={rail}
      dock={dock}
      link={AppLink}
      foot={<RailFoot />}
      words={{ skip: t.frame.skip, menu: t.frame.menu, nav: t.frame.nav, dock: t.frame.dock }}
    >
      <p className="news" role="status">
        {news}
      </p>
      {shop && <ShopNotice shop={shop} />}
      {asked.data && !shop ? <Notice tone="bad">{t.frame.shopGone}</Notice> : <Outlet key={shopId} />}
    </ConsoleShell>
  );
};

/** Rail, dock and what is live, around every screen of a shop. An account without a shop opens one first. */
export const Frame = () => (useChosenShop() ? <Console /> : <Navigate to="/buka-toko" replace />);
