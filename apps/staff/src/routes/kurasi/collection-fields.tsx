import { CheckField, Field, TextArea } from '@lapak/ui';
import { wordsHere } from '../../words/words.js';
import type { CollectionDraft } from './collection-draft.js';
import { MomentField } from './moment-field.js';

/** What a collection is called and when it is shown. Times are those of the regency. */
export const CollectionFields = ({
  draft,
  change,
  errorOf,
}: {
  draft: CollectionDraft;
  change: (part: Partial<CollectionDraft>) => void;
  errorOf: (field: string) => string | undefined;
}) => {
  const t = wordsHere().curation;
  const text = (name: 'titleId' | 'titleEn' | 'noteId' | 'noteEn' | 'slug' | 'startsAt' | 'endsAt') => ({
    name,
    label: t.fields[name],
    value: draft[name],
    error: errorOf(name),
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <>
      <div className="fields">
        <Field {...text('titleId')} maxLength={80} required />
        <Field {...text('titleEn')} maxLength={80} optional={t.optional} lang="en" />
        <TextArea {...text('noteId')} maxLength={300} rows={3} optional={t.optional} />
        <TextArea {...text('noteEn')} maxLength={300} rows={3} optional={t.optional} lang="en" />
        <Field {...text('slug')} hint={t.slugHint} optional={t.optional} autoCapitalize="none" />
        <Field
          name="sort"
          label={t.fields.sort}
          hint={t.sortHint}
          type="number"
          min={0}
          max={1000}
          value={draft.sort}
          error={errorOf('sort')}
          onChange={({ target }) => change({ sort: Math.round(Number(target.value)) || 0 })}
        />
        <MomentField {...text('startsAt')} optional={t.optional} />
        <MomentField {...text('endsAt')} optional={t.optional} />
      </div>
      <CheckField
        name="published"
        label={
          <>
            <b>{t.fields.published}</b>
            <br />
            <span className="meta">{t.publishedHint}</span>
          </>
        }
        role="switch"
        checked={draft.published}
        onChange={({ target }) => change({ published: target.checked })}
      />
    </>
  );
};
