import type { Locale } from '@lapak/kernel';
import { ChoiceField } from '@lapak/ui';
import { type ReactNode, useState } from 'react';
import { wordsHere } from '../../words/words.js';

/** How the page will look on a phone of 360 pixels, in either language. It can be looked at, not used. */
export const Phone = ({ children }: { children: (locale: Locale) => ReactNode }) => {
  const t = wordsHere().curation;
  const [locale, setLocale] = useState<Locale>('id');
  return (
    <section className="preview" aria-label={t.preview}>
      <ChoiceField
        legend={t.preview}
        name="preview-locale"
        value={locale}
        onChoose={(value) => setLocale(value as Locale)}
        choices={[
          { value: 'id', label: 'Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div className="phone" tabIndex={0} role="group" aria-label={t.preview} lang={locale}>
        <div inert>{children(locale)}</div>
      </div>
    </section>
  );
};
