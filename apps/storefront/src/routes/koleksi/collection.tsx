import { ButtonLink, EmptyState } from '@lapak/ui';
import { shorten } from '../../format.js';
import { CollectionPageDocument } from '../../gql/graphql.js';
import { itemList } from '../../json-ld.js';
import { page, type Route } from '../../page.js';
import { CardGrid } from '../../parts.js';

export const collection: Route = {
  path: '/koleksi/:slug',
  get: async (visit) => {
    const { collection: found } = await visit.run(CollectionPageDocument, { slug: visit.params['slug']! });
    if (!found) return null;
    const { t, href } = visit;
    return page({
      title: found.title,
      description: shorten(found.note || t.home.description(visit.regency.regency.name), 155),
      canonical: `/koleksi/${found.slug}`,
      dock: 'home',
      public: true,
      jsonLd: [itemList(found.products.map((p) => visit.absolute(`/toko/${p.shopSlug}/${p.slug}`)))],
      body: (
        <div className="wrap listing">
          <p className="eyebrow">{t.collection.eyebrow}</p>
          <h1>{found.title}</h1>
          {found.note && <p className="lead">{found.note}</p>}
          <div className="section">
            {found.products.length === 0 ? (
              <EmptyState
                emoji="1f9fa"
                title={t.collection.empty}
                action={<ButtonLink href={href('/cari')}>{t.basket.browse}</ButtonLink>}
              >
                {t.collection.emptyHelp}
              </EmptyState>
            ) : (
              <CardGrid visit={visit} products={found.products} eager={2} heading="h2" />
            )}
          </div>
        </div>
      ),
    });
  },
};
