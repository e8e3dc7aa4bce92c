import { formatDateTime } from '@lapak/kernel';
import { CheckField, Notice, Panel, Timeline } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { Keyboard } from 'lucide-react';
import type { CasePartsFragment } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';

/** Shops that this one resembles. */
export const Hints = ({ of: hints }: { of: readonly string[] }) => {
  const t = wordsHere().verify;
  if (hints.length === 0) return null;
  return (
    <Notice tone="attention">
      <b>{t.maybeDouble}</b>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </Notice>
  );
};

/** What the keys do, and the switch for who would rather not have them. */
export const KeyHelp = ({ on, setOn }: { on: boolean; setOn: (on: boolean) => void }) => {
  const t = wordsHere().keys;
  return (
    <details className="key-help">
      <summary>
        <Keyboard aria-hidden="true" />
        {t.title}
      </summary>
      <dl>
        {t.list.map(([keys, deed]) => (
          <div key={deed}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
      <CheckField name="keys" label={t.use} checked={on} onChange={(event) => setOn(event.target.checked)} />
    </details>
  );
};

/** What has happened to the case and who did it, newest first. */
export const CaseHistory = ({ of: events }: { of: CasePartsFragment['events'] }) => {
  const t = wordsHere();
  const { zone, locale } = useSession();
  return (
    <Panel title={t.verify.history}>
      <Timeline
        statusWords={t.trail}
        steps={[...events].reverse().map((event, i) => ({
          status: i === 0 ? ('now' as const) : ('done' as const),
          title: event.text,
          detail: formatDateTime(new Date(event.at), zone, locale),
          actor: event.actorName || event.actor,
        }))}
      />
    </Panel>
  );
};
