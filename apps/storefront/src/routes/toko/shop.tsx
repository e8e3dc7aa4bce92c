import { weekdayName } from '@lapak/kernel';
import { Avatar, Badge, EmptyState, Icon, Ikat, Notice } from '@lapak/ui';
import { dayText, shorten, withQuery } from '../../format.js';
import { ShopChatDocument, ShopPageDocument, type ShopPageQuery } from '../../gql/graphql.js';
import { breadcrumbs, localBusiness, shareCardPath } from '../../json-ld.js';
import { page, type Route, seeOther, type Visit } from '../../page.js';
import { CardGrid, Paragraphs, SectionHead } from '../../parts.js';
import { gonePage } from './gone.js';

type Shop = NonNullable<ShopPageQuery['shop']>;

/** `Senin–Sabtu, 08.00–17.00 WITA`. */
export const hoursText = (visit: Visit, hours: NonNullable<Shop['hours']>): string => {
  const clock = visit.t.shop.open(
    hours.open.replace(':', '.'),
    hours.close.replace(':', '.'),
    visit.regency.regency.zoneLabel,
  );
  const days = [...hours.days].sort((a, b) => a - b);
  const inARow = days.every((d, i) => i === 0 || d === days[i - 1]! + 1);
  const name = (d: number) => weekdayName(d, visit.locale);
  const which =
    inARow && days.length > 2 ? visit.t.shop.days(name(days[0]!), name(days.at(-1)!)) : days.map(name).join(', ');
  return `${which}, ${clock}`;
};

/** The badge with its meaning, or the label of a shop still on the way to its licence. */
export const ShopBadge = ({ visit, shop }: { visit: Visit; shop: Pick<Shop, 'verified' | 'legalStatus'> }) => (
  <>
    {shop.verified && <span className="verified good-text">{visit.regency.regency.badge}</span>}
    {shop.legalStatus === 'in_process' && <Badge tone="attention">{visit.t.product.legalInProcess}</Badge>}
  </>
);

const Face = ({ visit, shop }: { visit: Visit; shop: Shop }) => (
  <div className="face">
    <Avatar seed={shop.motif} large />
    <div>
      <h1>{shop.name}</h1>
      <p className="meta">
        <ShopBadge visit={visit} shop={shop} />
      </p>
      <p className="meta">{shop.desa.label}</p>
    </div>
    <div className="row wrapping">
      <form method="post" action={visit.href(`/toko/${shop.slug}`)} data-no-swap="">
        <button className="btn ghost small">
          <Icon name="chat" /> WhatsApp
        </button>
      </form>
      <button
        type="button"
        className="btn quiet small"
        data-share={visit.absolute(`/toko/${shop.slug}`)}
        data-title={shop.name}
        data-done={visit.t.say.copied}
        hidden
      >
        <Icon name="share" /> {visit.t.say.share}
      </button>
    </div>
  </div>
);

const Figures = ({ visit, shop }: { visit: Visit; shop: Shop }) => (
  <ul className="figures">
    {shop.completedOrders > 0 && (
      <li>
        <b>{shop.completedOrders}</b> {visit.t.shop.orders}
      </li>
    )}
    <li>
      <b>{shop.productCount}</b> {visit.t.shop.products}
    </li>
    {shop.hours && (
      <li>
        {visit.t.shop.hours} <b>{hoursText(visit, shop.hours)}</b>
      </li>
    )}
    {shop.codEnabled && <li>{visit.t.shop.cod}</li>}
    {shop.pickupEnabled && <li>{visit.t.shop.pickup}</li>}
  </ul>
);

const Body = ({ visit, shop }: { visit: Visit; shop: Shop }) => {
  const { t, query, href } = visit;
  const path = href(`/toko/${shop.slug}`);
  return (
    <>
      <div className="cover">
        <Ikat seed={shop.motif} shape="cover" eager />
      </div>
      <div className="wrap shop">
        <Face visit={visit} shop={shop} />
        {shop.closedUntil && (
          <Notice tone="attention">
            {t.product.closed(dayText(visit, shop.closedUntil, { long: true }))} {shop.closedNote}
          </Notice>
        )}
        <Figures visit={visit} shop={shop} />
        <p className="lead">{shop.tagline}</p>
        {shop.story && (
          <details className="fold" open>
            <summary>
              <h2>{t.shop.story}</h2>
            </summary>
            <div className="prose">
              <Paragraphs text={shop.story} />
              <p className="meta">
                {t.shop.owner}: {shop.ownerName}
              </p>
            </div>
          </details>
        )}
        <section className="section">
          <SectionHead title={t.shop.all} />
          {shop.products.nodes.length === 0 ? (
            <EmptyState emoji="1f4e6" title={t.shop.none}>
              {t.shop.noneHelp}
            </EmptyState>
          ) : (
            <CardGrid visit={visit} products={shop.products.nodes} eager={2} withShop={false} />
          )}
          {shop.products.hasNextPage && (
            <p className="pager">
              <a
                className="btn ghost"
                rel="next"
                href={withQuery(path, query, { after: shop.products.endCursor ?? null })}
              >
                {t.say.more}
              </a>
            </p>
          )}
        </section>
      </div>
    </>
  );
};

export const shop: Route = {
  path: '/toko/:shop',
  get: async (visit) => {
    const slug = visit.params['shop']!;
    const { shop: found } = await visit.run(ShopPageDocument, { slug, after: visit.query.get('after') });
    if (!found) return gonePage(visit, slug);
    const path = `/toko/${found.slug}`;
    const description = shorten(
      visit.t.shop.description(found.name, found.tagline.replace(/\.$/, ''), found.desa.label),
      155,
    );
    const image = visit.absolute(shareCardPath(found.motif), 'id');
    return page({
      title: found.name,
      description,
      ...(!visit.query.has('after') && { canonical: path }),
      image,
      dock: 'search',
      public: true,
      jsonLd: [
        localBusiness(found, visit.regency, visit.absolute(path), image),
        breadcrumbs([
          { name: visit.t.home.title, url: visit.absolute('/') },
          { name: found.name, url: visit.absolute(path) },
        ]),
      ],
      body: <Body visit={visit} shop={found} />,
    });
  },
  /** The number is never in the page: whoever taps is sent on. */
  post: async (visit) => {
    const slug = visit.params['shop']!;
    const path = `/toko/${slug}`;
    const { shop: found } = await visit.run(ShopChatDocument, {
      slug,
      text: visit.t.shop.chatText('', visit.absolute(path)),
    });
    if (!found) return null;
    return seeOther(found.whatsappUrl ?? visit.href(path));
  },
};
