import { useQuery } from '@apollo/client/react';
import { Badge, Button, Field, keepUnits, Notice, Photo, Price, Skeleton } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useState } from 'react';
import { type CardPartsFragment, FindProductsDocument } from '../../gql/graphql.js';
import { useSettled } from '../../use-settled.js';
import { wordsHere } from '../../words/words.js';
import { type Item, moved } from './collection-draft.js';
import { useReorder } from './use-reorder.js';

interface ItemsProps {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
}

const Thumb = ({ of: product }: { of: CardPartsFragment }) => (
  <Photo
    className="thumb"
    picture={product.picture}
    emoji={product.emoji}
    motif={product.shopMotif}
    title={product.title}
    illustration={wordsHere().card.illustration}
    sizes="64px"
    decorative
  />
);

const Found = ({ query, has, onAdd }: { query: string; has: (id: string) => boolean; onAdd: (item: Item) => void }) => {
  const t = wordsHere();
  const asked = useQuery(FindProductsDocument, { variables: { query } });
  return (
    <Loaded of={asked} skeleton={<Skeleton lines={4} label={t.say.loading} />}>
      {({ search: { nodes } }) =>
        nodes.length === 0 ? (
          <p className="meta">{t.moderation.nothingFound(query)}</p>
        ) : (
          <ul className="published found" aria-label={t.curation.found}>
            {nodes.slice(0, 8).map((product) => (
              <li key={product.id}>
                <Thumb of={product} />
                <span className="published-name">
                  <b>{keepUnits(product.title)}</b>
                  <small>
                    {product.shopName}, {product.kecamatanName}
                  </small>
                  <Price amount={product.minPrice} to={product.maxPrice} from={t.card.from} />
                </span>
                {has(product.id) ? (
                  <Badge tone="good">{t.curation.added}</Badge>
                ) : (
                  <Button
                    kind="ghost"
                    small
                    type="button"
                    aria-label={t.curation.addThis(product.title)}
                    onClick={() => onAdd({ product, skipped: product.inStock ? null : t.card.soldOut } as Item)}
                  >
                    {t.curation.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
};

const Search = ({ items, onAdd }: { items: readonly Item[]; onAdd: (item: Item) => void }) => {
  const t = wordsHere().curation;
  const [text, setText] = useState('');
  const query = useSettled(text.trim());
  return (
    <>
      <Field
        name="find-product"
        type="search"
        label={t.findProduct}
        hint={t.findHint}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {query !== '' && <Found query={query} has={(id) => items.some((i) => i.product.id === id)} onAdd={onAdd} />}
    </>
  );
};

const Line = ({
  of: { product, skipped },
  at,
  count,
  grip,
  onMove,
  onRemove,
}: {
  of: Item;
  at: number;
  count: number;
  grip: object;
  onMove: (to: number) => void;
  onRemove: () => void;
}) => {
  const t = wordsHere().curation;
  return (
    <>
      <span className="grip" aria-hidden="true" {...grip}>
        <GripVertical />
      </span>
      <Thumb of={product} />
      <span className="published-name">
        <b>{keepUnits(product.title)}</b>
        <small>{product.shopName}</small>
        {skipped && <Badge tone="attention">{t.skipped(skipped)}</Badge>}
      </span>
      <span className="tools small">
        <button type="button" aria-disabled={at === 0} aria-label={t.up(product.title)} onClick={() => onMove(at - 1)}>
          <ArrowUp aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-disabled={at === count - 1}
          aria-label={t.down(product.title)}
          onClick={() => onMove(at + 1)}
        >
          <ArrowDown aria-hidden="true" />
        </button>
        <button type="button" aria-label={t.remove(product.title)} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      </span>
    </>
  );
};

/** The products of a collection in the curator's order: by dragging, or by the two arrows. */
export const CollectionItems = ({ items, onChange }: ItemsProps) => {
  const t = wordsHere().curation;
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const next = moved(items, from, to);
    if (next === items) return;
    onChange(next);
    setSaid(t.movedTo(items[from]!.product.title, to + 1, items.length));
  };
  const { dragged, list, grip } = useReorder(move);
  const skipped = items.filter((item) => item.skipped).length;
  return (
    <>
      <Search items={items} onAdd={(item) => onChange([...items, item])} />
      {skipped > 0 && <Notice tone="attention">{t.someSkipped(skipped)}</Notice>}
      {items.length === 0 && <p className="meta empty-line">{t.noItems}</p>}
      <ol className="ordered" {...list}>
        {items.map((item, i) => (
          <li key={item.product.id} className={i === dragged ? 'dragged' : undefined}>
            <Line
              of={item}
              at={i}
              count={items.length}
              grip={grip(i)}
              onMove={(to) => move(i, to)}
              onRemove={() => onChange(items.filter((one) => one !== item))}
            />
          </li>
        ))}
      </ol>
      <p className="sr" role="status">
        {said}
      </p>
    </>
  );
};
