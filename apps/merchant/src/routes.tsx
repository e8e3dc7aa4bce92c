import { createBrowserRouter, type RouteObject } from 'react-router';
import { App } from './app.js';
import { Broken, NotFound } from './broken.js';
import { Frame } from './frame.js';

type Screen = () => Promise<{ Screen: () => React.ReactNode }>;

/** A screen is loaded when somebody goes there. */
const screen = (path: string, load: Screen): RouteObject => ({
  ...(path === '' ? { index: true } : { path }),
  lazy: async () => ({ Component: (await load()).Screen }),
});

/** Every address of the merchant's console. */
const routes: RouteObject[] = [
  {
    element: <App />,
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      screen('buka-toko', () => import('./routes/buka-toko/open-shop.js')),
      screen('pesanan/:id/slip', () => import('./routes/pesanan/slip.js')),
      {
        element: <Frame />,
        children: [
          {
            errorElement: <Broken inside />,
            children: [
              screen('', () => import('./routes/ringkasan/home.js')),
              screen('pengajuan', () => import('./routes/pengajuan/application.js')),
              screen('produk', () => import('./routes/produk/products.js')),
              screen('produk/baru', () => import('./routes/produk/edit-product.js')),
              screen('produk/:id', () => import('./routes/produk/edit-product.js')),
              screen('pesanan', () => import('./routes/pesanan/orders.js')),
              screen('pesanan/:id', () => import('./routes/pesanan/order.js')),
              screen('toko', () => import('./routes/toko/hours.js')),
              screen('toko/pengiriman', () => import('./routes/toko/delivery.js')),
              screen('toko/profil', () => import('./routes/toko/profile.js')),
              screen('kabar', () => import('./routes/kabar/inbox.js')),
              screen('akun', () => import('./routes/akun/account.js')),
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes, { basename: '/lapakku' });
