import { Button, CheckField, ChoiceField, Dialog, ErrorSummary, Field, Notice, Select, TextArea } from '@lapak/ui';
import { type FormEvent, useState } from 'react';
import type { MyProductPartsFragment, ProductFormQuery } from '../../gql/graphql.js';
import { DesaPicker } from '../../parts/desa-picker.js';
import { useTimes } from '../../parts/times.js';
import { type DraftState, useDraft } from '../../parts/use-draft.js';
import { t } from '../../words/words.js';
import { FoodFields } from './food-fields.js';
import { usePhotoQueue } from './photo-queue.js';
import { PhotoStrip } from './photo-strip.js';
import { ProductPreview } from './product-preview.js';
import { type Category, emptyValues, type Photo, type ProductValues, valuesOf } from './product-values.js';
import { useSaveProduct } from './save-product.js';
import { VariantFields } from './variant-fields.js';

type Shop = NonNullable<ProductFormQuery['myShop']>;
type Tree = ProductFormQuery['categories'];

export interface FormParts {
  readonly values: ProductValues;
  readonly change: DraftState<ProductValues>['change'];
  readonly set: (part: Partial<ProductValues>) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly category: Category | null;
}

/** Only the ends of the tree hold products. */
const leavesOf = (tree: Tree): Category[] => tree.flatMap((top) => (top.children.length > 0 ? top.children : [top]));

