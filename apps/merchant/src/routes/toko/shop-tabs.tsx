import { DeskHead, Tabs } from '@lapak/ui';
import { useLocation } from 'react-router';
import { AppLink, at } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { t } from '../../words/words.js';

const TABS = [
  { path: '/toko', label: t.shop.tabs.hours },
  { path: '/toko/pengiriman', label: t.shop.tabs.delivery },
  { path: '/toko/profil', label: t.shop.tabs.profile },
] as const;

/** The head that the three pages of settings share. */
export const ShopHead = () => {
  const { pathname } = useLocation();
  const here = TABS.find(({ path }) => path === pathname);
  usePageTitle(here ? `${t.shop.title}: ${here.label}` : t.shop.title);
  return (
    <>
      <DeskHead title={t.shop.title} />
      <Tabs
        label={t.shop.tabsLabel}
        link={AppLink}
        tabs={TABS.map(({ path, label }) => ({ href: at(path), label, current: path === pathname }))}
      />
    </>
  );
};
