import { Badge, keepUnits, Photo, Price, StatusPill, type Tone } from '@lapak/ui';
import { Link } from 'react-router';
import type { MyProductPartsFragment, ProductState } from '../../gql/graphql.js';
import { t } from '../../words/words.js';
import { StockField } from './stock-field.js';

export const STATE_TONES: Readonly<Record<ProductState, Tone>> = {
  draft: 'info',
  pending: 'attention',
  published: 'good',
  needs_fix: 'bad',
  rejected: 'bad',
  archived: 'info',
  taken_down: 'bad',
};

const priceRange = (product: MyProductPartsFragment): { min: number; max: number } => {
  const prices = product.variants.map((v) => v.price);
  return { min: Math.min(...prices), max: Math.max(...prices) };
};

const free = (v: { onHand: number; reserved: number }): number => v.onHand - v.reserved;

/** One line of facts: how many sold, how it is made, what would help. */
const Facts = ({ product }: { product: MyProductPartsFragment }) => {
  const facts = [
    product.soldCount > 0 && t.products.sold(product.soldCount),
    product.madeToOrderDays !== null && t.products.madeToOrder(product.madeToOrderDays),
    product.warnings.length > 0 && t.products.warnings(product.warnings.length),
  ].filter(Boolean);
  return facts.length > 0 ? <p className="meta">{facts.join(' · ')}</p> : null;
};

const Stock = ({ product }: { product: MyProductPartsFragment }) => {
  const [only, ...others] = product.variants;
  if (!only) return null;
  if (others.length === 0) return <StockField variant={only} label={product.titleId} />;
  const left = product.variants.reduce((sum, v) => sum + Math.max(0, free(v)), 0);
  return (
    <details className="stock-fold">
      <summary>
        {t.products.variants(product.variants.length)} · {left > 0 ? t.products.left(left) : t.products.soldOut}
      </summary>
      <ul>
        {product.variants.map((v) => (
          <li key={v.id}>
            <span>{v.nameId}</span>
            <StockField variant={v} label={`${product.titleId}, ${v.nameId}`} />
          </li>
        ))}
      </ul>
    </details>
  );
};

/** A product among the shop's own: what it is, how it stands, and its stock to change on the spot. */
export const ProductRow = ({ product }: { product: MyProductPartsFragment }) => {
  const { min, max } = priceRange(product);
  const soldOut = product.state === 'published' && product.variants.every((v) => free(v) <= 0);
  return (
    <li className="product-row">
      <Photo
        picture={product.pictures[0]}
        emoji={product.emoji}
        motif={product.shopMotif}
        title={product.titleId}
        illustration={t.say.illustration}
        sizes="72px"
        className={soldOut ? 'thumb gone' : 'thumb'}
        decorative
      />
      <div className="product-text">
        <h2>
          <Link to={`/produk/${product.id}`}>{keepUnits(product.titleId)}</Link>
        </h2>
        <div className="row wrapping tight">
          <Price amount={min} to={max} from={t.products.from} />
          <StatusPill tone={STATE_TONES[product.state]}>{t.products.state[product.state]}</StatusPill>
          {soldOut && <Badge tone="bad">{t.products.soldOut}</Badge>}
        </div>
        <Facts product={product} />
        {product.moderationReason && product.state !== 'published' && (
          <p className="reason">{product.moderationReason}</p>
        )}
      </div>
      <div className="product-stock">
        <Stock product={product} />
      </div>
    </li>
  );
};
