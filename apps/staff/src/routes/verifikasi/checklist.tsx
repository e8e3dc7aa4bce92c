import { Badge, Button, ChoiceField, Notice, TextArea } from '@lapak/ui';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { CasePartsFragment } from '../../gql/graphql.js';
import { Refusal } from '../../refusal.js';
import { useFocusWrong } from '../../use-focus-wrong.js';
import { wordsHere } from '../../words/words.js';
import { requirementTone } from './case-tone.js';
import { type Requirement, stillOpen } from './next-open.js';
import type { Desk } from './use-desk.js';

type ReadyReason = CasePartsFragment['readyReasons'][number];

type Shop = CasePartsFragment['shop'];

/** What the regency's list computes from the shop itself. */
const COMPUTED: Readonly<Record<string, (shop: Shop) => string>> = {
  owner: ({ name, ownerName }) => `${name} · ${ownerName}`,
  address: ({ addressText }) => addressText,
};

/** What the applicant handed in, in one line. */
const handedIn = ({ key, text, documents, kind, attested, status }: Requirement, shop: Shop): string => {
  const t = wordsHere().checklist;
  if (text) return text;
  if (documents.length > 0) return t.papers(documents.length);
  if (kind === 'attest') return attested ? t.attested : t.notAttested;
  if (attested) return t.inProcess;
  if (kind === 'computed' && status !== 'empty') return COMPUTED[key]?.(shop) ?? t.computed;
  return t.nothing;
};

const State = ({ of: one, mayJudge, here }: { of: Requirement; mayJudge: boolean; here: boolean }) => {
  const t = wordsHere().checklist;
  if (!stillOpen(one)) return <Badge tone={requirementTone(one.status)}>{t.states[one.status]}</Badge>;
  return mayJudge && !here ? (
    <Badge>
      <span className="by-key" aria-hidden="true">
        A / R
      </span>
      <span className="by-word">{t.states[one.status]}</span>
    </Badge>
  ) : (
    <Badge>{t.states[one.status]}</Badge>
  );
};

const FixForm = ({ of: one, reasons, desk }: { of: Requirement; reasons: readonly ReadyReason[]; desk: Desk }) => {
  const t = wordsHere();
  const [text, setText] = useState(one.reason ?? '');
  useFocusWrong(desk.problem, 'reason');
  const ready = reasons.filter(({ requirement }) => requirement === one.key);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void desk.askFix(text);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') desk.cancelFix();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void desk.askFix(text);
  };
  return (
    <form className="fix" onSubmit={send} onKeyDown={keys}>
      {ready.length > 0 && (
        <ChoiceField
          legend={t.checklist.readyReasons}
          name="ready"
          as="cards"
          value={text}
          onChoose={setText}
          choices={ready.map((reason) => ({ value: reason.text, label: reason.text }))}
        />
      )}
      <TextArea
        name="reason"
        label={t.checklist.reason}
        hint={t.checklist.reasonHint}
        value={text}
        maxLength={300}
        rows={3}
        autoFocus
        error={desk.problem?.fields.find(({ field }) => field === 'reason')?.message}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="row wrapping">
        <Button small busy={desk.busy}>
          {t.checklist.saveFix}
        </Button>
        <Button kind="quiet" small type="button" onClick={desk.cancelFix}>
          {t.say.cancel}
        </Button>
      </p>
    </form>
  );
};

const InHand = ({ of: one, reasons, desk }: { of: Requirement; reasons: readonly ReadyReason[]; desk: Desk }) => {
  const t = wordsHere().checklist;
  return (
    <div className="judge-body">
      <p className="meta">{one.help}</p>
      {one.warning && <Notice tone="attention">{one.warning}</Notice>}
      {desk.problem && desk.problem.fields.length === 0 && <Refusal problem={desk.problem} />}
      {desk.fixing && <FixForm of={one} reasons={reasons} desk={desk} />}
      {!desk.fixing && desk.mayJudge && (
        <p className="row wrapping">
          <Button
            kind="ghost"
            small
            busy={desk.busy}
            disabled={one.status === 'empty'}
            onClick={desk.approve}
            aria-keyshortcuts="A"
          >
            {t.ok} <kbd aria-hidden="true">A</kbd>
          </Button>
          <Button kind="danger" small disabled={desk.busy} onClick={desk.beginFix} aria-keyshortcuts="R">
            {t.fix} <kbd aria-hidden="true">R</kbd>
          </Button>
        </p>
      )}
    </div>
  );
};

/** The regency's list, one line in hand at a time. */
export const Checklist = ({
  of: { requirements, readyReasons, shop },
  desk,
}: {
  of: CasePartsFragment;
  desk: Desk;
}) => {
  const t = wordsHere().checklist;
  return (
    <ol className="judge">
      {requirements.map((one) => {
        const here = one.key === desk.current;
        return (
          <li key={one.key} className={here ? 'here' : undefined}>
            <button
              type="button"
              className="judge-head"
              aria-expanded={here}
              aria-current={here ? 'step' : undefined}
              onClick={() => desk.select(one.key)}
            >
              <span>
                <b>{one.label}</b>
                {!one.required && <small> ({t.later})</small>}
                <span className="judge-text">{handedIn(one, shop)}</span>
                {one.status === 'fix' && one.reason && <span className="judge-reason">{one.reason}</span>}
              </span>
              <State of={one} mayJudge={desk.mayJudge} here={here} />
            </button>
            {here && <InHand of={one} reasons={readyReasons} desk={desk} />}
          </li>
        );
      })}
    </ol>
  );
};
