import { createBrowserRouter, type RouteObject } from 'react-router';
import { AllBroken, Broken, Frame, Lost, OnlyFor, Start, Waiting } from './frame.js';
import { PLACES } from './places.js';

/** The screens below each place; every file is fetched when somebody first goes there. */
const SCREENS: Readonly<Record<(typeof PLACES)[number]['path'], RouteObject[]>> = {
  'pusat-kendali': [
    { index: true, lazy: async () => ({ Component: (await import('./routes/pusat-kendali/wall.js')).Wall }) },
  ],
  verifikasi: [
    { index: true, lazy: async () => ({ Component: (await import('./routes/verifikasi/queue.js')).Queue }) },
    { path: ':code', lazy: async () => ({ Component: (await import('./routes/verifikasi/verify.js')).Verify }) },
  ],
  moderasi: [
    { index: true, lazy: async () => ({ Component: (await import('./routes/moderasi/moderation.js')).Moderation }) },
    { path: 'tayang', lazy: async () => ({ Component: (await import('./routes/moderasi/published.js')).Published }) },
  ],
  kurasi: [
    { index: true, lazy: async () => ({ Component: (await import('./routes/kurasi/collections.js')).Collections }) },
    {
      path: 'koleksi/:id',
      lazy: async () => ({ Component: (await import('./routes/kurasi/edit-collection.js')).EditCollection }),
    },
    { path: 'toko-pilihan', lazy: async () => ({ Component: (await import('./routes/kurasi/features.js')).Features }) },
    {
      path: 'toko-pilihan/:id',
      lazy: async () => ({ Component: (await import('./routes/kurasi/edit-feature.js')).EditFeature }),
    },
  ],
  'pelaku-usaha': [
    { index: true, lazy: async () => ({ Component: (await import('./routes/pelaku-usaha/shops.js')).Shops }) },
  ],
  kabar: [{ index: true, lazy: async () => ({ Component: (await import('./routes/kabar/news.js')).News }) }],
  keamanan: [{ index: true, lazy: async () => ({ Component: (await import('./routes/keamanan/safety.js')).Safety }) }],
};

export const router = createBrowserRouter(
  [
    {
      Component: Frame,
      ErrorBoundary: AllBroken,
      HydrateFallback: Waiting,
      children: [
        { index: true, Component: Start },
        ...PLACES.map(({ path, who }) => ({
          path,
          element: <OnlyFor who={who} />,
          ErrorBoundary: Broken,
          children: SCREENS[path],
        })),
        { path: '*', Component: Lost },
      ],
    },
  ],
  { basename: '/kabupaten' },
);
