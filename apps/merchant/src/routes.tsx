import { createBrowserRouter, type RouteObject } from 'react-router';
import { App } from './app.js';
import { Broken, NotFound } from './broken.js';
import { Frame } from './frame.js';

type Load = () => Promise<{ Screen: () => React.ReactNode }>;

/** Every address of the merchant's console, and where its screen is. */
const SCREENS = {
  '': () => import('./routes/ringkasan/home.js'),
  pengajuan: () => import('./routes/pengajuan/application.js'),
  produk: () => import('./routes/produk/products.js'),
  'produk/baru': () => import('./routes/produk/edit-product.js'),
  'produk/:id': () => import('./routes/produk/edit-product.js'),
  pesanan: () => import('./routes/pesanan/orders.js'),
  'pesanan/:id': () => import('./routes/pesanan/order.js'),
  toko: () => import('./routes/toko/hours.js'),
  'toko/pengiriman': () => import('./routes/toko/delivery.js'),
  'toko/profil': () => import('./routes/toko/profile.js'),
  kabar: () => import('./routes/kabar/inbox.js'),
  akun: () => import('./routes/akun/account.js'),
} as const satisfies Record<string, Load>;

/** Screens that have the page to themselves. */
const ALONE = {
  'buka-toko': () => import('./routes/buka-toko/open-shop.js'),
  'pesanan/:id/slip': () => import('./routes/pesanan/slip.js'),
} as const satisfies Record<string, Load>;

/** A screen is loaded when somebody goes there. */
const routesOf = (screens: Record<string, Load>): RouteObject[] =>
  Object.entries(screens).map(([path, load]) => ({
    ...(path === '' ? { index: true as const } : { path }),
    lazy: async () => ({ Component: (await load()).Screen }),
  }));

const routes: RouteObject[] = [
  {
    element: <App />,
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      ...routesOf(ALONE),
      {
        element: <Frame />,
        children: [
          {
            errorElement: <Broken inside />,
            children: [...routesOf(SCREENS), { path: '*', element: <NotFound /> }],
          },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes, { basename: '/lapakku' });

/** Some 30 kB, fetched once the first screen stands: where the signal ends, the other screens still open. */
export const warmUp = (): void => {
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  if (saveData) return;
  for (const load of Object.values({ ...SCREENS, ...ALONE })) void load().catch(() => null);
};
