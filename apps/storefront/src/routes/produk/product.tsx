import { Badge, keepUnits, mediaUrl, Notice, Photo, Price } from '@lapak/ui';
import { dayText, momentText, priceText, shorten } from '../../format.js';
import { EstimateDocument, type EstimateQuery, ProductPageDocument, type ProductPageQuery } from '../../gql/graphql.js';
import { ShopChatDocument } from '../../gql/graphql.js';
import { breadcrumbs, productLd } from '../../json-ld.js';
import { page, type Route, seeOther, type Visit } from '../../page.js';
import { Breadcrumbs, CardGrid, Facts, Paragraphs, SectionHead } from '../../parts.js';
import { crumbsOf } from '../kategori/category.js';
import { gonePage } from '../toko/gone.js';
import { BuyForm } from './buy-form.js';
import { Delivery, Seller } from './delivery.js';

export type Product = NonNullable<ProductPageQuery['product']>;
export type Estimate = EstimateQuery['deliveryEstimate'];

const Gallery = ({ visit, product }: { visit: Visit; product: Product }) => {
  const { t } = visit;
  const common = { emoji: product.emoji, motif: product.shop.motif, illustration: t.product.illustration };
  const sizes = '(max-width: 780px) 100vw, 560px';
  if (product.pictures.length === 0)
    return (
      <div className="gallery">
        <Photo {...common} title={product.title} sizes={sizes} first />
        <p className="meta illustration">{t.product.photoNote}</p>
      </div>
    );
  return (
    <div className="gallery">
      <ul className="reel" tabIndex={product.pictures.length > 1 ? 0 : undefined}>
        {product.pictures.map((picture, i) => (
          <li key={picture.key} id={`foto-${i + 1}`}>
            <a
              href={mediaUrl(picture.key, picture.widths.at(-1) ?? 640)}
              aria-label={t.product.photo(i + 1, product.pictures.length)}
              data-no-prefetch=""
            >
              <Photo {...common} picture={picture} title={picture.alt || product.title} sizes={sizes} first={i === 0} />
            </a>
          </li>
        ))}
      </ul>
      {product.pictures.length > 1 && (
        <ul className="thumbs">
          {product.pictures.map((picture, i) => (
            <li key={picture.key}>
              <a href={`#foto-${i + 1}`} aria-label={t.product.photo(i + 1, product.pictures.length)}>
                <Photo {...common} picture={picture} title="" sizes="64px" className="thumb" decorative />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const ProductFacts = ({ visit, product }: { visit: Visit; product: Product }) => {
  const { t, href } = visit;
  const halal = t.product.halalWords[product.halal];
  const care = [product.fragile && t.product.fragile, product.perishable && t.product.perishable]
    .filter(Boolean)
    .join('. ');
  return (
    <Facts
      rows={[
        [t.product.madeIn, product.madeIn.label],
        [
          t.product.category,
          <a key="c" className="link" href={href(`/kategori/${product.category.id}`)}>
            {product.category.name}
          </a>,
        ],
        [t.product.unit, product.unit],
        halal !== '' && [
          t.product.halal,
          product.halal === 'non_halal' ? (
            <Badge key="h" tone="attention">
              {halal}
            </Badge>
          ) : (
            halal
          ),
        ],
        product.halalNumber ? [t.product.halalNumber, product.halalNumber] : null,
        product.pirt ? [t.product.pirt, product.pirt] : null,
        care !== '' && [t.product.care, care],
        [t.product.updated, momentText(visit, product.updatedAt)],
      ]}
    />
  );
};

const stockWords = ({ t }: Visit, product: Product): string => {
  const all = product.variants.reduce((sum, v) => sum + v.available, 0);
  if (all === 0) return t.product.soldOut;
  return all <= 5 ? t.product.left(all) : t.product.inStock;
};

const variantOf = (product: Product, chosen: string | null): Product['variants'][number] | undefined =>
  product.variants.find((v) => v.id === chosen) ?? product.variants.find((v) => v.available > 0) ?? product.variants[0];

const Head = ({
  visit,
  product,
  variant,
}: {
  visit: Visit;
  product: Product;
  variant: Product['variants'][number] | undefined;
}) => {
  const { t, href } = visit;
  const available = product.variants.some((v) => v.available > 0);
  return (
    <>
      <p className="meta">
        <a className="verified" href={href(`/toko/${product.shop.slug}`)}>
          {product.shop.name}
        </a>
      </p>
      <h1>{keepUnits(product.title)}</h1>
      <p className="meta dots">
        {product.soldCount > 0 && <span>{t.product.sold(product.soldCount)}</span>}
        <span className={available ? 'good-text' : 'bad-text'}>{stockWords(visit, product)}</span>
        {product.madeToOrderDays ? <span>{t.product.madeToOrder(product.madeToOrderDays)}</span> : null}
        {product.halal === 'non_halal' && <Badge tone="attention">{t.product.nonHalal}</Badge>}
      </p>
      <div id="harga" aria-live="polite">
        <Price amount={variant?.price ?? product.minPrice} was={variant?.compareAt} wasLabel={t.product.was} big />
      </div>
      {product.shop.closedUntil && (
        <Notice tone="attention">
          {t.product.closed(dayText(visit, product.shop.closedUntil, { long: true }))} {product.shop.closedNote}
        </Notice>
      )}
      {!available && <Notice tone="attention">{t.product.soldOutNow}</Notice>}
    </>
  );
};

const Info = ({
  visit,
  product,
  estimate,
  chosen,
}: {
  visit: Visit;
  product: Product;
  estimate: Estimate | null;
  chosen: string | null;
}) => {
  const { t } = visit;
  const variant = variantOf(product, chosen);
  return (
    <div className="info">
      <Head visit={visit} product={product} variant={variant} />
      <BuyForm visit={visit} product={product} chosen={variant?.id ?? null} />
      <Delivery visit={visit} product={product} estimate={estimate} chosen={variant?.id ?? null} />
      <Seller visit={visit} product={product} />
      <section className="prose">
        <h2>{t.product.about}</h2>
        <Paragraphs text={product.description} />
      </section>
      <section>
        <h2 className="section-title">{t.product.facts}</h2>
        <ProductFacts visit={visit} product={product} />
      </section>
    </div>
  );
};

const estimateOf = async (visit: Visit, product: Product): Promise<Estimate | null> => {
  const to = visit.query.get('ke');
  const variant = variantOf(product, visit.query.get('pilihan'));
  if (!to || !/^[\d.]{5,13}$/.test(to) || !variant) return null;
  return (await visit.run(EstimateDocument, { variantId: variant.id, destinationCode: to })).deliveryEstimate;
};

const imagesOf = (visit: Visit, product: Product): string[] =>
  product.pictures.length > 0
    ? product.pictures.map((p) => visit.absolute(mediaUrl(p.key, p.widths.at(-1) ?? 640), 'id'))
    : [visit.absolute(`/static/emoji/${product.emoji}.webp`, 'id')];

export const product: Route = {
  path: '/toko/:shop/:product',
  get: async (visit) => {
    const { product: found } = await visit.run(ProductPageDocument, {
      shop: visit.params['shop']!,
      slug: visit.params['product']!,
    });
    if (!found) return gonePage(visit, visit.params['shop']!, visit.params['product']!);
    const estimate = await estimateOf(visit, found);
    const path = `/toko/${found.shop.slug}/${found.slug}`;
    const crumbs = crumbsOf(visit, {
      id: found.category.id,
      name: found.category.name,
      parentId: found.category.parentId ?? null,
    });
    const images = imagesOf(visit, found);
    return page({
      title: found.title,
      description: shorten(
        `${visit.t.product.description(found.title, found.shop.name, priceText(found.minPrice, found.maxPrice))} ${found.description}`,
        155,
      ),
      canonical: path,
      image: images[0]!,
      ogType: 'product',
      dock: 'search',
      ownBar: true,
      public: true,
      jsonLd: [
        productLd(found, visit.absolute(path), images),
        breadcrumbs(
          [...crumbs, { name: found.title, path }].map((c) => ({ name: c.name, url: visit.absolute(c.path) })),
        ),
      ],
      body: (
        <div className="wrap">
          <Breadcrumbs visit={visit} crumbs={crumbs} />
          <div className="product">
            <Gallery visit={visit} product={found} />
            <Info visit={visit} product={found} estimate={estimate} chosen={visit.query.get('pilihan')} />
          </div>
          {found.similar.length > 0 && (
            <section className="section">
              <SectionHead title={visit.t.product.similar} />
              <CardGrid visit={visit} products={found.similar} />
            </section>
          )}
        </div>
      ),
    });
  },
  /** "Tanya lewat WhatsApp": the number is given to whoever taps, never to whoever reads the page. */
  post: async (visit) => {
    const { shop, product: slug } = visit.params as { shop: string; product: string };
    const { product: found } = await visit.run(ProductPageDocument, { shop, slug });
    if (!found) return null;
    const path = `/toko/${shop}/${slug}`;
    const chat = await visit.run(ShopChatDocument, {
      slug: shop,
      text: visit.t.product.askText(found.title, visit.absolute(path)),
    });
    return seeOther(chat.shop?.whatsappUrl ?? visit.href(`/toko/${shop}`));
  },
};
