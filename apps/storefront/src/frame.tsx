import { Icon, type IconName, Ikat } from '@lapak/ui';
import type { ReactNode } from 'react';
import type { DockPlace, Page, PersonalData, Visit } from './page.js';

interface FrameProps {
  readonly visit: Visit;
  readonly content: Page;
  readonly personal: PersonalData | null;
}

const Count = ({ n, label }: { n: number; label: string }) => (
  <span className="count" data-basket-count="" hidden={n === 0} aria-label={label}>
    {n > 99 ? '99+' : n}
  </span>
);

const Brand = ({ visit }: { visit: Visit }) => {
  const { brand, shortName } = visit.regency.regency;
  const first = brand.replace(shortName, '').trim();
  return (
    <a className="logo" href={visit.href('/')} aria-label={visit.t.frame.toHome(brand)}>
      <Ikat seed="lapak" shape="mark" className="mark" eager />
      <span>
        {first} {first !== brand && <b>{shortName}</b>}
      </span>
    </a>
  );
};

const SearchForm = ({ visit, searched }: { visit: Visit; searched: string }) => (
  <form className="search" action={visit.href('/cari')} role="search">
    <Icon name="search" />
    <label className="sr" htmlFor="q">
      {visit.t.frame.search}
    </label>
    <input
      id="q"
      name="q"
      type="search"
      defaultValue={searched}
      placeholder={visit.t.frame.searchHint}
      maxLength={100}
      enterKeyHint="search"
      autoComplete="off"
    />
    <button className="search-go">{visit.t.frame.searchGo}</button>
  </form>
);

/** The same page in the other language; after a form was sent, the page it stands on. */
const OtherLanguage = ({ visit: { locale, request, t }, short }: { visit: Visit; short?: boolean }) => {
  const path = request.url.pathname + (request.method === 'GET' ? request.url.search : '');
  const other = locale === 'id' ? 'en' : 'id';
  const name = other === 'en' ? 'English' : 'Bahasa Indonesia';
  return (
    <a
      className={short ? 'tongue' : undefined}
      href={other === 'id' ? path : path === '/' ? '/en' : `/en${path}`}
      hrefLang={other}
      lang={other}
      rel="nofollow"
      title={short ? t.frame.inOther : undefined}
    >
      {short ? (
        <>
          <span aria-hidden="true">{other.toUpperCase()}</span>
          <span className="sr">{name}</span>
        </>
      ) : (
        name
      )}
    </a>
  );
};

const Header = ({ visit, content, personal }: FrameProps) => {
  const { t, href } = visit;
  const count = personal?.basket.count ?? 0;
  return (
    <header className="top">
      <div className="wrap top-row">
        <Brand visit={visit} />
        {content.quiet ? (
          <span className="meta push">{t.frame.safePayment}</span>
        ) : (
          <>
            <SearchForm visit={visit} searched={content.searched ?? ''} />
            <OtherLanguage visit={visit} short />
            <nav className="acts" aria-label={t.frame.account}>
              {personal?.viewer ? (
                <a href={href('/akun')}>
                  {personal.viewer.fullName.split(' ')[0]}
                  {personal.viewer.unreadNotices > 0 && (
                    <span className="count" aria-label={t.frame.unread(personal.viewer.unreadNotices)}>
                      {personal.viewer.unreadNotices}
                    </span>
                  )}
                </a>
              ) : (
                <a href={href('/masuk')}>{t.frame.signIn}</a>
              )}
              <a href={href('/keranjang')}>
                {t.frame.basket} <Count n={count} label={t.frame.inBasket(count)} />
              </a>
            </nav>
          </>
        )}
      </div>
      <div className="band">
        <Ikat seed="lapak-pita" shape="band" eager />
      </div>
    </header>
  );
};

const PLACES: readonly { place: DockPlace; icon: IconName; path: string }[] = [
  { place: 'home', icon: 'home', path: '/' },
  { place: 'search', icon: 'search', path: '/cari' },
  { place: 'basket', icon: 'bag', path: '/keranjang' },
  { place: 'orders', icon: 'parcel', path: '/pesanan' },
  { place: 'account', icon: 'person', path: '/akun' },
];

const Dock = ({ visit, content, personal }: FrameProps) => (
  <nav className="dock" aria-label={visit.t.frame.mainPlaces}>
    {PLACES.map(({ place, icon, path }) => (
      <a key={place} href={visit.href(path)} aria-current={content.dock === place ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{visit.t.frame.places[place]}</span>
        {place === 'basket' && (
          <Count n={personal?.basket.count ?? 0} label={visit.t.frame.inBasket(personal?.basket.count ?? 0)} />
        )}
      </a>
    ))}
  </nav>
);

const Links = ({
  label,
  links,
  children,
}: {
  label: string;
  links: readonly (readonly [string, string])[];
  children?: ReactNode;
}) => (
  <nav aria-label={label}>
    <ul>
      {links.map(([href, name]) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
      {children}
    </ul>
  </nav>
);

const Footer = ({ visit }: { visit: Visit }) => {
  const { t, href, regency } = visit;
  const { office, brand } = regency.regency;
  const help = [
    [href('/lacak'), t.frame.track],
    [href('/bantuan'), t.frame.help],
    [href('/pengaduan'), t.frame.complaints],
    [href('/buka-toko'), t.frame.openShop],
  ] as const;
  const rules = [
    [href('/privasi'), t.frame.privacy],
    [href('/syarat'), t.frame.terms],
  ] as const;
  return (
    <footer className="foot">
      <div className="wrap foot-grid">
        <div>
          <p>
            <b>{brand}</b>
          </p>
          <p className="meta">{t.frame.runBy(office.name)}</p>
          <p className="meta">{office.address}</p>
          <p className="meta">
            {office.phone} ·{' '}
            <a className="link" href={`mailto:${office.email}`}>
              {office.email}
            </a>
          </p>
        </div>
        <Links label={t.frame.help} links={help} />
        <Links label={t.frame.rules} links={rules}>
          <li>
            <OtherLanguage visit={visit} />
          </li>
        </Links>
      </div>
      <p className="wrap meta foot-note">{t.frame.areaData}</p>
    </footer>
  );
};

/** Header, content, footer and, on phones, the dock of five places. */
export const Frame = ({ visit, content, personal }: FrameProps) => (
  <>
    <a className="skip" href="#isi">
      {visit.t.frame.skip}
    </a>
    <Header visit={visit} content={content} personal={personal} />
    <main id="isi" tabIndex={-1}>
      {content.body}
    </main>
    <Footer visit={visit} />
    {!content.quiet && !content.ownBar && <Dock visit={visit} content={content} personal={personal} />}
    <div id="kabar" className="toast" role="status" aria-live="polite" />
  </>
);
