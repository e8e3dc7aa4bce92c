import { formatDateTime, formatRupiah } from '@lapak/kernel';
import { Photo, StatusPill, type Tone } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { useState } from 'react';
import type { ModerationPartsFragment, ProductState } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';

const TONES: Readonly<Record<ProductState, Tone>> = {
  draft: 'info',
  pending: 'attention',
  published: 'good',
  needs_fix: 'attention',
  rejected: 'bad',
  archived: 'info',
  taken_down: 'bad',
};

export const ProductPill = ({ state }: { state: ProductState }) => (
  <StatusPill tone={TONES[state]}>{wordsHere().productStates[state]}</StatusPill>
);

/** The photographs, one large; a product without one shows the illustration that shoppers see. */
export const Pictures = ({ of: product }: { of: ModerationPartsFragment }) => {
  const t = wordsHere();
  const [shown, setShown] = useState(0);
  const { pictures } = product;
  const picture = pictures[shown] ?? pictures[0];
  return (
    <div className="product-pictures">
      <Photo
        picture={picture}
        emoji={product.emoji}
        motif={product.shopMotif}
        title={product.title}
        illustration={t.card.illustration}
        sizes="(max-width: 860px) 92vw, 480px"
        first
      />
      {pictures.length === 0 && <p className="meta">{t.moderation.noPhoto}</p>}
      {pictures.length > 1 && (
        <ul className="papers" aria-label={t.moderation.pictures}>
          {pictures.map((one, i) => (
            <li key={one.key}>
              <button
                type="button"
                aria-current={one === picture ? 'true' : undefined}
                aria-label={t.moderation.picture(i + 1, pictures.length)}
                onClick={() => setShown(i)}
              >
                <img src={`/media/${one.key}-${one.widths[0] ?? 160}.webp`} alt="" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** Every field that a curator looks at. */
export const ProductFacts = ({ of: product }: { of: ModerationPartsFragment }) => {
  const t = wordsHere();
  const { zone, locale } = useSession();
  const facts: readonly (readonly [string, string | null])[] = [
    [t.moderation.shop, product.shopName],
    [t.moderation.category, product.categoryName],
    [t.moderation.price, formatRupiah(product.minPrice)],
    [t.moderation.halal, t.halal[product.halal]],
    [t.moderation.halalNumber, product.halalNumber],
    [t.moderation.pirt, product.pirt],
    [t.moderation.submitted, formatDateTime(new Date(product.submittedAt), zone, locale)],
    [t.moderation.earlier, product.moderationReason],
    [t.moderation.description, product.description],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="lines-kept">{value}</dd>
          </div>
        ))}
    </dl>
  );
};
