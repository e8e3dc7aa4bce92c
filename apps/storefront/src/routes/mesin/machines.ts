import { SitemapHomeDocument, SitemapProductsDocument } from '../../gql/graphql.js';
import { type Route, text, type Visit } from '../../page.js';

const HOUR = { 'cache-control': 'public, max-age=3600' };
const XML = 'application/xml; charset=utf-8';
const escape = (url: string): string => url.replace(/[<>&'"]/g, (c) => `&#${c.charCodeAt(0)};`);

const PAGES = ['/', '/cari', '/buka-toko', '/bantuan', '/pengaduan', '/privasi', '/syarat', '/lacak'];

const urlset = (visit: Visit, paths: readonly string[]): string => {
  const entry = (path: string) => {
    const alternate = (['id', 'en'] as const)
      .map((l) => `<xhtml:link rel="alternate" hreflang="${l}" href="${escape(visit.absolute(path, l))}"/>`)
      .join('');
    return (['id', 'en'] as const)
      .map((l) => `<url><loc>${escape(visit.absolute(path, l))}</loc>${alternate}</url>`)
      .join('');
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${paths.map(entry).join('')}</urlset>`;
};

/** One file for the pages, one per category of goods: each stays far below the limit of 50.000 addresses. */
export const sitemapIndex: Route = {
  path: '/sitemap.xml',
  get: (visit) => {
    const files = [
      '/sitemap-halaman.xml',
      ...visit.regency.categories.filter((c) => !c.parentId).map((c) => `/sitemap-produk-${c.id}.xml`),
    ];
    const body = files.map((file) => `<sitemap><loc>${escape(visit.absolute(file, 'id'))}</loc></sitemap>`).join('');
    return text(
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${body}</sitemapindex>`,
      XML,
      HOUR,
    );
  },
};

export const sitemapPages: Route = {
  path: '/sitemap-halaman.xml',
  get: async (visit) => {
    const { home } = await visit.run(SitemapHomeDocument, {});
    const paths = [
      ...PAGES,
      ...visit.regency.categories.map((c) => `/kategori/${c.id}`),
      ...home.collections.map((c) => `/koleksi/${c.slug}`),
      ...(home.featured ? [`/cerita/${home.featured.shop.slug}`] : []),
    ];
    return text(urlset(visit, paths), XML, HOUR);
  },
};

/** At most this many products of a category, newest first: a crawler finds older ones through the lists. */
const PAGES_OF_PRODUCTS = 20;
const KEEP_MS = 3_600_000;
const kept = new Map<string, { readonly until: number; readonly body: Promise<string> }>();

const productsOf = async (visit: Visit, categoryId: string): Promise<string> => {
  const paths = new Set<string>();
  let after: string | null = null;
  for (let i = 0; i < PAGES_OF_PRODUCTS; i++) {
    const {
      products,
    }: { products: { nodes: { slug: string; shopSlug: string }[]; endCursor?: string | null; hasNextPage: boolean } } =
      await visit.run(SitemapProductsDocument, { filter: { categoryId }, after });
    for (const p of products.nodes) paths.add(`/toko/${p.shopSlug}`).add(`/toko/${p.shopSlug}/${p.slug}`);
    if (!products.hasNextPage) break;
    after = products.endCursor ?? null;
  }
  return urlset(visit, [...paths]);
};

export const sitemapProducts: Route = {
  path: '/sitemap-produk-:category.xml',
  get: async (visit) => {
    const id = visit.params['category']!;
    if (!visit.regency.categories.some((c) => c.id === id)) return null;
    const now = Date.now();
    let entry = kept.get(id);
    if (!entry || entry.until < now) {
      entry = { until: now + KEEP_MS, body: productsOf(visit, id) };
      kept.set(id, entry);
      entry.body.catch(() => kept.delete(id));
    }
    return text(await entry.body, XML, HOUR);
  },
};

const PRIVATE = [
  '/keranjang',
  '/bayar',
  '/pesanan',
  '/pengajuan',
  '/akun',
  '/masuk',
  '/daftar',
  '/lupa',
  '/atur-ulang',
  '/lapakku',
  '/kabupaten',
  '/graphql',
];

export const robots: Route = {
  path: '/robots.txt',
  get: (visit) => {
    const rules = PRIVATE.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]).join('\n');
    return text(
      `User-agent: *\n${rules}\nDisallow: /*?*after=\n\nSitemap: ${visit.absolute('/sitemap.xml', 'id')}\n`,
      'text/plain; charset=utf-8',
      HOUR,
    );
  },
};

export const manifest: Route = {
  path: '/manifest.webmanifest',
  get: ({ regency, t, href }) =>
    text(
      JSON.stringify({
        name: regency.regency.brand,
        short_name: regency.regency.shortName,
        description: t.home.description(regency.regency.name),
        start_url: href('/'),
        scope: '/',
        display: 'minimal-ui',
        lang: 'id',
        background_color: '#fbf8f2',
        theme_color: '#fbf8f2',
        icons: [{ src: '/static/ikat/lapak.svg?mark', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      }),
      'application/manifest+json',
      HOUR,
    ),
};
