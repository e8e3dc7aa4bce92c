import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, Dialog, Notice, StatusPill } from '@lapak/ui';
import { Loaded, publicUrl, useDeed } from '@lapak/web';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import {
  ArchiveProductDocument,
  MyProductDocument,
  type MyProductPartsFragment,
  ProductFormDocument,
  type ProductState,
} from '../../gql/graphql.js';
import { BackLink, Go } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { ProductForm } from './product-form.js';
import { STATE_TONES } from './product-row.js';

const FormSkeleton = () => (
  <div role="status" aria-busy="true">
    <span className="sr">{t.say.loading}</span>
    <div className="shots" aria-hidden="true">
      {[0, 1, 2].map((i) => (
        <span key={i} className="skeleton shot-skeleton" />
      ))}
    </div>
    {[0, 1, 2, 3].map((i) => (
      <span key={i} className="skeleton field-skeleton" aria-hidden="true" />
    ))}
  </div>
);

/** Taken out of the shop, after a second thought. */
const Archive = ({ product }: { product: MyProductPartsFragment }) => {
  const { run, busy, problem } = useDeed(ArchiveProductDocument);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (product.state === 'archived') return null;
  const archive = async () => {
    if (await run({ id: product.id })) await navigate('/produk');
  };
  return (
    <p className="form-foot">
      <Button kind="danger" small onClick={() => setAsking(true)}>
        {t.product.archive}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.product.archiveAsk(product.titleId)}
        foot={
          <>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t.say.cancel}
            </Button>
            <Button kind="danger" busy={busy} onClick={() => void archive()}>
              {t.product.archive}
            </Button>
          </>
        }
      >
        <p>{t.product.archiveText}</p>
        {problem && <Notice tone="bad">{problem.message}</Notice>}
      </Dialog>
    </p>
  );
};

const Moderation = ({ product }: { product: MyProductPartsFragment }) => {
  const words = t.product.moderation as Partial<Record<ProductState, string>>;
  const said = words[product.state];
  if (!said || !product.moderationReason) return null;
  return (
    <Notice tone="bad">
      <b>{said}</b>
      <p>{product.moderationReason}</p>
    </Notice>
  );
};

const Advice = ({ product }: { product: MyProductPartsFragment }) =>
  product.warnings.length === 0 ? null : (
    <Notice tone="attention">
      <b>{t.product.advice}</b>
      <ul>
        {product.warnings.map((one) => (
          <li key={one.field + one.message}>
            <a href={`#${one.field}`}>{one.message}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );

/** What became of the last saving, and where the product stands. */
const Standing = ({ product, slug }: { product: MyProductPartsFragment; slug: string }) => {
  const saved = (useLocation().state as { saved?: ProductState } | null)?.saved;
  return (
    <div className="stack">
      {saved && (
        <Notice tone="good">
          {t.product.savedAs[saved]}{' '}
          {saved === 'published' ? (
            <a className="link" href={publicUrl(`/toko/${slug}/${product.slug}`)}>
              {t.product.inShop}
            </a>
          ) : (
            <Link className="link" to="/produk/baru">
              {t.products.new}
            </Link>
          )}
        </Notice>
      )}
      <Moderation product={product} />
      <Advice product={product} />
    </div>
  );
};

const Gone = () => (
  <>
    <p className="lead">
      {t.product.gone}. {t.product.goneText}
    </p>
    <Go to="/produk">{t.product.toList}</Go>
  </>
);

export const Screen = () => {
  const { id } = useParams();
  const { shopId, slug } = useShop();
  const title = id ? t.product.editTitle : t.product.newTitle;
  usePageTitle(title);
  const form = useQuery(ProductFormDocument, { variables: { shopId } });
  const asked = useQuery(MyProductDocument, { variables: { id: id ?? '' }, skip: !id });
  const product = id ? (asked.data?.myProduct ?? null) : null;
  return (
    <>
      <BackLink to="/produk">{t.products.title}</BackLink>
      <DeskHead title={title}>
        {product && <StatusPill tone={STATE_TONES[product.state]}>{t.products.state[product.state]}</StatusPill>}
      </DeskHead>
      <Loaded<unknown> of={id && form.data ? asked : form} skeleton={<FormSkeleton />}>
        {() => {
          if (!form.data?.myShop || (id && !product)) return <Gone />;
          const { categories, myShop } = form.data;
          return (
            <>
              {product && <Standing product={product} slug={slug} />}
              <ProductForm
                key={`${id ?? 'baru'} ${product?.updatedAt ?? ''}`}
                shop={myShop}
                tree={categories}
                product={product}
              />
              {product && <Archive product={product} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
};
