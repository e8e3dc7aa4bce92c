import { useQuery } from '@apollo/client/react';
import { dayIn, formatDay, formatNumber } from '@lapak/kernel';
import {
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DeskHead,
  Dialog,
  EmptyState,
  Field,
  Select,
  Skeleton,
  StatusPill,
  type Tone,
} from '@lapak/ui';
import { Loaded, publicUrl, type Session, useSession } from '@lapak/web';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ShopPartsFragment, type ShopState, StaffShopsDocument } from '../../gql/graphql.js';
import { More } from '../../more.js';
import { useSettled } from '../../use-settled.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { ShopFacts } from '../verifikasi/shop-facts.js';

const TONES: Readonly<Record<ShopState, Tone>> = {
  draft: 'info',
  submitted: 'info',
  needs_fix: 'attention',
  approved: 'good',
  rejected: 'bad',
  suspended: 'bad',
};
const STATES = Object.keys(TONES) as ShopState[];

const columnsOf = (
  { zone, locale }: Session,
  onOpen: (shop: ShopPartsFragment) => void,
): Column<ShopPartsFragment>[] => {
  const t = wordsHere();
  return [
    {
      key: 'name',
      label: t.shops.name,
      cell: (shop) => (
        <button type="button" className="row-link" onClick={() => onOpen(shop)}>
          {shop.name}
          <small>{shop.ownerName}</small>
        </button>
      ),
    },
    { key: 'desa', label: t.shops.desa, cell: (shop) => shop.desa.label },
    { key: 'phone', label: t.shop.phone, cell: (shop) => <span className="nowrap">{shop.phone}</span> },
    {
      key: 'state',
      label: t.shops.state,
      cell: (shop) => <StatusPill tone={TONES[shop.state]}>{t.shopStates[shop.state]}</StatusPill>,
    },
    {
      key: 'products',
      label: t.shops.products,
      numeric: true,
      cell: (shop) => formatNumber(shop.productCount, locale),
    },
    {
      key: 'registered',
      label: t.shops.registered,
      cell: (shop) => formatDay(dayIn(zone.name, new Date(shop.registeredAt)), locale),
    },
  ];
};

const Details = ({ of: shop, onClose }: { of: ShopPartsFragment | null; onClose: () => void }) => {
  const t = wordsHere();
  return (
    <Dialog
      open={shop !== null}
      onClose={onClose}
      title={shop?.name ?? ''}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.say.close}
          </Button>
          {shop?.state === 'approved' && (
            <ButtonLink kind="ghost" href={publicUrl(`/toko/${shop.slug}`)} target="_blank">
              {t.shops.publicPage}
            </ButtonLink>
          )}
        </>
      }
    >
      {shop && (
        <>
          <p>
            <StatusPill tone={TONES[shop.state]}>{t.shopStates[shop.state]}</StatusPill>
          </p>
          <ShopFacts of={shop} />
        </>
      )}
    </Dialog>
  );
};

/** What is looked for; the address keeps it, so that a colleague can be sent the same list. */
const useFilter = () => {
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get('cari') ?? '');
  const query = useSettled(text.trim());
  const state = STATES.find((one) => one === search.get('status')) ?? null;
  const show = (next: ShopState | null) =>
    setSearch({ ...(query && { cari: query }), ...(next && { status: next }) }, { replace: true });
  useEffect(() => {
    if (query !== (search.get('cari') ?? '')) show(state);
  });
  return {
    text,
    setText,
    query,
    state,
    show,
    clear: () => {
      setText('');
      setSearch({}, { replace: true });
    },
  };
};

const Filters = ({ text, setText, state, show }: ReturnType<typeof useFilter>) => {
  const t = wordsHere();
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Field
        name="cari"
        type="search"
        label={t.shops.search}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        name="status"
        label={t.shops.state}
        value={state ?? ''}
        onChange={(event) => show(STATES.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{t.shops.allStates}</option>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {t.shopStates[one]}
          </option>
        ))}
      </Select>
    </form>
  );
};

const Empty = ({ clear }: { clear: () => void }) => {
  const t = wordsHere().shops;
  return (
    <EmptyState
      emoji="1f3ea"
      title={t.empty}
      action={
        <Button kind="ghost" onClick={clear}>
          {t.clear}
        </Button>
      }
    >
      {t.emptyText}
    </EmptyState>
  );
};

/** Every shop of the regency, in any state, newest first. */
export const Shops = () => {
  const t = wordsHere();
  useTitle(t.shops.title);
  const session = useSession();
  const filter = useFilter();
  const [opened, setOpened] = useState<ShopPartsFragment | null>(null);
  const asked = useQuery(StaffShopsDocument, {
    variables: { query: filter.query || null, state: filter.state },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <DeskHead eyebrow={session.regency.name} title={t.shops.title} />
      <Filters {...filter} />
      <Loaded
        of={{ ...asked, data: asked.data ?? asked.previousData }}
        skeleton={<Skeleton lines={10} label={t.say.loading} />}
      >
        {({ staffShops: { nodes, hasNextPage, endCursor } }) => (
          <div aria-busy={asked.loading || undefined}>
            <DataTable
              caption={t.shops.title}
              columns={columnsOf(session, setOpened)}
              rows={nodes}
              rowKey={(shop) => shop.id}
              empty={<Empty clear={filter.clear} />}
            />
            <More show={hasNextPage} onMore={() => asked.fetchMore({ variables: { after: endCursor } })} />
          </div>
        )}
      </Loaded>
      <Details of={opened} onClose={() => setOpened(null)} />
    </>
  );
};
