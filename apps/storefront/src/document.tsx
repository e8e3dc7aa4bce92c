import { renderToStaticMarkup } from 'react-dom/server';
import { Frame } from './frame.js';
import { jsonForScript, shareCardPath } from './json-ld.js';
import type { Page, PersonalData, Visit } from './page.js';

declare const __ASSETS__: { readonly css: string; readonly js: string; readonly font: string };

const Head = ({ visit, content }: { visit: Visit; content: Page }) => {
  const { regency, request, absolute, locale } = visit;
  const { brand } = regency.regency;
  const title = content.title === brand ? brand : `${content.title} · ${brand}`;
  const indexed = content.canonical !== undefined && (content.status ?? 200) === 200;
  const url = absolute(content.canonical ?? request.url.pathname);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href={__ASSETS__.css} />
      {!request.saveData && <link rel="preload" href={__ASSETS__.font} as="font" type="font/woff2" crossOrigin="" />}
      <script src={__ASSETS__.js} defer />
      {content.refresh !== undefined && (
        <noscript dangerouslySetInnerHTML={{ __html: `<meta http-equiv="refresh" content="${content.refresh}">` }} />
      )}
      {content.description && <meta name="description" content={content.description} />}
      {indexed ? (
        <>
          <link rel="canonical" href={url} />
          <link rel="alternate" hrefLang="id" href={absolute(content.canonical!, 'id')} />
          <link rel="alternate" hrefLang="en" href={absolute(content.canonical!, 'en')} />
          <link rel="alternate" hrefLang="x-default" href={absolute(content.canonical!, 'id')} />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <meta property="og:site_name" content={brand} />
      <meta property="og:title" content={content.title} />
      {content.description && <meta property="og:description" content={content.description} />}
      <meta property="og:type" content={content.ogType ?? 'website'} />
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={locale === 'id' ? 'id_ID' : 'en_GB'} />
      <meta property="og:image" content={content.image ?? absolute(shareCardPath('lapak'), 'id')} />
      <meta
        name="twitter:card"
        content={content.image && !content.image.includes('/static/kartu/') ? 'summary' : 'summary_large_image'}
      />
      <meta name="theme-color" content="#fbf8f2" />
      <link rel="icon" href="/static/ikat/lapak.svg?mark" type="image/svg+xml" />
      <link rel="manifest" href="/manifest.webmanifest" />
      {content.jsonLd?.map((ld, i) => (
        <script key={i} type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(ld) }} />
      ))}
    </head>
  );
};

/** The whole document as text. */
export const documentHtml = (visit: Visit, content: Page, personal: PersonalData | null): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang={visit.locale} className={visit.request.saveData ? 'hemat' : undefined}>
      <Head visit={visit} content={content} />
      <body>
        <Frame visit={visit} content={content} personal={personal} />
      </body>
    </html>,
  )}`;
