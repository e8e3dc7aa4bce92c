import { Button, Dialog, ErrorSummary, Notice } from '@lapak/ui';
import { type FormEvent, useState } from 'react';
import type { MyProductPartsFragment, ProductFormQuery } from '../../gql/graphql.js';
import { useTimes } from '../../parts/times.js';
import { type DraftState, useDraft } from '../../parts/use-draft.js';
import { t } from '../../words/words.js';
import { FoodFields } from './food-fields.js';
import { usePhotoQueue } from './photo-queue.js';
import { PhotoStrip } from './photo-strip.js';
import { type FormParts, How, More, type Tree, What } from './product-fields.js';
import { ProductPreview } from './product-preview.js';
import { type Category, emptyValues, type Photo, type ProductValues, valuesOf } from './product-values.js';
import { useSaveProduct } from './save-product.js';

type Shop = NonNullable<ProductFormQuery['myShop']>;

interface FormProps {
  shop: Shop;
  tree: Tree;
  product: MyProductPartsFragment | null;
}

/** Only the ends of the tree hold products. */
const leavesOf = (tree: Tree): Category[] => tree.flatMap((top) => (top.children.length > 0 ? top.children : [top]));

/** When the draft was kept, and the way back to the beginning. */
const DraftLine = ({ draft }: { draft: DraftState<ProductValues> }) => {
  const times = useTimes();
  return (
    <>
      <p className="meta draft-line" role="status">
        {draft.savedAt && t.say.draftSaved(times.time(draft.savedAt))}
      </p>
      {draft.foundAt && (
        <Notice tone="info">
          {t.say.draftFound(times.moment(draft.foundAt.toISOString()))}{' '}
          <Button type="button" kind="quiet" small onClick={draft.drop}>
            {t.say.draftDrop}
          </Button>
        </Notice>
      )}
    </>
  );
};

/** Beside the form on a wide screen, in a dialog on a narrow one. */
const Preview = (props: {
  looking: boolean;
  onClose: () => void;
  values: ProductValues;
  category: Category | null;
  shop: Shop;
}) => {
  const { looking, onClose, ...shown } = props;
  return (
    <>
      <aside className="desk-only" aria-label={t.product.preview}>
        <p className="eyebrow">{t.product.preview}</p>
        <ProductPreview {...shown} />
      </aside>
      <Dialog
        open={looking}
        onClose={onClose}
        title={t.product.preview}
        foot={
          <Button kind="ghost" onClick={onClose}>
            {t.say.close}
          </Button>
        }
      >
        <ProductPreview {...shown} />
      </Dialog>
    </>
  );
};

interface ActsProps {
  approved: boolean;
  onSale: boolean;
  busy: boolean;
  sending: boolean;
  onLook: () => void;
  onDraft: () => void;
}

/** One way on: on sale where that is possible, else as a draft. */
const Acts = ({ approved, onSale, busy, sending, onLook, onDraft }: ActsProps) => (
  <>
    {!approved && <Notice tone="attention">{t.product.notApproved}</Notice>}
    {sending && <p className="meta">{t.product.waitForPhotos}</p>}
    {approved && !onSale && (
      <Button type="button" kind="quiet" busy={busy} disabled={sending} onClick={onDraft}>
        {t.product.saveDraft}
      </Button>
    )}
    <div className="sticky-acts">
      <Button type="button" kind="ghost" className="phone-only" onClick={onLook}>
        {t.product.look}
      </Button>
      <Button busy={busy} disabled={sending}>
        {!approved ? t.product.saveDraft : onSale ? t.product.update : t.product.publish}
      </Button>
    </div>
  </>
);

const Filled = ({ shop, tree, product, draft }: FormProps & { draft: DraftState<ProductValues> }) => {
  const { value: values, change } = draft;
  const [looking, setLooking] = useState(false);
  const category = leavesOf(tree).find((one) => one.id === values.categoryId) ?? null;
  const changePhotos = (next: (photos: readonly Photo[]) => readonly Photo[]) =>
    change((now) => ({ ...now, photos: next(now.photos) }));
  const queue = usePhotoQueue(values.photos, changePhotos);
  const save = useSaveProduct({ shopId: shop.id, product, draft, category });
  const set = (part: Partial<ProductValues>) => change((now) => ({ ...now, ...part }));
  const form: FormParts = { values, change, set, errorOf: save.errorOf, category };
  const approved = shop.state === 'approved';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save.run(approved);
  };
  return (
    <div className="with-preview">
      <form className="form product-form" noValidate onSubmit={submit}>
        <DraftLine draft={draft} />
        {save.faults.length > 0 && <ErrorSummary title={t.say.fixThese} problems={save.faults} />}
        {save.refusal && <Notice tone="bad">{save.refusal}</Notice>}
        <PhotoStrip photos={values.photos} queue={queue} change={changePhotos} error={save.errorOf('pictures')} />
        <What tree={tree} {...form} />
        <FoodFields {...form} />
        <How {...form} />
        <More {...form} />
        <Acts
          approved={approved}
          onSale={product?.state === 'published' || product?.state === 'pending'}
          busy={save.busy}
          sending={queue.sending}
          onLook={() => setLooking(true)}
          onDraft={() => void save.run(false)}
        />
      </form>
      <Preview looking={looking} onClose={() => setLooking(false)} values={values} category={category} shop={shop} />
    </div>
  );
};

/** A product, new or known; everything typed is kept on this device until the server has it. */
export const ProductForm = (props: FormProps) => {
  const { shop, product } = props;
  const draft = useDraft<ProductValues>(
    `produk:${shop.id}:${product?.id ?? 'baru'}`,
    product?.updatedAt ?? 'baru',
    product ? valuesOf(product) : emptyValues(shop.desa),
  );
  return draft && <Filled {...props} draft={draft} />;
};
