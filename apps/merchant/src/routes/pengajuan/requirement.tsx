import { Badge, Button, CheckField, Field, Notice, type Tone } from '@lapak/ui';
import { useDeed } from '@lapak/web';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  type ApplicationPartsFragment,
  FillRequirementDocument,
  type RequirementInput,
  type RequirementStatus,
} from '../../gql/graphql.js';
import { Go } from '../../parts/link.js';
import { ProblemBox } from '../../parts/problem.js';
import { t } from '../../words/words.js';
import { Documents } from './documents.js';

export type Item = ApplicationPartsFragment['requirements'][number];
type Fill = (answer: Omit<RequirementInput, 'shopId' | 'key'>) => Promise<boolean>;

const LOOKS: Readonly<Record<RequirementStatus, { tone: Tone; icon: React.ReactNode }>> = {
  empty: { tone: 'info', icon: <CircleDashed aria-hidden /> },
  filled: { tone: 'info', icon: <CircleCheck aria-hidden /> },
  ok: { tone: 'good', icon: <CircleCheck aria-hidden /> },
  fix: { tone: 'bad', icon: <CircleAlert aria-hidden /> },
};

/** A number, or at the NIB the word that it is being arranged. */
const Text = ({ item, fill, busy, error }: { item: Item; fill: Fill; busy: boolean; error: string | undefined }) => {
  const [text, setText] = useState(item.text ?? '');
  const nib = item.key === 'nib';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void fill({ text: text.trim() || null, attested: false });
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <Field
        name={`isi-${item.key}`}
        label={item.label}
        inputMode={nib ? 'numeric' : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={error}
      />
      <p className="form-foot">
        <Button kind="ghost" small busy={busy}>
          {t.say.save}
        </Button>
      </p>
      {nib && (
        <CheckField
          name="nib-proses"
          label={
            <>
              {t.apply.inProcess}
              <small className="meta block">{t.apply.inProcessHint}</small>
            </>
          }
          checked={item.attested && !item.text}
          disabled={busy}
          onChange={(event) => event.target.checked && void fill({ text: null, attested: true })}
        />
      )}
    </form>
  );
};

const Computed = ({ item, fill, busy }: { item: Item; fill: Fill; busy: boolean }) => (
  <p className="form-foot">
    <Go to="/toko/profil" kind="ghost" small>
      {t.apply.editProfile}
    </Go>
    {item.status === 'fix' && (
      <Button kind="quiet" small busy={busy} onClick={() => void fill({ attested: true })}>
        {t.apply.answered}
      </Button>
    )}
  </p>
);

const Attest = ({ item, fill, busy }: { item: Item; fill: Fill; busy: boolean }) => (
  <CheckField
    name={`isi-${item.key}`}
    label={t.apply.agree}
    checked={item.attested || busy}
    disabled={busy || item.attested}
    onChange={(event) => event.target.checked && void fill({ attested: true })}
  />
);

const Answer = ({ shopId, item }: { shopId: string; item: Item }) => {
  const deed = useDeed(FillRequirementDocument, { refetch: ['Application'] });
  const fill: Fill = async (answer) => (await deed.run({ input: { shopId, key: item.key, ...answer } })) !== null;
  const error = deed.errorOf('text');
  return (
    <>
      {!error && <ProblemBox problem={deed.problem} />}
      {item.kind === 'text' && <Text item={item} fill={fill} busy={deed.busy} error={error} />}
      {item.kind === 'computed' && <Computed item={item} fill={fill} busy={deed.busy} />}
      {item.kind === 'attest' && <Attest item={item} fill={fill} busy={deed.busy} />}
      {item.kind === 'document' && (
        <Documents item={item} busy={deed.busy} onUploaded={(uploadIds) => fill({ uploadIds })} />
      )}
    </>
  );
};

/** What was given, for a line that cannot be changed now. */
const Given = ({ item }: { item: Item }) => {
  if (item.kind === 'document') return <Documents item={item} busy={false} onUploaded={null} />;
  if (item.text) return <p className="given">{item.text}</p>;
  return item.attested ? <p className="given">{item.key === 'nib' ? t.apply.inProcess : t.say.yes}</p> : null;
};

/** One line of the checklist: how it stands, why it came back, and the place to answer it while it is open. */
export const Requirement = ({ shopId, item, missed }: { shopId: string; item: Item; missed: boolean }) => {
  const look = LOOKS[missed && item.status === 'empty' ? 'fix' : item.status];
  return (
    <li className={`requirement is-${item.status}`} id={`syarat-${item.key}`} tabIndex={-1}>
      <span className={`mark-${look.tone}`}>{look.icon}</span>
      <div>
        <h2>
          {item.label} {!item.required && <Badge>{t.apply.optionalItem}</Badge>}
        </h2>
        <p className="meta">
          <span className="sr">{t.apply.status[item.status]}. </span>
          {item.help}
        </p>
        {item.reason && (item.status === 'fix' || item.open) && (
          <Notice tone="bad">
            <b>{t.apply.reason}</b>
            <p>{item.reason}</p>
          </Notice>
        )}
        {item.open ? <Answer shopId={shopId} item={item} /> : <Given item={item} />}
        {item.warning && <Notice tone="attention">{item.warning}</Notice>}
      </div>
      <Badge tone={look.tone}>{t.apply.status[item.status]}</Badge>
    </li>
  );
};
