import { formatRupiah, parseRupiah } from '@lapak/kernel';
import { Button, Field, MoneyField } from '@lapak/ui';
import { Plus, Trash2 } from 'lucide-react';
import { t } from '../../words/words.js';
import { emptyVariant, type ProductValues, type VariantValues } from './product-values.js';

const MOST_VARIANTS = 20;

interface FormProps {
  values: ProductValues;
  change: (next: (values: ProductValues) => ProductValues) => void;
  errorOf: (field: string) => string | undefined;
}

/** `25rb` is read out as `Rp25.000`, so that nobody sells a hundred times too cheap. */
const readsAs = (text: string): string | undefined => {
  const read = parseRupiah(text);
  const plain = /^[\d.]*$/.test(text.trim()) && (text.includes('.') || text.trim().length < 4);
  return read === null || plain ? undefined : t.product.priceReads(formatRupiah(read));
};

const edit = (values: ProductValues, at: number, part: Partial<VariantValues>): ProductValues => ({
  ...values,
  variants: values.variants.map((variant, i) => (i === at ? { ...variant, ...part } : variant)),
});

/** Price, weight and stock of one variant. */
const Figures = ({ at, values, change, errorOf }: FormProps & { at: number }) => {
  const variant = values.variants[at]!;
  const set = (part: Partial<VariantValues>) => change((now) => edit(now, at, part));
  const name = (field: string) => `variants.${at}.${field}`;
  return (
    <div className="fields always-two">
      <MoneyField
        name={name('price')}
        label={t.product.price}
        value={variant.price}
        onChange={(event) => set({ price: event.target.value })}
        hint={readsAs(variant.price)}
        error={errorOf(name('price'))}
      />
      <Field
        name={name('weightGrams')}
        label={t.product.weight}
        value={variant.weight}
        onChange={(event) => set({ weight: event.target.value })}
        placeholder="280 g"
        error={errorOf(name('weightGrams'))}
      />
      <Field
        name={name('onHand')}
        label={values.toOrder ? t.product.capacity : t.product.stock}
        inputMode="numeric"
        value={variant.stock}
        onChange={(event) => set({ stock: event.target.value })}
        error={errorOf(name('onHand'))}
      />
      <MoneyField
        name={name('compareAt')}
        label={t.product.compareAt}
        optional={t.say.optional}
        value={variant.compareAt}
        hint={variant.compareAt ? t.product.compareAtHint : undefined}
        onChange={(event) => set({ compareAt: event.target.value })}
        error={errorOf(name('compareAt'))}
      />
    </div>
  );
};

const Named = ({ at, values, change, errorOf }: FormProps & { at: number }) => {
  const variant = values.variants[at]!;
  const drop = () => change((now) => ({ ...now, variants: now.variants.filter((_, i) => i !== at) }));
  return (
    <fieldset className="variant">
      <legend className="label">{t.product.variant(at + 1)}</legend>
      <Field
        name={`variants.${at}.nameId`}
        label={t.product.variantName}
        hint={t.product.variantHint}
        value={variant.nameId}
        onChange={(event) => change((now) => edit(now, at, { nameId: event.target.value }))}
        error={errorOf(`variants.${at}.nameId`)}
      />
      <Figures at={at} values={values} change={change} errorOf={errorOf} />
      {values.variants.length > 1 && (
        <Button type="button" kind="quiet" small onClick={drop}>
          <Trash2 aria-hidden className="icon" />
          {t.product.removeVariant(variant.nameId || t.product.variant(at + 1))}
        </Button>
      )}
    </fieldset>
  );
};

/** One variant as plain fields; several, each with a name, once somebody asks for them. */
export const VariantFields = (props: FormProps) => {
  const { values, change, errorOf } = props;
  const add = () =>
    change((now) => ({
      ...now,
      variants: [...now.variants, { ...now.variants[now.variants.length - 1]!, ...EMPTY_NAMES }],
    }));
  if (!values.many)
    return (
      <>
        <Figures at={0} {...props} />
        <Button type="button" kind="quiet" small onClick={() => change((now) => ({ ...now, many: true }))}>
          <Plus aria-hidden className="icon" />
          {t.product.addVariants}
        </Button>
      </>
    );
  return (
    <section aria-label={t.product.variants} id="variants" tabIndex={-1}>
      {errorOf('variants') && <p className="error">{errorOf('variants')}</p>}
      {values.variants.map((variant, i) => (
        <Named key={variant.id ?? i} at={i} {...props} />
      ))}
      {values.variants.length < MOST_VARIANTS && (
        <Button type="button" kind="ghost" small onClick={add}>
          <Plus aria-hidden className="icon" />
          {t.product.addVariant}
        </Button>
      )}
    </section>
  );
};

/** A further option begins with the figures of the one before it: most differ in one of them only. */
const EMPTY_NAMES = { id: null, nameId: '', nameEn: '', stock: emptyVariant.stock };
