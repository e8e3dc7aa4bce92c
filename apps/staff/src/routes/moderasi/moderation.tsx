import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, DeskHead, EmptyState, Notice, Photo, Skeleton, Tabs } from '@lapak/ui';
import { Loaded, useDeed } from '@lapak/web';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { lasting } from '../../due.js';
import { RouterLink } from '../../frame.js';
import {
  ModerateProductDocument,
  type ModerationDecision,
  type ModerationPartsFragment,
  ModerationQueueDocument,
} from '../../gql/graphql.js';
import { More } from '../../more.js';
import { Refusal } from '../../refusal.js';
import { useNow } from '../../use-now.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { Moderate } from './moderate.js';
import { Pictures, ProductFacts, ProductPill } from './product.js';

type Product = ModerationPartsFragment;
type Reasoned = Exclude<ModerationDecision, 'publish'>;

export const ModerationTabs = ({ at }: { at: 'waiting' | 'published' }) => {
  const t = wordsHere().moderation;
  return (
    <Tabs
      label={t.tabs}
      link={RouterLink}
      tabs={[
        { href: '/moderasi', label: t.waiting, current: at === 'waiting' },
        { href: '/moderasi/tayang', label: t.published, current: at === 'published' },
      ]}
    />
  );
};

const List = ({ products, chosen }: { products: readonly Product[]; chosen: string }) => {
  const t = wordsHere();
  const now = useNow();
  return (
    <ul className="pick-list" aria-label={t.moderation.waiting}>
      {products.map((product) => (
        <li key={product.id}>
          <Link to={`?produk=${product.id}`} replace aria-current={product.id === chosen ? 'true' : undefined}>
            <Photo
              className="thumb"
              picture={product.pictures[0]}
              emoji={product.emoji}
              motif={product.shopMotif}
              title={product.title}
              illustration={t.card.illustration}
              sizes="64px"
              decorative
            />
            <span>
              <b>{product.title}</b>
              <small>
                {product.shopName} · {lasting(now.getTime() - Date.parse(product.submittedAt), t.time)}
              </small>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
};

const OneProduct = ({ of: product, onDecided }: { of: Product; onDecided: (product: Product) => void }) => {
  const t = wordsHere().moderation;
  const { run, busy, problem } = useDeed(ModerateProductDocument);
  const [decision, setDecision] = useState<Reasoned | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.scrollIntoView({ block: 'nearest' }); // newer browsers answer a promise, which is no clean-up
  }, []);
  const publish = async () => {
    const outcome = await run({ id: product.id, decision: 'publish', reason: null });
    if (outcome?.__typename === 'ProductModerated') onDecided(outcome.product);
  };
  return (
    <article className="panel moderation-item">
      <div className="panel-head">
        <h2 ref={head}>{product.title}</h2>
        <ProductPill state={product.state} />
      </div>
      <Refusal problem={problem} />
      <div className="two even">
        <Pictures of={product} />
        <ProductFacts of={product} />
      </div>
      <div className="decide-bar">
        <Button kind="danger" onClick={() => setDecision('reject')}>
          {t.decisions.reject.button}
        </Button>
        <Button kind="ghost" onClick={() => setDecision('needs_fix')}>
          {t.decisions.needs_fix.button}
        </Button>
        <Button busy={busy} onClick={() => void publish()}>
          {t.publish}
        </Button>
      </div>
      <Moderate of={product} decision={decision} onClose={() => setDecision(null)} onDone={onDecided} />
    </article>
  );
};

const Empty = () => {
  const t = wordsHere().moderation;
  return (
    <EmptyState
      emoji="1f31e"
      title={t.empty}
      action={
        <Link className="btn ghost" to="/moderasi/tayang">
          {t.emptyAction}
        </Link>
      }
    >
      {t.emptyText}
    </EmptyState>
  );
};

/** Products that wait for a curator, the one that waits longest first. */
export const Moderation = () => {
  const t = wordsHere();
  useTitle(t.moderation.title);
  const client = useApolloClient();
  const [search, setSearch] = useSearchParams();
  const [last, setLast] = useState<Product | null>(null);
  const asked = useQuery(ModerationQueueDocument, { fetchPolicy: 'cache-and-network' });
  const decided = (product: Product) => {
    setLast(product);
    setSearch({}, { replace: true });
    void client.refetchQueries({ include: [ModerationQueueDocument] });
  };
  return (
    <>
      <DeskHead eyebrow={t.moderation.eyebrow} title={t.moderation.title} />
      <ModerationTabs at="waiting" />
      <div aria-live="polite">{last && <Notice tone="good">{t.moderation.done[last.state](last.title)}</Notice>}</div>
      <Loaded of={asked} skeleton={<Skeleton lines={9} label={t.say.loading} />}>
        {({ moderationQueue: { nodes, hasNextPage, endCursor } }) => {
          const waiting = nodes.filter(({ state }) => state === 'pending');
          const chosen = waiting.find(({ id }) => id === search.get('produk')) ?? waiting[0];
          if (!chosen) return <Empty />;
          return (
            <div className="pick">
              <div>
                <List products={waiting} chosen={chosen.id} />
                <More show={hasNextPage} onMore={() => asked.fetchMore({ variables: { after: endCursor } })} />
              </div>
              <OneProduct key={chosen.id} of={chosen} onDecided={decided} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
};
