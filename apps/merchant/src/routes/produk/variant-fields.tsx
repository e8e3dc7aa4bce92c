import { formatRupiah, parseRupiah } from '@lapak/kernel';
import { Button, Field, MoneyField } from '@lapak/ui';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../words/words.js';
import type { ProductValues, VariantValues } from './product-values.js';

const MOST_VARIANTS = 20;

interface FieldsProps {
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

const wired = ({ values, change, errorOf }: FieldsProps, at: number, field: keyof VariantValues, sent: string) => ({
  name: `variants.${at}.${sent}`,
  value: values.variants[at]![field] ?? '',
  onChange: (event: { target: { value: string } }) => change((now) => edit(now, at, { [field]: event.target.value })),
  error: errorOf(`variants.${at}.${sent}`),
});

/** The struck-through price of a variant. */
export const FormerPrice = ({ at, ...props }: FieldsProps & { at: number }) => (
  <MoneyField
    {...wired(props, at, 'compareAt', 'compareAt')}
    label={t.product.compareAt}
    placeholder={t.say.optional}
    hint={props.values.variants[at]!.compareAt ? t.product.compareAtHint : undefined}
  />
);

/** Price, weight and stock of one variant, with one more field between them. */
const Figures = ({ at, beside, ...props }: FieldsProps & { at: number; beside: ReactNode }) => (
  <div className="fields always-two">
    <MoneyField
      {...wired(props, at, 'price', 'price')}
      label={t.product.price}
      hint={readsAs(props.values.variants[at]!.price)}
    />
    {beside}
    <Field {...wired(props, at, 'weight', 'weightGrams')} label={t.product.weight} placeholder="280 g" />
    <Field
      {...wired(props, at, 'stock', 'onHand')}
      label={props.values.toOrder ? t.product.capacity : t.product.stock}
      inputMode="numeric"
    />
  </div>
);

const Named = ({ at, ...props }: FieldsProps & { at: number }) => {
  const { values, change } = props;
  const { nameId } = values.variants[at]!;
  const drop = () => change((now) => ({ ...now, variants: now.variants.filter((_, i) => i !== at) }));
  return (
    <fieldset className="variant">
      <legend className="label">{t.product.variant(at + 1)}</legend>
      <Field {...wired(props, at, 'nameId', 'nameId')} label={t.product.variantName} hint={t.product.variantHint} />
      <Figures at={at} beside={<FormerPrice at={at} {...props} />} {...props} />
      {values.variants.length > 1 && (
        <Button type="button" kind="quiet" small onClick={drop}>
          <Trash2 aria-hidden className="icon" />
          {t.product.removeVariant(nameId || t.product.variant(at + 1))}
        </Button>
      )}
    </fieldset>
  );
};

/** A further option begins with the figures of the one before it: most differ in one of them only. */
const another = (values: ProductValues): ProductValues => {
  const last = values.variants[values.variants.length - 1]!;
  return { ...values, variants: [...values.variants, { ...last, id: null, nameId: '', nameEn: '', stock: '' }] };
};

/** One variant as plain fields; several, each with a name, once somebody asks for them. */
export const VariantFields = ({ unit, ...props }: FieldsProps & { unit: ReactNode }) => {
  const { values, change, errorOf } = props;
  if (!values.many)
    return (
      <>
        <Figures at={0} beside={unit} {...props} />
        <Button type="button" kind="quiet" small onClick={() => change((now) => ({ ...now, many: true }))}>
          <Plus aria-hidden className="icon" />
          {t.product.addVariants}
        </Button>
      </>
    );
  return (
    <section aria-label={t.product.variants} id="variants" tabIndex={-1}>
      {unit}
      {errorOf('variants') && <p className="error">{errorOf('variants')}</p>}
      {values.variants.map((variant, i) => (
        <Named key={variant.id ?? i} at={i} {...props} />
      ))}
      {values.variants.length < MOST_VARIANTS && (
        <Button type="button" kind="ghost" small onClick={() => change(another)}>
          <Plus aria-hidden className="icon" />
          {t.product.addVariant}
        </Button>
      )}
    </section>
  );
};
