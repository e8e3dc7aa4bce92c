import type { RegencyData } from './page.js';

/** Safe inside a script element: no text of ours or a merchant's can close it or start a comment. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The picture of a seed's cloth that messengers show beside a link; 1200 × 630. */
export const shareCardPath = (motif: string): string => `/static/kartu/${encodeURIComponent(motif)}.png`;

const CONTEXT = 'https://schema.org';

export const breadcrumbs = (steps: readonly { name: string; url: string }[]): object => ({
  '@context': CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, i) => ({ '@type': 'ListItem', position: i + 1, name, item: url })),
});

export const itemList = (urls: readonly string[]): object => ({
  '@context': CONTEXT,
  '@type': 'ItemList',
  itemListElement: urls.map((url, i) => ({ '@type': 'ListItem', position: i + 1, url })),
});

export const organization = ({ regency }: RegencyData, url: string, searchUrl: string): object[] => [
  {
    '@context': CONTEXT,
    '@type': 'Organization',
    name: regency.brand,
    url,
    logo: `${url}/static/ikat/lapak.svg?mark`,
    parentOrganization: { '@type': 'GovernmentOrganization', name: regency.office.name },
    contactPoint: {
      '@type': 'ContactPoint',
      contactType: 'customer service',
      email: regency.office.email,
      telephone: regency.office.phone,
    },
  },
  {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: regency.brand,
    url,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${searchUrl}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  },
];

interface ShopForLd {
  readonly name: string;
  readonly tagline: string;
  readonly desa: {
    readonly name?: string;
    readonly label: string;
    readonly postal?: string;
    readonly kecamatanName: string;
  };
  readonly hours?: { readonly open: string; readonly close: string; readonly days: readonly number[] } | null;
}
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const localBusiness = (shop: ShopForLd, { regency }: RegencyData, url: string, image: string): object => ({
  '@context': CONTEXT,
  '@type': 'LocalBusiness',
  name: shop.name,
  description: shop.tagline,
  url,
  image,
  address: {
    '@type': 'PostalAddress',
    addressLocality: `${shop.desa.label}, ${regency.name}`,
    addressRegion: regency.provinceName,
    addressCountry: 'ID',
    ...(shop.desa.postal && { postalCode: shop.desa.postal }),
  },
  ...(shop.hours && {
    openingHoursSpecification: {
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: shop.hours.days.map((d) => DAYS[d - 1]),
      opens: shop.hours.open,
      closes: shop.hours.close,
    },
  }),
});

interface ProductForLd {
  readonly title: string;
  readonly description: string;
  readonly minPrice: number;
  readonly maxPrice: number;
  readonly variants: readonly { readonly price: number; readonly available: number; readonly weightGrams: number }[];
  readonly category: { readonly name: string };
  readonly shop: { readonly name: string };
}

/** An Offer, or an AggregateOffer when variants differ in price. Whole rupiah. */
export const productLd = (product: ProductForLd, url: string, images: readonly string[]): object => {
  const availability = `${CONTEXT}/${product.variants.some((v) => v.available > 0) ? 'InStock' : 'OutOfStock'}`;
  const common = {
    priceCurrency: 'IDR',
    availability,
    url,
    itemCondition: `${CONTEXT}/NewCondition`,
    seller: { '@type': 'Organization', name: product.shop.name },
  };
  return {
    '@context': CONTEXT,
    '@type': 'Product',
    name: product.title,
    description: product.description,
    category: product.category.name,
    image: images,
    url,
    brand: { '@type': 'Brand', name: product.shop.name },
    offers:
      product.minPrice === product.maxPrice
        ? { '@type': 'Offer', price: product.minPrice, ...common }
        : {
            '@type': 'AggregateOffer',
            lowPrice: product.minPrice,
            highPrice: product.maxPrice,
            offerCount: product.variants.length,
            ...common,
          },
  };
};
