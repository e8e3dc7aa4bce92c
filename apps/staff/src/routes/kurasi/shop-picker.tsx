import { useQuery } from '@apollo/client/react';
import { Avatar, Button, Field, Skeleton } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { useState } from 'react';
import { type ShopPartsFragment, StaffShopsDocument } from '../../gql/graphql.js';
import { useSettled } from '../../use-settled.js';
import { wordsHere } from '../../words/words.js';

type Shop = ShopPartsFragment;

const Found = ({ query, onPick }: { query: string; onPick: (shop: Shop) => void }) => {
  const t = wordsHere();
  const asked = useQuery(StaffShopsDocument, { variables: { query: query || null, state: 'approved' } });
  return (
    <Loaded of={asked} skeleton={<Skeleton lines={4} label={t.say.loading} />}>
      {({ staffShops: { nodes } }) =>
        nodes.length === 0 ? (
          <p className="meta">{t.curation.noShop(query)}</p>
        ) : (
          <ul className="features found" aria-label={t.curation.found}>
            {nodes.slice(0, 6).map((shop) => (
              <li key={shop.id}>
                <Avatar seed={shop.motif} />
                <span>
                  <b>{shop.name}</b>
                  <small>
                    {shop.desa.label} · {t.curation.products(shop.productCount)}
                  </small>
                </span>
                <Button
                  kind="ghost"
                  small
                  type="button"
                  aria-label={t.curation.pickThis(shop.name)}
                  onClick={() => onPick(shop)}
                >
                  {t.curation.pick}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
};

/** One approved shop, found by part of its name. */
export const ShopPicker = ({
  shop,
  error,
  onPick,
}: {
  shop: Shop | null;
  error: string | undefined;
  onPick: (shop: Shop | null) => void;
}) => {
  const t = wordsHere().curation;
  const [text, setText] = useState('');
  const query = useSettled(text.trim());
  if (shop) {
    return (
      <div className="features picked">
        <Avatar seed={shop.motif} />
        <span>
          <b>{shop.name}</b>
          <small>{shop.desa.label}</small>
        </span>
        <Button kind="quiet" small type="button" onClick={() => onPick(null)}>
          {t.otherShop}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Field
        name="shopId"
        type="search"
        label={t.findShop}
        hint={t.findShopHint}
        error={error}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Found query={query} onPick={onPick} />
    </>
  );
};
