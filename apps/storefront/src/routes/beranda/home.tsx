import { ButtonLink, Icon, Ikat } from '@lapak/ui';
import { HomeDocument, type HomeQuery } from '../../gql/graphql.js';
import { organization } from '../../json-ld.js';
import { type Page, page, type Route, type Visit } from '../../page.js';
import { CardGrid, CategoryChips, SectionHead } from '../../parts.js';

type Home = HomeQuery['home'];

const Hero = ({ visit, home }: { visit: Visit; home: Home }) => {
  const { hero } = home;
  const { regency } = visit.regency;
  return (
    <section className="hero wrap">
      <div>
        <p className="eyebrow">{hero?.eyebrow ?? regency.name}</p>
        <h1 className="display">{hero?.headline ?? regency.brand}</h1>
        {hero && <p className="lead">{hero.lead}</p>}
        <p className="row wrapping hero-acts">
          <ButtonLink href={visit.href(hero?.href ?? '/cari')}>{hero?.action ?? visit.t.say.seeAll}</ButtonLink>
          {home.featured && (
            <ButtonLink kind="ghost" href={visit.href(`/cerita/${home.featured.shop.slug}`)}>
              {visit.t.home.meetMakers}
            </ButtonLink>
          )}
        </p>
      </div>
      <div className="hero-art">
        <Ikat seed={hero?.motif ?? 'lapak'} shape="field" eager />
      </div>
    </section>
  );
};

const Featured = ({ visit, feature }: { visit: Visit; feature: NonNullable<Home['featured']> }) => (
  <section className="wrap story" aria-labelledby="cerita">
    <div className="story-art">
      <Ikat seed={feature.shop.motif} shape="field" />
    </div>
    <div>
      <p className="eyebrow">{visit.t.home.featured}</p>
      <h2 id="cerita">{feature.headline}</h2>
      <p className="meta verified">
        {feature.shop.name}, {feature.shop.desa.label}
      </p>
      <p className="story-text">{feature.story.split('\n')[0]}</p>
      <p className="reason">
        <b>{visit.t.home.whyThis}</b> {feature.reason}
      </p>
      <a className="link" href={visit.href(`/cerita/${feature.shop.slug}`)}>
        {visit.t.home.readStory(feature.shop.name)}
      </a>
    </div>
  </section>
);

const NewShops = ({ visit, shops }: { visit: Visit; shops: Home['newShops'] }) => (
  <section className="wrap section">
    <SectionHead title={visit.t.home.newShops} note={visit.t.home.newShopsNote} />
    <ul className="shops">
      {shops.map((shop) => (
        <li key={shop.id}>
          <a className="shop-line" href={visit.href(`/toko/${shop.slug}`)}>
            <Ikat seed={shop.motif} shape="mark" className="avatar" />
            <span>
              <b>{shop.name}</b>
              <small>{shop.tagline}</small>
              <small className="verified">
                {shop.desa.label} · {visit.t.home.productCount(shop.productCount)}
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </section>
);

const Promises = ({ visit }: { visit: Visit }) => (
  <section className="wrap section" aria-label={visit.t.home.promise}>
    <ul className="promises">
      {visit.t.home.promises.map(([title, text], i) => (
        <li key={title}>
          <Icon name={(['check', 'truck', 'wallet'] as const)[i] ?? 'check'} />
          <div>
            <h3>{title}</h3>
            <p className="meta">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);

const Body = ({ visit, home }: { visit: Visit; home: Home }) => (
  <>
    <Hero visit={visit} home={home} />
    <div className="wrap">
      <CategoryChips visit={visit} label={visit.t.home.categories} />
    </div>
    {home.collections.slice(0, 1).map((c) => (
      <CollectionRow key={c.id} visit={visit} collection={c} />
    ))}
    {home.featured && <Featured visit={visit} feature={home.featured} />}
    {home.collections.slice(1).map((c) => (
      <CollectionRow key={c.id} visit={visit} collection={c} />
    ))}
    {home.newest.length > 0 && (
      <section className="wrap section">
        <SectionHead
          title={visit.t.home.newest}
          more={{ href: visit.href('/cari?urut=newest'), label: visit.t.say.seeAll }}
        />
        <CardGrid visit={visit} products={home.newest} />
      </section>
    )}
    {home.newShops.length > 0 && <NewShops visit={visit} shops={home.newShops} />}
    <Promises visit={visit} />
  </>
);

const CollectionRow = ({ visit, collection }: { visit: Visit; collection: Home['collections'][number] }) =>
  collection.products.length === 0 ? null : (
    <section className="wrap section">
      <SectionHead
        title={collection.title}
        note={collection.note}
        more={{ href: visit.href(`/koleksi/${collection.slug}`), label: visit.t.say.seeAll }}
      />
      <CardGrid visit={visit} products={collection.products} shelf />
    </section>
  );

export const home: Route = {
  path: '/',
  get: async (visit): Promise<Page> => {
    const data = await visit.run(HomeDocument, {});
    const { regency } = visit.regency;
    return page({
      title: visit.t.home.pageTitle(regency.name),
      description: visit.t.home.description(regency.name),
      canonical: '/',
      dock: 'home',
      public: true,
      jsonLd: organization(visit.regency, visit.absolute('/', 'id').replace(/\/$/, ''), visit.absolute('/cari')),
      body: <Body visit={visit} home={data.home} />,
    });
  },
};
