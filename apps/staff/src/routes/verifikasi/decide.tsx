import { Button, Dialog, Notice, TextArea } from '@lapak/ui';
import { useDeed } from '@lapak/web';
import { useState } from 'react';
import { type CaseDecision, type CasePartsFragment, DecideCaseDocument } from '../../gql/graphql.js';
import { Refusal } from '../../refusal.js';
import { useFocusWrong } from '../../use-focus-wrong.js';
import { wordsHere } from '../../words/words.js';
import type { Requirement } from './next-open.js';

interface DecideProps {
  readonly of: CasePartsFragment;
  readonly decision: CaseDecision | null;
  readonly onClose: () => void;
  /** Goes to a line of the checklist. */
  readonly onShow: (key: string) => void;
}

const Lines = ({ of: lines, onShow }: { of: readonly Requirement[]; onShow: (key: string) => void }) => (
  <ul className="lines">
    {lines.map((one) => (
      <li key={one.key}>
        <button type="button" className="link" onClick={() => onShow(one.key)}>
          {one.label}
        </button>
        {one.reason && <small>{one.reason}</small>}
      </li>
    ))}
  </ul>
);

/** What stands in the way of a decision, so that nobody has to press a button to find out. */
const obstacle = (decision: CaseDecision, requirements: readonly Requirement[]): readonly Requirement[] | 'none' => {
  if (decision === 'approve') {
    const open = requirements.filter(({ required, status }) => required && status !== 'ok');
    return open.length > 0 ? open : 'none';
  }
  if (decision === 'request_fix') return requirements.some(({ status }) => status === 'fix') ? 'none' : [];
  return 'none';
};

const Effect = ({
  of: one,
  decision,
  reason,
  onReason,
  error,
  onShow,
}: {
  of: CasePartsFragment;
  decision: CaseDecision;
  reason: string;
  onReason: (text: string) => void;
  error: string | undefined;
  onShow: (key: string) => void;
}) => {
  const t = wordsHere().decide;
  return (
    <>
      <p>{t[decision].effect(one.shop.name)}</p>
      {decision === 'request_fix' && (
        <>
          <h3>{t.letter}</h3>
          <Lines of={one.requirements.filter(({ status }) => status === 'fix')} onShow={onShow} />
        </>
      )}
      {decision === 'reject' && (
        <TextArea
          name="reject-reason"
          label={t.rejectReason}
          hint={t.rejectHint}
          value={reason}
          maxLength={300}
          rows={4}
          error={error}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </>
  );
};

/** One decision, with its effect said before it is made. */
export const Decide = ({ of: one, decision, onClose, onShow }: DecideProps) => {
  const t = wordsHere();
  const { run, busy, problem, forget, errorOf } = useDeed(DecideCaseDocument, { refetch: ['QueueFigures'] });
  const [reason, setReason] = useState('');
  useFocusWrong(problem, 'reason', 'reject-reason');
  const close = () => {
    forget();
    onClose();
  };
  const show = (key: string) => {
    close();
    onShow(key);
  };
  const confirm = async () => {
    if (!decision) return;
    const outcome = await run({ code: one.code, decision, reason: decision === 'reject' ? reason : null });
    if (outcome) close();
  };
  const missing = decision ? obstacle(decision, one.requirements) : 'none';
  return (
    <Dialog
      open={decision !== null}
      onClose={close}
      title={decision ? t.decide[decision].title : ''}
      foot={
        <>
          <Button kind="quiet" onClick={close}>
            {t.say.cancel}
          </Button>
          {decision && missing === 'none' && (
            <Button kind={decision === 'reject' ? 'danger' : 'primary'} busy={busy} onClick={() => void confirm()}>
              {t.decide[decision].go}
            </Button>
          )}
        </>
      }
    >
      {!errorOf('reason') && <Refusal problem={problem && { ...problem, fields: [] }} />}
      {decision && missing !== 'none' && (
        <>
          <Notice tone="attention">{decision === 'approve' ? t.decide.stillOpen : t.decide.nothingToFix}</Notice>
          <Lines of={missing} onShow={show} />
        </>
      )}
      {decision && missing === 'none' && (
        <Effect
          of={one}
          decision={decision}
          reason={reason}
          onReason={setReason}
          error={errorOf('reason')}
          onShow={show}
        />
      )}
    </Dialog>
  );
};
