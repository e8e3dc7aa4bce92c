import { Button, ChoiceField, DeskHead, Panel } from '@lapak/ui';
import { Security, useSession } from '@lapak/web';
import { usePageTitle } from '../../parts/page-title.js';
import { t } from '../../words/words.js';

/** Who is signed in, in which language, and what keeps the account safe. */
export const Screen = () => {
  usePageTitle(t.account.title);
  const { viewer, locale, speak, signOut } = useSession();
  return (
    <>
      <DeskHead title={t.account.title}>
        <Button kind="ghost" onClick={() => void signOut()}>
          {t.frame.signOut}
        </Button>
      </DeskHead>
      <div className="column">
        <Panel title={t.account.you}>
          <dl className="facts">
            <div>
              <dt>{t.account.fullName}</dt>
              <dd>{viewer.fullName}</dd>
            </div>
            {viewer.phone && (
              <div>
                <dt>{t.account.phone}</dt>
                <dd>{viewer.phone}</dd>
              </div>
            )}
            {viewer.email && (
              <div>
                <dt>{t.account.email}</dt>
                <dd>{viewer.email}</dd>
              </div>
            )}
          </dl>
          <ChoiceField
            legend={t.frame.language}
            name="language"
            value={locale}
            onChoose={(next) => void speak(next as 'id' | 'en')}
            choices={[
              { value: 'id', label: <span lang="id">Bahasa Indonesia</span> },
              { value: 'en', label: <span lang="en">English</span> },
            ]}
          />
        </Panel>
        <Security />
      </div>
    </>
  );
};
