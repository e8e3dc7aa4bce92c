import { CheckField, ChoiceField, Field, Select, TextArea } from '@lapak/ui';
import type { ProductFormQuery } from '../../gql/graphql.js';
import { DesaPicker } from '../../parts/desa-picker.js';
import { t } from '../../words/words.js';
import type { Category, ProductValues } from './product-values.js';
import { FormerPrice, VariantFields } from './variant-fields.js';

export type Tree = ProductFormQuery['categories'];

export interface FormParts {
  readonly values: ProductValues;
  readonly change: (next: (values: ProductValues) => ProductValues) => void;
  readonly set: (part: Partial<ProductValues>) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly category: Category | null;
}

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

const UnitField = ({ values, set, errorOf }: FormParts) => (
  <Field
    name="unit"
    label={t.product.unit}
    value={values.unit}
    onChange={(event) => set({ unit: event.target.value })}
    placeholder={t.product.unitHint}
    error={errorOf('unit')}
    maxLength={30}
  />
);

const nameHint = (name: string): string => {
  if (name.trim().length < 4) return t.product.nameHint;
  return /\d/.test(name) ? t.product.nameGood : t.product.nameAddSize;
};

/** What it is: name, category, figures. */
export const What = (props: { tree: Tree } & FormParts) => {
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
      <CategoryField {...props} />
      <VariantFields values={values} change={change} errorOf={errorOf} unit={<UnitField {...props} />} />
    </>
  );
};

/** How it comes to be: from stock or to order, what to say about it, where it is made. */
export const How = ({ values, set, errorOf }: FormParts) => (
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

const Care = ({ values, set }: FormParts) => (
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
);

const FOLDED = ['variants.0.compareAt', 'titleEn', 'descriptionEn'];

/** What most products do without; it opens by itself when something in it is wrong. */
export const More = (props: FormParts) => {
  const { values, set, errorOf } = props;
  return (
    <details className="fold" open={FOLDED.some((field) => errorOf(field)) || undefined}>
      <summary>{t.product.moreFields}</summary>
      {!values.many && <FormerPrice at={0} {...props} />}
      <Care {...props} />
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
};
