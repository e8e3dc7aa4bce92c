import { Field, TextArea } from '@lapak/ui';
import { wordsHere } from '../../words/words.js';
import type { FeatureDraft } from './feature-draft.js';
import { MomentField } from './moment-field.js';

type TextName = Exclude<keyof FeatureDraft, 'id' | 'shop'>;

/** What is told about a shop, in both languages, and why it was chosen: the reason is shown to everybody. */
export const FeatureFields = ({
  draft,
  change,
  errorOf,
}: {
  draft: FeatureDraft;
  change: (part: Partial<FeatureDraft>) => void;
  errorOf: (field: string) => string | undefined;
}) => {
  const t = wordsHere().curation;
  const text = (name: TextName) => ({
    name,
    label: t.fields[name],
    value: draft[name],
    error: errorOf(name),
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <div className="fields">
      <Field {...text('headlineId')} maxLength={120} required />
      <Field {...text('headlineEn')} maxLength={120} optional={t.optional} lang="en" />
      <TextArea {...text('storyId')} maxLength={4000} rows={9} hint={t.storyHint} required />
      <TextArea {...text('storyEn')} maxLength={4000} rows={9} optional={t.optional} lang="en" />
      <TextArea {...text('reasonId')} maxLength={400} rows={3} hint={t.reasonHint} required />
      <TextArea {...text('reasonEn')} maxLength={400} rows={3} optional={t.optional} lang="en" />
      <MomentField {...text('startsAt')} required />
      <MomentField {...text('endsAt')} hint={t.longest} required />
    </div>
  );
};