const CategoryField = ({ tree, values, set, errorOf }: { tree: Tree } & FormParts) => (
  <Select
    name="categoryId"
    label={t.product.category}
    value={values.categoryId}
    onChange={(event) => set({ categoryId: event.target.value })}
    error={errorOf('categoryId')}
  >
    <option value="">{t.product.chooseCategory}</option>
    {tree.map((top) =>
      top.children.length > 0 ? (
        <optgroup key={top.id} label={top.name}>
          {top.children.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </optgroup>
      ) : (
        <option key={top.id} value={top.id}>
          {top.name}
        </option>
      ),
    )}
  </Select>
);

const nameHint = (name: string): string => {
  if (name.trim().length < 4) return t.product.nameHint;
  return /\d/.test(name) ? t.product.nameGood : t.product.nameAddSize;
};

/** What it is: name, category, figures. */
const What = (props: { tree: Tree } & FormParts) => {
  const { values, set, change, errorOf } = props;
  return (
    <>
      <Field
        name="titleId"
        label={t.product.name}
        value={values.titleId}
        onChange={(event) => set({ titleId: event.target.value })}
        hint={nameHint(values.titleId)}
        error={errorOf('titleId')}
        maxLength={120}
      />
      <div className="fields">
        <CategoryField {...props} />
        <Field
          name="unit"
          label={t.product.unit}
          value={values.unit}
          onChange={(event) => set({ unit: event.target.value })}
          placeholder={t.product.unitHint}
          error={errorOf('unit')}
          maxLength={30}
        />
      </div>
      <VariantFields values={values} change={change} errorOf={errorOf} />
    </>
  );
};

/** How it comes to be: from stock or to order, by whom, what to mind on the way. */
const How = ({ values, set, errorOf }: FormParts) => (
  <>
    <ChoiceField
      legend={t.product.making}
      name="making"
      value={values.toOrder ? 'order' : 'stock'}
      onChoose={(value) => set({ toOrder: value === 'order' })}
      choices={[
        { value: 'stock', label: t.product.fromStock },
        { value: 'order', label: t.product.toOrder },
      ]}
    />
    {values.toOrder && (
      <Field
        name="madeToOrderDays"
        label={t.product.days}
        inputMode="numeric"
        value={values.days}
        onChange={(event) => set({ days: event.target.value })}
        error={errorOf('madeToOrderDays')}
      />
    )}
    <TextArea
      name="descriptionId"
      label={t.product.description}
      optional={t.say.optional}
      hint={t.product.descriptionHint}
      value={values.descriptionId}
      onChange={(event) => set({ descriptionId: event.target.value })}
      error={errorOf('descriptionId')}
    />
    <DesaPicker
      name="madeInDesaCode"
      label={t.product.madeIn}
      value={values.madeIn}
      onChoose={(madeIn) => set({ madeIn })}
      error={errorOf('madeInDesaCode')}
    />
  </>
);

const More = ({ values, set, errorOf }: FormParts) => (
  <details className="fold" open={Boolean(errorOf('titleEn') ?? errorOf('descriptionEn')) || undefined}>
    <summary>{t.product.moreFields}</summary>
    <fieldset className="field">
      <legend className="label">{t.product.care}</legend>
      <CheckField
        name="fragile"
        label={t.product.fragile}
        checked={values.fragile}
        onChange={(event) => set({ fragile: event.target.checked })}
      />
      <CheckField
        name="perishable"
        label={t.product.perishable}
        checked={values.perishable}
        onChange={(event) => set({ perishable: event.target.checked })}
      />
    </fieldset>
    <Field
      name="titleEn"
      label={t.product.titleEn}
      optional={t.say.optional}
      lang="en"
      value={values.titleEn}
      onChange={(event) => set({ titleEn: event.target.value })}
      error={errorOf('titleEn')}
    />
    <TextArea
      name="descriptionEn"
      label={t.product.descriptionEn}
      optional={t.say.optional}
      lang="en"
      value={values.descriptionEn}
      onChange={(event) => set({ descriptionEn: event.target.value })}
      error={errorOf('descriptionEn')}
    />
  </details>
);

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

interface FormProps {
  shop: Shop;
  tree: Tree;
  product: MyProductPartsFragment | null;
}

const Filled = ({ shop, tree, product, draft }: FormProps & { draft: DraftState<ProductValues> }) => {
  const { value: values, change } = draft;
  const [looking, setLooking] = useState(false);
  const category = leavesOf(tree).find((one) => one.id === values.categoryId) ?? null;
  const set = (part: Partial<ProductValues>) => change((now) => ({ ...now, ...part }));
  const changePhotos = (next: (photos: readonly Photo[]) => readonly Photo[]) =>
    change((now) => ({ ...now, photos: next(now.photos) }));
  const queue = usePhotoQueue(values.photos, changePhotos);
  const save = useSaveProduct({ shopId: shop.id, product, draft, category });
  const form: FormParts = { values, change, set, errorOf: save.errorOf, category };
  const approved = shop.state === 'approved';
  const onSale = product?.state === 'published' || product?.state === 'pending';
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
        {!approved && <Notice tone="attention">{t.product.notApproved}</Notice>}
        {queue.sending && <p className="meta">{t.product.waitForPhotos}</p>}
        {approved && !onSale && (
          <Button
            type="button"
            kind="quiet"
            busy={save.busy}
            disabled={queue.sending}
            onClick={() => void save.run(false)}
          >
            {t.product.saveDraft}
          </Button>
        )}
        <div className="sticky-acts">
          <Button type="button" kind="ghost" className="phone-only" onClick={() => setLooking(true)}>
            {t.product.preview}
          </Button>
          <Button busy={save.busy} disabled={queue.sending}>
            {!approved ? t.product.saveDraft : onSale ? t.product.update : t.product.publish}
          </Button>
        </div>
      </form>
      <aside className="desk-only" aria-label={t.product.preview}>
        <p className="eyebrow">{t.product.preview}</p>
        <ProductPreview values={values} category={category} shop={shop} />
      </aside>
      <Dialog
        open={looking}
        onClose={() => setLooking(false)}
        title={t.product.preview}
        foot={<CloseIt on={setLooking} />}
      >
        <ProductPreview values={values} category={category} shop={shop} />
      </Dialog>
    </div>
  );
};

const CloseIt = ({ on }: { on: (open: boolean) => void }) => (
  <Button kind="ghost" onClick={() => on(false)}>
    {t.say.close}
  </Button>
);

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
