import { ChoiceField, Field } from '@lapak/ui';
import type { Halal } from '../../gql/graphql.js';
import { t } from '../../words/words.js';
import { type Category, halalOf, pirtFault, type ProductValues } from './product-values.js';

const CHOICES: readonly Halal[] = ['certified', 'in_process', 'non_halal', 'not_food'];

/** Halal and P-IRT, only where the category needs them. */
export const FoodFields = ({
  category,
  values,
  set,
  errorOf,
}: {
  category: Category | null;
  values: ProductValues;
  set: (part: Partial<ProductValues>) => void;
  errorOf: (field: string) => string | undefined;
}) => {
  if (!category?.food) return null;
  const halal = halalOf(values, category);
  const choices = CHOICES.filter((one) => one !== 'not_food' || !category.needsHalal);
  return (
    <>
      {category.needsPirt && (
        <Field
          name="pirt"
          label={t.product.pirt}
          optional={t.say.optional}
          hint={t.product.pirtHint}
          inputMode="numeric"
          value={values.pirt}
          onChange={(event) => set({ pirt: event.target.value })}
          error={errorOf('pirt') ?? pirtFault(values.pirt)}
        />
      )}
      <div id="halal" tabIndex={-1}>
        <ChoiceField
          legend={t.product.halal}
          name="halal-choice"
          value={halal}
          onChoose={(value) => set({ halal: value as Halal })}
          choices={choices.map((value) => ({ value, label: t.product.halalWords[value] }))}
          error={errorOf('halal')}
        />
      </div>
      {halal === 'certified' && (
        <Field
          name="halalNumber"
          label={t.product.halalNumber}
          hint={t.product.halalNumberHint}
          value={values.halalNumber}
          onChange={(event) => set({ halalNumber: event.target.value })}
          error={errorOf('halalNumber')}
        />
      )}
    </>
  );
};
