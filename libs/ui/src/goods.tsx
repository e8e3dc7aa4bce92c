import { formatRupiah } from '@lapak/kernel';
import type { ReactNode } from 'react';
import { type IkatShape, ikatUrl } from './ikat.js';

/** A re-encoded photograph: /media/{key}-{w}.{avif|webp}. */
export interface PictureData {
  key: string;
  width: number;
  height: number;
  /** A tiny data: URI shown until the photograph is there. */
  blur: string;
  alt: string;
  widths: readonly number[];
}

export const mediaUrl = (key: string, width: number, format: 'avif' | 'webp' = 'webp'): string =>
  `/media/${key}-${width}.${format}`;

const sources = (picture: PictureData, format: 'avif' | 'webp'): string =>
  picture.widths.map((w) => `${mediaUrl(picture.key, w, format)} ${w}w`).join(', ');

interface PictureProps {
  picture: PictureData;
  /** As in the `sizes` attribute: how wide it is shown. */
  sizes: string;
  /** The largest thing on the first screen; there is one per page. */
  first?: boolean;
  alt?: string;
}

/** AVIF with WebP behind it, in the width the screen needs; loaded late unless it comes first. */
export const Picture = ({ picture, sizes, first, alt }: PictureProps) => (
  <picture>
    <source type="image/avif" srcSet={sources(picture, 'avif')} sizes={sizes} />
    <img
      src={mediaUrl(picture.key, picture.widths.at(-1) ?? 320)}
      srcSet={sources(picture, 'webp')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={alt ?? picture.alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
    />
  </picture>
);

/** A shop's cloth as a picture: avatar (`mark`), lower edge (`hem`), cover or field. Decoration unless `alt` says more. */
export const Ikat = ({
  seed,
  shape,
  className = 'cloth',
  eager,
}: {
  seed: string;
  shape: IkatShape;
  className?: string;
  eager?: boolean;
}) => (
  <img
    className={className}
    src={ikatUrl(seed, shape)}
    alt=""
    width={shape === 'hem' ? 220 : 96}
    height={shape === 'hem' ? 20 : 96}
    loading={eager ? undefined : 'lazy'}
  />
);

export const Avatar = ({ seed, large }: { seed: string; large?: boolean }) => (
  <Ikat seed={seed} shape="mark" className={large ? 'avatar large' : 'avatar'} eager />
);

/** 0 to 4: the wash behind an illustration, the same for the same product everywhere. */
export const washOf = (text: string): number => {
  let h = 7;
  for (const c of text) h = (h * 31 + c.codePointAt(0)!) >>> 0;
  return h % 5;
};

interface PhotoProps {
  picture?: PictureData | null | undefined;
  emoji: string;
  motif: string;
  title: string;
  sizes?: string;
  first?: boolean;
  /** Said of an illustration, e.g. "gambar ilustrasi"; the alt text of a picture without a photograph. */
  illustration: string;
  className?: string;
  /** The picture is described by words beside it. */
  decorative?: boolean;
  children?: ReactNode;
}

/** The photograph, or an object on a quiet wash with the shop's cloth as a hem. */
export const Photo = ({
  picture,
  emoji,
  motif,
  title,
  sizes = '50vw',
  first,
  illustration,
  className = '',
  decorative,
  children,
}: PhotoProps) =>
  picture ? (
    <div className={`photo ${className}`} style={{ backgroundImage: `url("${picture.blur}")` }}>
      <Picture picture={picture} sizes={sizes} first={first} {...(decorative && { alt: '' })} />
      {children}
    </div>
  ) : (
    <div className={`photo object wash-${washOf(motif + emoji)} ${className}`}>
      <img
        src={`/static/emoji/${emoji}.webp`}
        alt={decorative ? '' : `${title} (${illustration})`}
        width={256}
        height={256}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : undefined}
        decoding="async"
      />
      <Ikat seed={motif} shape="hem" className="hem" eager={first} />
      {children}
    </div>
  );

interface PriceProps {
  amount: number;
  /** The dearest variant: with `from` the price reads "mulai Rp18.000", without it a range. */
  to?: number | null;
  from?: string;
  was?: number | null;
  wasLabel?: string;
  big?: boolean;
}

/** `Rp12.500`, struck through what it `was`; a range parts only at its dash. */
export const Price = ({ amount, to, from, was, wasLabel, big }: PriceProps) => {
  const ranges = to != null && to > amount;
  return (
    <p className={big ? 'price big' : 'price'}>
      {ranges && from && <small>{from}</small>}
      <span>
        {formatRupiah(amount)}
        {ranges && !from && '–'}
      </span>
      {ranges && !from && <span>{formatRupiah(to)}</span>}
      {was != null && was > amount && (
        <s>
          {wasLabel && <span className="sr">{wasLabel} </span>}
          {formatRupiah(was)}
        </s>
      )}
    </p>
  );
};

export interface ProductCardData {
  slug: string;
  title: string;
  shopSlug: string;
  shopName: string;
  shopMotif: string;
  kecamatanName: string;
  minPrice: number;
  maxPrice: number;
  compareAt?: number | null;
  inStock: boolean;
  madeToOrderDays?: number | null;
  soldCount: number;
  halal: string;
  emoji: string;
  picture?: PictureData | null;
}
export interface ProductCardWords {
  illustration: string;
  soldOut: string;
  was: string;
  /** Before the lowest of several prices. */
  from: string;
  sold: (n: number) => string;
  madeToOrder: (days: number) => string;
  nonHalal: string;
}

const cut = (price: number, was?: number | null): number =>
  was && was > price ? Math.floor(((was - price) * 100) / was) : 0;
/** A number and its unit never part: `250 g`, `1,5 kg`. */
export const keepUnits = (text: string): string =>
  text
    .replace(/(\d) (?=(?:g|kg|gr|gram|ml|l|liter|m|cm|lembar|butir|pcs|isi)\b)/gi, '$1\u00a0')
    .replace(/\bisi (?=\d)/g, 'isi\u00a0');

/** What one should know before the tap: how long it takes to make, how many were sold, that it is not halal. */
const CardNote = ({ product: p, words }: { product: ProductCardData; words: ProductCardWords }) => (
  <p className="meta">
    {p.madeToOrderDays ? words.madeToOrder(p.madeToOrderDays) : p.soldCount > 0 ? words.sold(p.soldCount) : null}
    {p.halal === 'non_halal' && (
      <>
        {' '}
        <b className="badge attention">{words.nonHalal}</b>
      </>
    )}
  </p>
);

/** One product in a grid. The title is the link, the whole card its target. */
export const ProductCard = ({
  product: p,
  href,
  words,
  first,
  heading: H = 'h3',
  withShop = true,
}: {
  product: ProductCardData;
  href: string;
  words: ProductCardWords;
  first?: boolean;
  heading?: 'h2' | 'h3';
  /** Not on a page of the shop itself, where it goes without saying. */
  withShop?: boolean;
}) => {
  const off = p.minPrice === p.maxPrice ? cut(p.minPrice, p.compareAt) : 0;
  return (
    <article className="card">
      <Photo
        picture={p.picture}
        emoji={p.emoji}
        motif={p.shopMotif}
        title={p.title}
        illustration={words.illustration}
        sizes="(max-width: 460px) 46vw, 200px"
        first={first}
        decorative
        className={p.inStock ? '' : 'gone'}
      >
        {!p.inStock ? (
          <span className="tag sold-out">{words.soldOut}</span>
        ) : (
          off > 0 && <span className="tag">−{off}%</span>
        )}
      </Photo>
      <div className="card-text">
        <H>
          <a href={href}>{keepUnits(p.title)}</a>
        </H>
        <Price
          amount={p.minPrice}
          to={p.maxPrice}
          from={words.from}
          was={off > 0 ? p.compareAt : null}
          wasLabel={words.was}
        />
        <CardNote product={p} words={words} />
        {withShop && (
          <p className="meta verified">
            {p.shopName}, {p.kecamatanName}
          </p>
        )}
      </div>
    </article>
  );
};
