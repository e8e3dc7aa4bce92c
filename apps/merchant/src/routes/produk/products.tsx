import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, EmptyState, Skeleton, Tabs } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { MyProductsDocument, type MyProductsQuery, type ProductState } from '../../gql/graphql.js';
import { AppLink, at, Go } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { ProductRow } from './product-row.js';

const TABS: readonly ProductState[] = ['published', 'draft', 'pending', 'needs_fix', 'archived'];
const isState = (text: string | null): text is ProductState => text !== null && text in t.products.state;

const addressOf = (state: ProductState | null, query: string): string => {
  const search = new URLSearchParams({ ...(state && { keadaan: state }), ...(query && { cari: query }) }).toString();
  return at(`/produk${search && `?${search}`}`);
};

const SearchBox = ({ query, onSearch }: { query: string; onSearch: (query: string) => void }) => {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(String(new FormData(event.currentTarget).get('cari')).trim());
  };
  return (
    <form role="search" className="search-box" onSubmit={submit}>
      <Search aria-hidden />
      <input
        key={query}
        name="cari"
        type="search"
        aria-label={t.products.search}
        placeholder={t.products.search}
        defaultValue={query}
        enterKeyHint="search"
        onBlur={(event) => event.target.value.trim() !== query && onSearch(event.target.value.trim())}
      />
    </form>
  );
};

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState
      emoji="1f50e"
      title={t.products.none}
      action={
        <Go to="/produk" kind="ghost">
          {t.products.seeAll}
        </Go>
      }
    >
      {t.products.noneText}
    </EmptyState>
  ) : (
    <EmptyState emoji="1f9fa" title={t.products.empty} action={<Go to="/produk/baru">{t.products.new}</Go>}>
      {t.products.emptyText}
    </EmptyState>
  );

const List = ({ page, onMore, busy }: { page: MyProductsQuery['myProducts']; onMore: () => void; busy: boolean }) => (
  <>
    <ul className="rows">
      {page.nodes.map((product) => (
        <ProductRow key={product.id} product={product} />
      ))}
    </ul>
    {page.hasNextPage && (
      <p className="form-foot">
        <Button kind="ghost" busy={busy} onClick={onMore}>
          {t.say.more}
        </Button>
      </p>
    )}
  </>
);

export const Screen = () => {
  usePageTitle(t.products.title);
  const { shopId } = useShop();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('keadaan');
  const state = isState(wanted) ? wanted : null;
  const query = params.get('cari') ?? '';
  const [more, setMore] = useState(false);
  const asked = useQuery(MyProductsDocument, {
    variables: { shopId, state, query: query || null },
    fetchPolicy: 'cache-and-network',
  });
  const page = asked.data?.myProducts;
  const nothingYet = page?.nodes.length === 0 && !state && !query;
  const loadMore = () => {
    setMore(true);
    void asked.fetchMore({ variables: { after: page?.endCursor ?? null } }).finally(() => setMore(false));
  };
  return (
    <>
      <DeskHead title={t.products.title}>{!nothingYet && <Go to="/produk/baru">+ {t.products.new}</Go>}</DeskHead>
      {!nothingYet && (
        <>
          <SearchBox
            query={query}
            onSearch={(cari) => setParams({ ...(state && { keadaan: state }), ...(cari && { cari }) })}
          />
          <Tabs
            label={t.products.states}
            link={AppLink}
            tabs={[null, ...TABS].map((one) => ({
              href: addressOf(one, query),
              label: one ? t.products.state[one] : t.products.all,
              current: one === state,
            }))}
          />
        </>
      )}
      <Loaded of={asked} skeleton={<RowsSkeleton />}>
        {({ myProducts }) =>
          myProducts.nodes.length === 0 ? (
            <Nothing filtered={Boolean(state ?? query)} />
          ) : (
            <List page={myProducts} busy={more} onMore={loadMore} />
          )
        }
      </Loaded>
    </>
  );
};

const RowsSkeleton = () => (
  <div role="status" aria-busy="true">
    <span className="sr">{t.say.loading}</span>
    <ul className="rows" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((i) => (
        <li key={i} className="product-row">
          <span className="skeleton thumb-skeleton" />
          <div className="product-text">
            <Skeleton lines={2} label="" />
          </div>
        </li>
      ))}
    </ul>
  </div>
);
