import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, EmptyState, Field, Notice, Photo, Price, Skeleton } from '@lapak/ui';
import { Loaded, publicUrl } from '@lapak/web';
import { useState } from 'react';
import {
  type CardPartsFragment,
  FindProductsDocument,
  type ModerationDecision,
  type ModerationPartsFragment,
} from '../../gql/graphql.js';
import { More } from '../../more.js';
import { useSettled } from '../../use-settled.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { Moderate } from './moderate.js';
import { ModerationTabs } from './moderation.js';

type Ask = { readonly product: CardPartsFragment; readonly decision: Exclude<ModerationDecision, 'publish'> };

const Line = ({ of: product, onAsk }: { of: CardPartsFragment; onAsk: (ask: Ask) => void }) => {
  const t = wordsHere();
  return (
    <li>
      <Photo
        className="thumb"
        picture={product.picture}
        emoji={product.emoji}
        motif={product.shopMotif}
        title={product.title}
        illustration={t.card.illustration}
        sizes="64px"
        decorative
      />
      <span className="published-name">
        <a className="link" href={publicUrl(`/toko/${product.shopSlug}/${product.slug}`)} target="_blank">
          {product.title}
        </a>
        <small>
          {product.shopName}, {product.kecamatanName}
        </small>
        <Price amount={product.minPrice} to={product.maxPrice} from={t.card.from} />
      </span>
      <span className="row wrapping">
        <Button kind="quiet" small onClick={() => onAsk({ product, decision: 'needs_fix' })}>
          {t.moderation.decisions.needs_fix.button}
        </Button>
        <Button kind="danger" small onClick={() => onAsk({ product, decision: 'take_down' })}>
          {t.moderation.decisions.take_down.button}
        </Button>
      </span>
    </li>
  );
};

const Found = ({ query, gone, onAsk }: { query: string; gone: ReadonlySet<string>; onAsk: (ask: Ask) => void }) => {
  const t = wordsHere();
  const asked = useQuery(FindProductsDocument, { variables: { query }, fetchPolicy: 'cache-and-network' });
  return (
    <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
      {({ search: { nodes, hasNextPage, endCursor, total, atLeast } }) => {
        const shown = nodes.filter(({ id }) => !gone.has(id));
        if (shown.length === 0) {
          return (
            <EmptyState emoji="1f50d" title={t.moderation.nothingFound(query)}>
              {t.moderation.nothingFoundText}
            </EmptyState>
          );
        }
        return (
          <>
            <p className="meta" aria-live="polite">
              {t.moderation.found(total, atLeast)}
            </p>
            <ul className="published">
              {shown.map((product) => (
                <Line key={product.id} of={product} onAsk={onAsk} />
              ))}
            </ul>
            <More show={hasNextPage} onMore={() => asked.fetchMore({ variables: { after: endCursor } })} />
          </>
        );
      }}
    </Loaded>
  );
};

/** Goods on sale, as shoppers find them: what should not be there is taken down, or sent back. */
export const Published = () => {
  const t = wordsHere();
  useTitle(t.moderation.published);
  const [text, setText] = useState('');
  const query = useSettled(text.trim());
  const [ask, setAsk] = useState<Ask | null>(null);
  const [last, setLast] = useState<ModerationPartsFragment | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const done = (product: ModerationPartsFragment) => {
    setLast(product);
    setGone(new Set([...gone, product.id]));
  };
  return (
    <>
      <DeskHead eyebrow={t.moderation.eyebrow} title={t.moderation.title} />
      <ModerationTabs at="published" />
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field
          name="cari"
          type="search"
          label={t.moderation.search}
          hint={t.moderation.searchHint}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <div aria-live="polite">{last && <Notice tone="good">{t.moderation.done[last.state](last.title)}</Notice>}</div>
      {query === '' ? (
        <EmptyState emoji="1f9fa" title={t.moderation.searchFirst}>
          {t.moderation.searchFirstText}
        </EmptyState>
      ) : (
        <Found query={query} gone={gone} onAsk={setAsk} />
      )}
      {ask && <Moderate of={ask.product} decision={ask.decision} onClose={() => setAsk(null)} onDone={done} />}
    </>
  );
};
