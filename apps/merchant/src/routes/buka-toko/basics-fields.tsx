import { slugOf } from '@lapak/kernel';
import { CheckField, Field, TextArea } from '@lapak/ui';
import { publicUrl } from '@lapak/web';
import { DesaPicker } from '../../parts/desa-picker.js';
import { t } from '../../words/words.js';
import type { Basics } from './basics.js';

interface FieldsProps {
  values: Basics;
  set: (part: Partial<Basics>) => void;
  errorOf: (field: string) => string | undefined;
  /** Checked by staff already: shown, not to be changed. */
  locked?: boolean;
}

/** Names that are free, one tap each. */
const Suggestions = ({ names, onChoose }: { names: readonly string[]; onChoose: (name: string) => void }) =>
  names.length === 0 ? null : (
    <div className="field" role="group" aria-label={t.openShop.taken}>
      <small className="error" role="alert">
        {t.openShop.taken}
      </small>
      <div className="choices">
        {names.map((name) => (
          <button key={name} type="button" className="choice" onClick={() => onChoose(name)}>
            {t.openShop.useName(name)}
          </button>
        ))}
      </div>
    </div>
  );

/** The address that the name makes, once there is enough of it. */
const nameHint = (name: string): string => {
  const slug = slugOf(name);
  if (!slug) return t.openShop.nameHint;
  return `${t.openShop.address} ${publicUrl(`/toko/${slug}`).replace(/^https?:\/\//, '')}`;
};

/** What the shop is called, and the address that makes of it. */
export const NameFields = ({
  values,
  set,
  errorOf,
  locked,
  suggestions,
}: FieldsProps & { suggestions: readonly string[] }) => {
  return (
    <>
      <Field
        name="name"
        label={t.openShop.name}
        hint={locked ? undefined : nameHint(values.name)}
        value={values.name}
        maxLength={60}
        disabled={locked}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf('name')}
      />
      <Suggestions names={suggestions} onChoose={(name) => set({ name })} />
      <Field
        name="taglineId"
        label={t.openShop.tagline}
        optional={t.say.optional}
        hint={t.openShop.taglineHint}
        value={values.taglineId}
        maxLength={120}
        onChange={(event) => set({ taglineId: event.target.value })}
        error={errorOf('taglineId')}
      />
    </>
  );
};

/** Where it is made. */
export const PlaceFields = ({ values, set, errorOf, locked }: FieldsProps) => (
  <>
    <DesaPicker
      name="desaCode"
      label={t.openShop.desa}
      value={values.desa}
      onChoose={(desa) => set({ desa })}
      error={errorOf('desaCode')}
      disabled={locked}
    />
    <Field
      name="banjar"
      label={t.openShop.banjar}
      value={values.banjar}
      maxLength={120}
      disabled={locked}
      onChange={(event) => set({ banjar: event.target.value })}
      error={errorOf('banjar')}
    />
    <Field
      name="street"
      label={t.openShop.street}
      optional={t.say.optional}
      value={values.street}
      maxLength={120}
      disabled={locked}
      onChange={(event) => set({ street: event.target.value })}
      error={errorOf('street')}
    />
    <Field
      name="landmark"
      label={t.openShop.landmark}
      optional={t.say.optional}
      hint={locked ? undefined : t.openShop.landmarkHint}
      value={values.landmark}
      maxLength={120}
      disabled={locked}
      onChange={(event) => set({ landmark: event.target.value })}
      error={errorOf('landmark')}
    />
  </>
);

/** How to reach it, and who stands behind it. */
export const StoryFields = ({ values, set, errorOf }: FieldsProps) => (
  <>
    <Field
      name="phone"
      label={t.openShop.phone}
      hint={t.openShop.phoneHint}
      type="tel"
      inputMode="tel"
      value={values.phone}
      onChange={(event) => set({ phone: event.target.value })}
      error={errorOf('phone')}
    />
    <CheckField
      name="foodSeller"
      label={
        <>
          {t.openShop.food}
          <small className="meta block">{t.openShop.foodHint}</small>
        </>
      }
      checked={values.foodSeller}
      onChange={(event) => set({ foodSeller: event.target.checked })}
    />
    <TextArea
      name="storyId"
      label={t.openShop.story}
      optional={t.say.optional}
      hint={t.openShop.storyHint}
      value={values.storyId}
      maxLength={4000}
      onChange={(event) => set({ storyId: event.target.value })}
      error={errorOf('storyId')}
    />
  </>
);
