import { ProductCard, type ProductCardData, type ProductCardWords } from '@lapak/ui';
import type { ReactNode } from 'react';
import type { Visit } from './page.js';

export const cardWords = ({ t }: Visit): ProductCardWords => t.product;

/** Products in a grid; the first few come at once when the grid opens the page. */
export const CardGrid = ({
  visit,
  products,
  eager = 0,
  heading,
  withShop,
  shelf = false,
}: {
  visit: Visit;
  products: readonly ProductCardData[];
  eager?: number;
  heading?: 'h2' | 'h3';
  withShop?: boolean;
  /** On a phone one row that is pushed sideways. */
  shelf?: boolean;
}) => (
  <ul className={shelf ? 'grid shelf' : 'grid'}>
    {products.map((product, i) => (
      <li key={`${product.shopSlug}/${product.slug}`}>
        <ProductCard
          product={product}
          href={visit.href(`/toko/${product.shopSlug}/${product.slug}`)}
          words={cardWords(visit)}
          first={i < eager}
          heading={heading}
          withShop={withShop}
        />
      </li>
    ))}
  </ul>
);

/** Categories as chips: the top of the tree, or what is on sale under one of them. */
export const CategoryChips = ({
  visit,
  label,
  under = null,
  wrapping = false,
}: {
  visit: Visit;
  label: string;
  under?: string | null;
  wrapping?: boolean;
}) => {
  const categories = visit.regency.categories.filter(
    (c) => (c.parentId ?? null) === under && (under === null || c.productCount > 0),
  );
  return categories.length === 0 ? null : (
    <nav className={wrapping ? 'chips wrapping' : 'chips'} aria-label={label}>
      <ul>
        {categories.map((c) => (
          <li key={c.id}>
            <a className="chip" href={visit.href(`/kategori/${c.id}`)}>
              <img src={`/static/emoji/${c.emoji}.webp`} alt="" width={30} height={30} loading="lazy" />
              {c.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const SectionHead = ({
  title,
  note,
  more,
}: {
  title: string;
  note?: string | null;
  more?: { href: string; label: string };
}) => (
  <div className="section-head">
    <div>
      <h2>{title}</h2>
      {note && <p className="meta">{note}</p>}
    </div>
    {more && (
      <a className="link" href={more.href}>
        {more.label}
        <span className="sr">: {title}</span>
      </a>
    )}
  </div>
);

export interface Crumb {
  readonly name: string;
  readonly path: string;
}
export const Breadcrumbs = ({ visit, crumbs }: { visit: Visit; crumbs: readonly Crumb[] }) => (
  <nav className="crumbs" aria-label={visit.t.say.breadcrumbs}>
    <ol>
      {crumbs.map(({ name, path }) => (
        <li key={path}>
          <a href={visit.href(path)}>{name}</a>
        </li>
      ))}
    </ol>
  </nav>
);

/** One narrow column with a heading: forms and texts. */
export const Column = ({
  eyebrow,
  title,
  lead,
  children,
}: {
  eyebrow?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) => (
  <div className="wrap narrow column">
    {eyebrow && <p className="eyebrow">{eyebrow}</p>}
    <h1>{title}</h1>
    {lead && <p className="lead">{lead}</p>}
    {children}
  </div>
);

/** Terms and values parted by hairlines. */
export const Facts = ({ rows }: { rows: readonly (readonly [ReactNode, ReactNode] | null | false)[] }) => (
  <dl className="facts">
    {rows.map((row, i) =>
      row ? (
        <div key={i}>
          <dt>{row[0]}</dt>
          <dd>{row[1]}</dd>
        </div>
      ) : null,
    )}
  </dl>
);

/** Text of a merchant: blank lines part paragraphs. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((part, i) => (
      <p key={i}>{part}</p>
    ))}
  </>
);
