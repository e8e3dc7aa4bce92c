import { ButtonLink, Ikat } from '@lapak/ui';
import { shorten } from '../../format.js';
import { FeaturePageDocument } from '../../gql/graphql.js';
import { shareCardPath } from '../../json-ld.js';
import { page, type Route } from '../../page.js';
import { CardGrid, Paragraphs, SectionHead } from '../../parts.js';

export const feature: Route = {
  path: '/cerita/:slug',
  get: async (visit) => {
    const { feature: found } = await visit.run(FeaturePageDocument, { slug: visit.params['slug']! });
    if (!found) return null;
    const { t, href } = visit;
    const { shop } = found;
    return page({
      title: found.headline,
      description: shorten(found.story, 155),
      canonical: `/cerita/${shop.slug}`,
      image: visit.absolute(shareCardPath(shop.motif), 'id'),
      ogType: 'article',
      dock: 'home',
      public: true,
      body: (
        <article>
          <div className="cover tall">
            <Ikat seed={shop.motif} shape="cover" eager />
          </div>
          <div className="wrap narrow column">
            <p className="eyebrow">{t.feature.eyebrow}</p>
            <h1 className="display">{found.headline}</h1>
            <p className="meta verified">
              {shop.name}, {shop.desa.label}
            </p>
            <div className="prose large">
              <Paragraphs text={found.story} />
            </div>
            <aside className="notice attention">
              <span aria-hidden="true">★</span>
              <div>
                <b>{t.feature.why}</b>
                <p>{found.reason}</p>
              </div>
            </aside>
            <p className="again">
              <ButtonLink href={href(`/toko/${shop.slug}`)}>{t.feature.visit}</ButtonLink>
            </p>
          </div>
          <section className="wrap section">
            <SectionHead
              title={t.feature.products(shop.name)}
              more={{ href: href(`/toko/${shop.slug}`), label: t.say.seeAll }}
            />
            <CardGrid visit={visit} products={shop.products.nodes} withShop={false} />
          </section>
        </article>
      ),
    });
  },
};
